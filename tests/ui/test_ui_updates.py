import pytest
from index import PAGE, package_index
from PySide6.QtWidgets import QMessageBox

from rembg_desktop import __version__


@pytest.mark.parametrize(("version", "said"), [("99.0", "99.0 is available"), (__version__, "is up to date")])
def test_the_menu_asks_and_tells(program, monkeypatch, version: str, said: str) -> None:
    with package_index(version) as (address, asked):
        monkeypatch.setenv("REMBG_DESKTOP_UPDATES", address)
        program.window.actions_by_name["check_update"].trigger()
        program.wait(lambda: program.window.findChild(QMessageBox, "updateBox") is not None)
    box = program.window.findChild(QMessageBox, "updateBox")
    assert said in box.text()
    assert (PAGE in box.informativeText()) == (version == "99.0")
    assert asked == ["/json"]
    box.close()


def test_without_network_it_says_what_to_do(program, monkeypatch) -> None:
    monkeypatch.setenv("REMBG_DESKTOP_UPDATES", "http://127.0.0.1:1/json")
    program.window.actions_by_name["check_update"].trigger()
    program.wait(lambda: program.window.findChild(QMessageBox, "updateBox") is not None)
    box = program.window.findChild(QMessageBox, "updateBox")
    assert "could not be asked for" in box.text()
    assert "proxy" in box.informativeText()
    box.close()
