import pytest
from cli_command import Command
from index import PAGE, package_index

from rembg_desktop import __version__


def test_a_newer_version_is_named_with_its_page(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    with package_index("99.0") as (address, asked):
        monkeypatch.setenv("REMBG_DESKTOP_UPDATES", address)
        told = command("check-update").out
        document = command("check-update", "--json").json
    assert "99.0" in told
    assert PAGE in told
    assert document == {"installed": __version__, "newest": "99.0", "is_newer": True, "page": PAGE}
    assert len(asked) == 2


def test_the_newest_version_says_so(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    with package_index(__version__) as (address, _):
        monkeypatch.setenv("REMBG_DESKTOP_UPDATES", address)
        assert "is the newest version" in command("check-update").out


def test_no_network_is_one_clear_error(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMBG_DESKTOP_UPDATES", "http://127.0.0.1:1/json")
    answer = command("check-update", code=1)
    assert "could not be asked for" in answer.err
    assert "hint:" in answer.err
