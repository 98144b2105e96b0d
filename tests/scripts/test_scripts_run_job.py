import importlib.util
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def run_job() -> ModuleType:
    path = Path(__file__).resolve().parent.parent.parent / "scripts" / "run_job.py"
    spec = importlib.util.spec_from_file_location("run_job", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for name in ("one.jpg", "two photos/a b.jpg", "two photos/c.jpg", "it's/d.jpg", "$HOME/e.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{0}/one.jpg", ["one.jpg"]),
        ("{0}/two photos", ["two photos"]),
        ("  {0}/two photos/a b.jpg ", ["two photos/a b.jpg"]),
        ("{0}/one.jpg {0}/two photos", ["one.jpg", "two photos"]),
        (
            "{0}/two photos/a b.jpg {0}/two photos {0}/one.jpg",
            ["two photos/a b.jpg", "two photos", "one.jpg"],
        ),
        ("'{0}/two photos/a b.jpg' \"{0}/one.jpg\"", ["two photos/a b.jpg", "one.jpg"]),
        ("{0}/two\\ photos {0}/one.jpg", ["two photos", "one.jpg"]),
        ("{0}/it's {0}/one.jpg", ["it's", "one.jpg"]),
        ("{0}/$HOME", ["$HOME"]),
        ("'{0}/two photos'/*.jpg", ["two photos/a b.jpg", "two photos/c.jpg"]),
        ("{0}/one.jpg {0}/gone.jpg", ["one.jpg", "gone.jpg"]),
    ],
)
def test_photos_are_understood_as_a_person_means_them(
    run_job: ModuleType, photos: Path, text: str, expected: list[str]
) -> None:
    found = run_job.paths_in(text.format(photos))
    assert found == [str(photos / name) for name in expected]


def test_a_tilde_is_the_home_folder(run_job: ModuleType, own_home: Path) -> None:
    (own_home / "My Photos").mkdir()
    assert run_job.paths_in("~/My Photos") == [str(own_home / "My Photos")]


def test_a_name_may_begin_with_a_tilde(
    run_job: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "~photo.jpg").touch()
    monkeypatch.chdir(tmp_path)
    assert run_job.paths_in("~photo.jpg") == ["~photo.jpg"]


@pytest.mark.parametrize("last", ["99.jpg", "two photos.jpg", "gone.jpg"])
def test_names_may_be_many(
    run_job: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    names = [f"photo-{number}.jpg" for number in range(60)] + [last]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "gone.jpg").unlink(missing_ok=True)
    monkeypatch.chdir(tmp_path)
    assert run_job.paths_in(" ".join(names)) == names


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_window_needs_a_display(
    run_job: ModuleType, environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert run_job.has_display(environment, platform) is expected


@pytest.mark.parametrize("photos", ["/my photos/a b", "it's $HOME and $(PATH)", 'a "quoted" one', "ä#ö\\ ü%"])
def test_make_passes_photos_on_unchanged(
    checkout: Path,
    program_file: Callable[[Path, str], Path],
    environment: dict[str, str],
    photos: str,
) -> None:
    program_file(checkout / "scripts" / "run", 'printf %s "$PHOTOS"')
    make = ["make", "--no-print-directory", "run"]  # the checks themselves run below a make, which would show
    for command, more in (([*make, f"PHOTOS={photos}"], {}), (make, {"PHOTOS": photos})):
        shown = subprocess.run(
            command,
            cwd=checkout,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert shown.stdout == photos
