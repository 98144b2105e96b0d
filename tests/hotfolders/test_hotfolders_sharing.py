from pathlib import Path

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders, SourceAction
from rembg_desktop.hotfolders.sharing import SharedHotFolders
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.sharing import Imported, OnExisting, compared, import_items, read_shared, write_shared


class Desk:
    """A queue with its presets."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.bench = Bench.open(folder)
        self.folders = HotFolders(self.bench.store.database)
        self.presets = Presets(folder / "presets.toml")
        self.shared = SharedHotFolders(self.folders, self.presets)

    def take(self, path: Path, on_existing: str = "stop") -> Imported:
        return import_items(self.shared, compared(self.shared, read_shared(path), path), OnExisting(on_existing))


@pytest.fixture
def desks(tmp_path: Path):
    both = Desk(tmp_path / "mine"), Desk(tmp_path / "theirs")
    yield both
    for desk in both:
        desk.bench.store.close()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def file(tmp_path: Path, desks: tuple[Desk, Desk], inbox: Path) -> Path:
    desks[0].presets.save("Web", RemovalOptions(quality=71))
    desks[0].folders.add(
        HotFolder(
            inbox, ("Web", "Mask"), tmp_path / "out", recursive=True, after=SourceAction.MOVE, settle_seconds=5
        )
    )
    path = tmp_path / "team.toml"
    write_shared(path, desks[0].shared.export(), overwrite=False)
    return path


def test_hot_folders_arrive_paused_and_name_what_they_need(
    desks: tuple[Desk, Desk], file: Path, inbox: Path
) -> None:
    mine, theirs = desks
    done = theirs.take(file)
    assert done.added == [str(inbox)]
    assert done.notices == [f"{inbox} needs presets that are not there: Web. Import them from the same file."]
    (found,), (original,) = theirs.folders.all(), mine.folders.all()
    assert found.paused
    assert (found.presets, found.destination, found.recursive, found.after, found.settle_seconds) == (
        original.presets,
        original.destination,
        original.recursive,
        original.after,
        original.settle_seconds,
    )
    assert read_shared(file)["presets"]["Web"]["quality"] == 71
    assert theirs.take(file).unchanged == [str(inbox)]


def test_a_folder_that_is_watched_is_only_changed_when_asked(
    desks: tuple[Desk, Desk], file: Path, inbox: Path
) -> None:
    theirs = desks[1]
    theirs.folders.add(HotFolder(inbox))
    with pytest.raises(AppError, match="inbox"):
        theirs.take(file)
    assert theirs.take(file, "keep").kept == [str(inbox)]
    assert theirs.take(file, "both").failed == [str(inbox)]
    assert theirs.folders.all()[0].presets == HotFolder(inbox).presets
    assert theirs.take(file, "replace").replaced == [str(inbox)]
    (found,) = theirs.folders.all()
    assert (found.presets, found.paused) == (("Web", "Mask"), True)


def test_an_overlap_is_told(desks: tuple[Desk, Desk], file: Path, inbox: Path) -> None:
    desks[1].folders.add(HotFolder(inbox.parent, recursive=True))
    done = desks[1].take(file)
    assert done.failed == [str(inbox)]
    assert "overlaps" in done.notices[-1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("inbox", "gone", "does not exist"),
        ("after = ", "later = ", ""),
        ('"move"', '"burn"', "burn"),
        ("recursive = true", 'recursive = "x"', "true or false"),
        ("settle_seconds = ", "settle_seconds = []#", "float"),
        ("destination = ", 'destination = "x"#', "absolute"),
    ],
)
def test_what_cannot_be_used_is_told(desks: tuple[Desk, Desk], file: Path, old: str, new: str, said: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    done = desks[1].take(file)
    assert bool(done.failed) == bool(said)
    assert said in " ".join(done.notices)
    assert said or "later" in done.notices[0]


def test_there_must_be_something_to_export(desks: tuple[Desk, Desk]) -> None:
    with pytest.raises(AppError, match="no hot folders"):
        desks[1].shared.export()
