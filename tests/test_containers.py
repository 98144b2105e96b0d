"""The files in packaging/container agree with the program: extras, options and the files of the build."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from rembg_desktop.paths import TOKEN_FILE_VARIABLE, TOKEN_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "container"


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str]]:
    """(instruction, arguments) of the Containerfile, with continued lines joined."""
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2].strip()) for line in lines]


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def of(steps: list[tuple[str, str]], instruction: str) -> list[str]:
    return [arguments for name, arguments in steps if name == instruction]


def test_the_build_copies_all_that_the_wheel_is_made_of(
    steps: list[tuple[str, str]], project: dict[str, dict[str, object]]
) -> None:
    copied = {word for line in of(steps, "COPY") if "--from" not in line for word in line.split()[:-1]}
    metadata = project["project"]
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]  # type: ignore[index]
    needed = {"pyproject.toml", "constraints.txt", metadata["readme"], *metadata["license-files"]}  # type: ignore[misc]
    needed |= {*wheel["packages"], *wheel["force-include"]}
    assert not [name for name in needed if copied.isdisjoint((name, name.partition("/")[0]))]
    assert not [name for name in copied if not (ROOT / name).exists()]


def test_the_version_of_python_in_the_base_is_one_that_the_package_allows(
    steps: list[tuple[str, str]], project: dict[str, dict[str, object]]
) -> None:
    from packaging.specifiers import SpecifierSet

    found = re.search(r"python:(\d+\.\d+)-slim", of(steps, "ARG")[0])
    assert found
    assert found[1] in SpecifierSet(str(project["project"]["requires-python"]))


def test_the_program_runs_as_an_ordinary_user_and_ends_with_its_signal(steps: list[tuple[str, str]]) -> None:
    names = [name for name, _ in steps]
    assert of(steps, "USER") == ["1000"]
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in {"RUN", "COPY"})
    assert of(steps, "STOPSIGNAL") == ["SIGTERM"]
    assert of(steps, "CMD") == ['["rembg-desktop", "serve"]']


def test_the_variables_of_the_token_are_those_of_the_page() -> None:
    page = (ROOT / "docs" / "container.md").read_text(encoding="utf-8")
    assert {f"| `{TOKEN_VARIABLE}` |", f"| `{TOKEN_FILE_VARIABLE}` |"} <= set(
        re.findall(r"^\| `\w+` \|", page, re.MULTILINE)
    )


def test_the_extras_that_the_page_offers_exist(project: dict[str, dict[str, object]]) -> None:
    page = (ROOT / "docs" / "container.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| `EXTRAS` \|(.*)$", page, re.MULTILINE)
    offered = set(re.findall(r"`(\w+)`", row))
    assert offered
    assert offered <= set(project["project"]["optional-dependencies"])  # type: ignore[call-overload]


CERTIFICATES = {"ca.pem", "cert.pem", "key.pem"}


def of_compose() -> list[list[str]]:
    """The commands of the services, shells taken apart."""
    yaml = pytest.importorskip("yaml")
    services = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))["services"]
    found: list[list[str]] = []
    for service in services.values():
        words = service["command"] if isinstance(service["command"], list) else shlex.split(service["command"])
        shell = words[-1] if words[:2] == ["sh", "-c"] else shlex.join(words)
        found += [shlex.split(part) for part in re.sub(r"\$\{\w+:-(\w+)\}", r"\1", shell).split(" && ")]
    return found


def of_kubernetes() -> list[list[str]]:
    yaml = pytest.importorskip("yaml")
    found: list[list[str]] = []
    for file in (ROOT / "packaging" / "kubernetes").glob("*.yaml"):
        spec = yaml.safe_load(file.read_text(encoding="utf-8"))["spec"]
        pods = (
            [spec["template"]["spec"]]
            if "template" in spec
            else [spec[role]["spec"] for role in ("scheduler", "worker")]
        )
        found += [container["args"] for pod in pods for container in pod["containers"]]
    return found


def of_slurm() -> list[list[str]]:
    text = (ROOT / "packaging" / "slurm" / "cluster.sh").read_text(encoding="utf-8").replace("\\\n", " ")
    tls = "--tls-ca-file ca.pem --tls-cert cert.pem --tls-key key.pem"
    lines = [re.sub(r"\$\(tls \w+\)", tls, line).replace(" &", "") for line in text.splitlines()]
    return [
        shlex.split(line[line.index('/bin/dask"') + 5 :].replace('"', "", 1))
        for line in lines
        if '/bin/dask"' in line
    ]


COMMANDS = [(of.__name__, words) for of in (of_compose, of_kubernetes, of_slurm) for words in of()]


def test_the_commands_were_found() -> None:
    found = {(where, *words[:2]) for where, words in COMMANDS}
    for where in ("of_compose", "of_kubernetes", "of_slurm"):
        assert {(where, "dask", "scheduler"), (where, "dask", "worker")} <= found
    assert ("of_compose", "rembg-desktop", "serve") in found
    assert ("of_kubernetes", "rembg-desktop", "serve") in found


@pytest.mark.parametrize(("where", "words"), COMMANDS)
def test_every_option_of_a_command_exists(where: str, words: list[str]) -> None:
    import click

    from rembg_desktop.cli.root import root

    if words[0] == "dask":
        from distributed.cli import dask_scheduler, dask_worker

        command: click.Command = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}[words[1]]
        rest = words[2:]
    elif words[0] == "rembg-desktop":
        command, rest = root, words[1:]
        while isinstance(command, click.Group):
            found = command.get_command(click.Context(command), rest[0])
            assert found is not None, rest[0]
            command, rest = found, rest[1:]
    else:
        assert words[0] in {"exec", "for", "nginx"}, words
        return
    values, _, _ = command.make_parser(click.Context(command)).parse_args(list(rest))  # an unknown option raises
    if words[:2] == ["dask", "worker"]:
        assert "rembg_desktop.cluster.worker" in values["preload"]
        assert values["scheduler"].startswith(("tls://", "$address"))
    if words[0] == "dask":
        assert {Path(values[name]).name for name in ("tls_ca_file", "tls_cert", "tls_key")} == CERTIFICATES
    if values.get("cluster"):
        from rembg_desktop.cluster.address import ClusterAddress

        assert ClusterAddress.parse(values["cluster"]).scheme == "tls"


def test_only_one_service_sees_the_key_of_the_authority() -> None:
    yaml = pytest.importorskip("yaml")
    document = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    mounts = {
        name: {volume.split(":")[0] for volume in service.get("volumes", [])}
        for name, service in document["services"].items()
    }
    assert {name for name, volumes in mounts.items() if "authority" in volumes} == {"certificates"}
    named = {volume for volumes in mounts.values() for volume in volumes if not volume.startswith(".")}
    assert named == set(document["volumes"])


def test_the_ports_of_the_services_are_published_to_this_computer_only() -> None:
    yaml = pytest.importorskip("yaml")
    document = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    ports = [port for service in document["services"].values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:5000:8080"]
    assert re.search(r"^ +listen 8080;", (FOLDER / "nginx.conf").read_text(encoding="utf-8"), re.MULTILINE)
