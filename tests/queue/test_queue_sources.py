import inspect
import os
import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from cutting import cut, noise, opened, soft_mask
from PIL import ExifTags, Image
from wide import P3

from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.imaging.load import open_source
from rembg_desktop.queue.sources import Found, find_sources
from rembg_desktop.queue.sources.left_out import LeftOut, LeftOutReason, left_out_text

Make = Callable[..., list[Path]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes files by their paths below the test's folder."""

    def files(*names: str) -> list[Path]:
        paths = [tmp_path / name for name in names]
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"x")
        return paths

    return files


def names(found: Found, folder: Path) -> list[str]:
    return [source.path.relative_to(folder).as_posix() for source in found.sources]


def test_a_folder_gives_its_images_in_natural_order(make: Make, tmp_path: Path) -> None:
    make("img10.jpg", "img2.jpg", "IMG1.jpg", "notes.txt")
    found = find_sources([tmp_path])
    assert names(found, tmp_path) == ["IMG1.jpg", "img2.jpg", "img10.jpg"]
    assert (found.name, found.left_out) == (tmp_path.name, 1)


def test_every_format_is_known_by_its_ending_whatever_its_case(make: Make, tmp_path: Path) -> None:
    endings = "jpg jpeg jpe png webp tif tiff bmp gif avif heic heif jxl JPG Png"
    make(*(f"{number}.{ending}" for number, ending in enumerate(endings.split(), 10)))
    assert len(find_sources([tmp_path]).sources) == len(endings.split())


def test_subfolders_are_taken_by_choice(make: Make, tmp_path: Path) -> None:
    make("b.jpg", "a/2.jpg", "a/10.jpg", "a/deep/1.jpg")
    assert names(find_sources([tmp_path]), tmp_path) == ["b.jpg"]
    everything = find_sources([tmp_path], recursive=True)
    assert names(everything, tmp_path) == ["b.jpg", "a/2.jpg", "a/10.jpg", "a/deep/1.jpg"]
    assert {everything.roots[source.root].path for source in everything.sources} == {tmp_path}


def test_hidden_files_and_folders_are_passed_over(make: Make, tmp_path: Path) -> None:
    make("a.jpg", ".b.jpg", ".thumbnails/c.jpg")
    found = find_sources([tmp_path], recursive=True)
    assert names(found, tmp_path) == ["a.jpg"]
    assert found.left_out == 0


def test_a_file_that_was_named_is_taken_whatever_it_is(make: Make) -> None:
    paths = make("notes.txt", ".hidden.jpg")
    assert {source.path for source in find_sources(paths).sources} == set(paths)


def test_named_files_come_first_and_every_file_once(make: Make, tmp_path: Path) -> None:
    make("b.jpg", "a.jpg", "sub/c.jpg")
    found = find_sources(
        [tmp_path, tmp_path / "b.jpg", tmp_path / "sub" / ".." / "b.jpg", tmp_path / "sub"], recursive=True
    )
    assert names(found, tmp_path) == ["b.jpg", "a.jpg", "sub/c.jpg"]


def test_a_link_and_its_file_are_one_source(make: Make, tmp_path: Path) -> None:
    (original,) = make("photos/a.jpg")
    (tmp_path / "photos" / "b.jpg").symlink_to(original)
    link = tmp_path / "elsewhere.jpg"
    link.symlink_to(original)
    assert len(find_sources([tmp_path / "photos"]).sources) == 1
    assert [source.path for source in find_sources([link, tmp_path / "photos"]).sources] == [link]


def test_a_folder_behind_a_link_is_entered_only_when_it_was_named(make: Make, tmp_path: Path) -> None:
    make("photos/a.jpg", "other/b.jpg")
    (tmp_path / "photos" / "round").symlink_to(tmp_path / "photos")
    (tmp_path / "photos" / "away").symlink_to(tmp_path / "other")
    found = find_sources([tmp_path / "photos"], recursive=True)
    assert names(found, tmp_path) == ["photos/a.jpg"]
    named = find_sources([tmp_path / "photos" / "away"])
    assert names(named, tmp_path) == ["photos/away/b.jpg"]


