from pathlib import Path

import pytest

from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.queue.sources import find_sources
from rembg_desktop.ui.adding import adding
from rembg_desktop.ui.adding.adding import count


def tree(root: Path) -> Path:
    for name in ("a.jpg", "b.PNG", "notes.txt", ".hidden.jpg", "sub/c.webp", "cutouts/a.png", "mine/b.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


@pytest.mark.parametrize("recursive", [True, False])
@pytest.mark.parametrize("results", [None, "mine"])
def test_a_drag_counts_what_a_drop_adds(tmp_path: Path, recursive: bool, results: str | None) -> None:
    folder = tree(tmp_path / "photos")
    destination = folder / results if results else None
    counted = count([folder], destination=destination, recursive=recursive, cancel=CancelToken())
    assert counted == len(find_sources([folder], destination=destination, recursive=recursive).sources)
    assert counted == (4 if recursive else 2)


def test_the_count_stops_at_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST", 50)
    for number in range(120):
        (tmp_path / f"{number}.jpg").touch()
    assert count([tmp_path], destination=None, recursive=False, cancel=CancelToken()) == 50


def test_what_would_be_refused_counts_nothing(tmp_path: Path) -> None:
    assert count([tmp_path / "gone.jpg"], destination=None, recursive=False, cancel=CancelToken()) == 0
    assert count([tmp_path], destination=None, recursive=False, cancel=CancelToken()) == 0


def test_a_drag_that_left_is_not_counted_on(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        count([tree(tmp_path)], destination=None, recursive=True, cancel=token)