def test_a_link_to_nothing_is_left_out(make: Make, tmp_path: Path) -> None:
    make("a.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "gone.jpg")
    found = find_sources([tmp_path])
    assert (names(found, tmp_path), found.left_out) == (["a.jpg"], 1)


def test_a_link_to_itself_is_left_out(make: Make, tmp_path: Path) -> None:
    make("a.jpg")
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    found = find_sources([tmp_path], recursive=True)
    assert (names(found, tmp_path), found.left_out) == (["a.jpg"], 1)


def test_a_tree_may_be_deeper_than_calls_may_be_nested(make: Make, tmp_path: Path) -> None:
    deep = "d/" * 200 + "a.jpg"
    make(deep)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        found = find_sources([tmp_path], recursive=True)
    finally:
        sys.setrecursionlimit(before)
    assert names(found, tmp_path) == [deep]


def test_earlier_results_are_no_sources(make: Make, tmp_path: Path) -> None:
    make("a.jpg", "cutouts/a.png", "sub/cutouts/b.png")
    found = find_sources([tmp_path], recursive=True)
    assert names(found, tmp_path) == ["a.jpg", "sub/cutouts/b.png"]  # that one is a folder of the user's


def test_the_destination_inside_a_walked_folder_is_left_out(make: Make, tmp_path: Path) -> None:
    make("a.jpg", "out/a.png", "out/deep/b.png", "cutouts/c.png")
    found = find_sources([tmp_path], destination=tmp_path / "out", recursive=True)
    assert names(found, tmp_path) == ["a.jpg", "cutouts/c.png"]


def test_a_destination_that_is_the_folder_itself_leaves_nothing_out(make: Make, tmp_path: Path) -> None:
    make("a.jpg", "sub/b.jpg")
    found = find_sources([tmp_path], destination=tmp_path, recursive=True)
    assert names(found, tmp_path) == ["a.jpg", "sub/b.jpg"]


def test_several_folders_get_labels_that_differ(make: Make, tmp_path: Path) -> None:
    make("one/photos/a.jpg", "two/Photos/b.jpg", "three/c.jpg")
    found = find_sources([tmp_path / "one" / "photos", tmp_path / "two" / "Photos", tmp_path / "three"])
    labels = {root.path.parent.name: root.label for root in found.roots}
    assert labels == {"one": "photos", "two": "Photos-2", tmp_path.name: "three"}


def test_the_name_is_that_of_the_first_that_was_named(make: Make, tmp_path: Path) -> None:
    make("photos/a.jpg", "b.jpg")
    assert find_sources([tmp_path / "photos", tmp_path / "b.jpg"]).name == "photos"
    assert find_sources([tmp_path / "b.jpg"]).name == "b.jpg"


def test_sizes_and_times_are_kept(make: Make, tmp_path: Path) -> None:
    (path,) = make("a.jpg")
    path.write_bytes(b"12345")
    os.utime(path, ns=(1, 1_600_000_000_123_456_789))
    for paths in ([tmp_path], [path]):
        (source,) = find_sources(paths).sources
        assert (source.bytes, source.mtime_ns) == (5, path.stat().st_mtime_ns)


def test_relative_paths_become_absolute(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("photos/a.jpg")
    monkeypatch.chdir(tmp_path)
    assert [source.path for source in find_sources([Path("photos")]).sources] == [tmp_path / "photos/a.jpg"]
    assert [source.path for source in find_sources([Path("photos/a.jpg")]).sources] == [tmp_path / "photos/a.jpg"]


@pytest.mark.parametrize("name", ["gone.jpg", "a.jpg/b.jpg"])
def test_what_does_not_exist_is_told_of(make: Make, tmp_path: Path, name: str) -> None:
    make("a.jpg")
    with pytest.raises(AppError) as caught:
        find_sources([tmp_path / "a.jpg", tmp_path / name])
    assert caught.value.code is ErrorCode.SOURCE_MISSING
    assert str(tmp_path / name) in caught.value.message


def test_what_is_no_file_is_told_of(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(AppError) as caught:
        find_sources([tmp_path / "pipe.jpg"])
    assert caught.value.code is ErrorCode.SOURCE_UNREADABLE


def test_a_pipe_in_a_folder_is_left_out(make: Make, tmp_path: Path) -> None:
    make("a.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    assert find_sources([tmp_path]).left_out == 1


def test_a_folder_without_images_is_told_of(make: Make, tmp_path: Path) -> None:
    make("notes.txt", "sub/a.jpg")
    with pytest.raises(AppError) as caught:
        find_sources([tmp_path])
    assert caught.value.code is ErrorCode.NOTHING_TO_DO
    assert str(tmp_path) in caught.value.message
    assert "subfolders" in caught.value.hint


def test_progress_is_told_and_a_walk_can_be_cancelled(make: Make, tmp_path: Path) -> None:
    make(*(f"{number}.jpg" for number in range(120)))
    told: list[int] = []
    find_sources([tmp_path], progress=told.append)
    assert told == [50, 100, 120]
    token = CancelToken()
    with pytest.raises(Cancelled):
        find_sources([tmp_path], progress=lambda _: token.cancel(), cancel=token)


def test_a_named_file_that_disappears_meanwhile_is_taken_with_the_others(make: Make) -> None:
    paths = make("1.jpg", "2.jpg", "3.jpg")

    class Thief(CancelToken):
        def check(self) -> None:
            paths[1].unlink(missing_ok=True)

    assert [source.path for source in find_sources(paths, cancel=Thief()).sources] == paths


class Vanishing(CancelToken):
    """Deletes files and folders the first time that the search asks whether it should go on."""

    def __init__(self, *paths: Path) -> None:
        super().__init__()
        self._paths = list(paths)

    def check(self) -> None:
        while self._paths:
            path = self._paths.pop()
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def test_a_named_folder_that_vanishes_during_the_search_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "photos").mkdir()
    with pytest.raises(AppError) as caught:
        find_sources([tmp_path / "a.jpg", tmp_path / "photos"], cancel=Vanishing(tmp_path / "photos"))
    assert caught.value.code is ErrorCode.SOURCE_MISSING


def test_what_vanishes_inside_a_folder_during_the_search_is_left_out(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "inner/c.jpg", "other/d.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = find_sources([tmp_path], recursive=True, cancel=Vanishing(tmp_path / "b.jpg", tmp_path / "inner"))
    assert [source.path for source in found.sources] == [tmp_path / "a.jpg", tmp_path / "other" / "d.jpg"]
    assert found.left_out == 2


def test_a_relative_path_in_a_folder_that_was_deleted_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    try:
        (tmp_path / "gone").rmdir()
    except OSError:
        pytest.skip("a folder that is in use cannot be deleted here")
    with pytest.raises(AppError) as caught:
        find_sources([Path("a.jpg")])
    assert caught.value.code is ErrorCode.SOURCE_MISSING


def test_loops_of_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "itself.jpg").symlink_to(tmp_path / "itself.jpg")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    found = find_sources([tmp_path], recursive=True)
    assert [source.path for source in found.sources] == [tmp_path / "a.jpg"]
    with pytest.raises(AppError) as caught:
        find_sources([tmp_path / "itself.jpg"])
    assert caught.value.code is ErrorCode.SOURCE_UNREADABLE


def head_of(kind: str) -> bytes:
    """The file of a small picture, as Pillow writes it."""
    file = BytesIO()
    Image.new("RGB", (40, 30), "#336699").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jfif", "JPEG"),
        ("a.JPE", "JPEG"),
        ("a.pjpeg", "JPEG"),
        ("a.mpo", "MPO"),
        ("a.apng", "PNG"),
        ("a.dib", "DIB"),
        ("a.dib", "BMP"),
        ("a.avifs", "AVIF"),
        ("a.heifs", "HEIF"),
        ("a.hif", "HEIF"),
        ("a", "PNG"),
        ("a.txt", "WEBP"),
        ("a.dat", "DIB"),
        ("a.2024", "TIFF"),
        ("ä.photo", "GIF"),
    ],
)
def test_the_content_decides_what_is_an_image(tmp_path: Path, name: str, kind: str) -> None:
    pillow_heif.register_heif_opener()  # pyright: ignore[reportUnknownMemberType]
    (tmp_path / name).write_bytes(head_of(kind))
    found = find_sources([tmp_path])
    assert (names(found, tmp_path), found.ignored) == ([name], ())
    with open_source(tmp_path / name, 10**6) as opened:
        assert opened.decode().pixels.size == (40, 30)


def test_other_content_is_left_out_with_its_name(make: Make, tmp_path: Path) -> None:
    make("a.jpg", "sub/notes.txt", "movie.mp4", "plan.vst", "README")
    (tmp_path / "movie.mp4").write_bytes(b"\0\0\0\x18ftypisom\0\0\0\0isommp42")
    (tmp_path / "numbers.dat").write_bytes(b"\x28\0\0\0" + bytes(range(60)))
    found = find_sources([tmp_path], recursive=True)
    assert names(found, tmp_path) == ["a.jpg"]
    left = ("movie.mp4", "numbers.dat", "plan.vst", "README", str(Path("sub/notes.txt")))
    assert found.ignored == (LeftOut(LeftOutReason.NOT_AN_IMAGE, 5, left),)
    assert found.left_out == 5


def test_only_the_first_names_are_listed(make: Make, tmp_path: Path) -> None:
    make("a.jpg", *(f"{number}.txt" for number in range(7)))
    (entry,) = find_sources([tmp_path]).ignored
    assert (entry.count, entry.names) == (7, ("0.txt", "1.txt", "2.txt", "3.txt", "4.txt"))
    assert left_out_text([entry]) == "not images: 7 (0.txt, 1.txt, 2.txt, 3.txt, 4.txt, …)"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs files that this user cannot read")
def test_a_file_that_cannot_be_read_is_told_apart(make: Make, tmp_path: Path) -> None:
    for path in make("a.jpg", "b.jpg", "c.photo"):
        path.chmod(0 if path.stem != "a" else 0o600)
    found = find_sources([tmp_path])
    assert names(found, tmp_path) == ["a.jpg", "b.jpg"]  # b.jpg will fail with the reason
    assert found.ignored == (LeftOut(LeftOutReason.UNREADABLE, 1, ("c.photo",)),)


def test_a_link_and_its_target_are_both_named(make: Make, tmp_path: Path) -> None:
    make("a.jpg", "c.jpg")
    (tmp_path / "b.jpg").symlink_to("a.jpg")
    (tmp_path / "d.jpg").symlink_to(tmp_path / "gone.jpg")
    found = find_sources([tmp_path])
    assert names(found, tmp_path) == ["a.jpg", "c.jpg"]
    assert found.ignored == (
        LeftOut(LeftOutReason.UNREADABLE, 1, ("d.jpg",)),
        LeftOut(LeftOutReason.DUPLICATE, 1, ("b.jpg (same file as a.jpg)",)),
    )
    both = find_sources([tmp_path / "b.jpg", tmp_path / "a.jpg"])
    assert [entry.reason for entry in both.ignored] == [LeftOutReason.DUPLICATE]
    assert find_sources([tmp_path, tmp_path / "c.jpg"]).left_out == 2, (
        "a file that is given itself is no duplicate"
    )


def test_the_folder_of_the_results_is_named(make: Make, tmp_path: Path) -> None:
    make("a.jpg", "cutouts/b.png")
    found = find_sources([tmp_path], recursive=True)
    assert (found.ignored, found.left_out) == ((LeftOut(LeftOutReason.RESULTS_FOLDER, 1, ("cutouts",)),), 0)
    assert find_sources([tmp_path]).ignored == (), "subfolders were not searched"


@pytest.mark.parametrize("metadata", ["keep", "strip"])
@pytest.mark.parametrize(
    "options",
    [
        {"format": "png"},
        {"format": "png", "mask_only": True},
        {"format": "webp"},
        {"format": "webp", "lossless": True},
        {"format": "webp", "mask_only": True},
        {"format": "avif"},
        {"format": "jxl"},
        {"format": "jxl", "lossless": True},
        {"format": "jpeg", "background": "#ffffff"},
        {"format": "tiff"},
    ],
    ids=lambda options: " ".join(map(str, options.values())),
)
def test_results_are_no_sources_wherever_they_lie(tmp_path: Path, options: dict, metadata: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ansel"
    exif[ExifTags.Base.Software] = "Camera 1.0"
    noise((60, 40)).save(tmp_path / "a.jpg", exif=exif, dpi=(300, 300))
    encoded = cut(tmp_path / "a.jpg", soft_mask((60, 40)), metadata=metadata, **options)[1]
    result = tmp_path / "trip" / f"b.{options['format']}"
    result.parent.mkdir()
    result.write_bytes(encoded)
    found = find_sources([tmp_path], recursive=True)
    assert names(found, tmp_path) == ["a.jpg"]
    assert found.ignored == (LeftOut(LeftOutReason.OWN_RESULT, 1, (str(Path("trip", result.name)),)),)
    assert [source.path for source in find_sources([result]).sources] == [result]
    taken = find_sources([tmp_path], recursive=True, include_results=True)
    assert [source.path for source in taken.sources] == [tmp_path / "a.jpg", result]
    with pytest.raises(AppError) as caught:
        find_sources([tmp_path / "trip"])
    assert "results of this program: 1" in caught.value.message


@pytest.mark.parametrize("kind", ["png", "webp", "tiff", "jpeg", "avif"])
def test_a_result_processed_again_keeps_its_metadata_and_resolution(tmp_path: Path, kind: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ansel"
    exif[ExifTags.Base.Software] = "Camera 1.0"
    noise((60, 40)).save(tmp_path / "a.jpg", exif=exif, dpi=(300, 300), icc_profile=P3)
    options = {"format": kind, "background": "#ffffff"}
    first = tmp_path / f"first.{kind}"
    first.write_bytes(cut(tmp_path / "a.jpg", soft_mask((60, 40)), **options)[1])
    again = opened(cut(first, soft_mask((60, 40)), **options)[1])
    once = opened(first.read_bytes())
    structure = {ExifTags.Base.StripOffsets, ExifTags.Base.StripByteCounts}
    tags = [
        {tag: value for tag, value in image.getexif().items() if tag not in structure} for image in (once, again)
    ]
    assert tags[0] == tags[1]
    assert again.getexif()[ExifTags.Base.Artist] == "Ansel"
    assert again.getexif()[ExifTags.Base.Software] == "Camera 1.0"
    assert again.info.get("dpi") == once.info.get("dpi")
    assert again.info["icc_profile"] == once.info["icc_profile"]
    assert getattr(again, "text", None) == getattr(once, "text", None)


def _tags(image: Image.Image) -> dict[int, object]:
    structure = {ExifTags.Base.StripOffsets, ExifTags.Base.StripByteCounts}
    return {tag: value for tag, value in image.getexif().items() if tag not in structure}
