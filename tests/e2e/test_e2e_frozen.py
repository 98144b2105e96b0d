import io
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import imagecodecs
import pytest
from desktop import Desktop
from frozen import FOLDER, Frozen, network_can_be_taken
from PIL import Image
from program import PHOTOS, copies, temp_files
from waiting import until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="`make app` has not built the program to download"),
]
DRAG_SOURCE = Path(__file__).parents[1] / "support" / "drag_source.py"
REMOVE = """
import sys, urllib.request
url, token, photo = sys.argv[1], open(sys.argv[2]).read().strip(), open(sys.argv[3], "rb").read()
head = b'--x\\r\\nContent-Disposition: form-data; name="images"; filename="cat.jpg"\\r\\n\\r\\n'
body = head + photo + b"\\r\\n--x--\\r\\n"
headers = {"Authorization": f"Bearer {token}", "Content-Type": "multipart/form-data; boundary=x"}
sys.stdout.buffer.write(urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=200).read())
"""
on_a_screen = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only")
LANGUAGES = ("de", "fr", "es", "zh_CN", "ja")


@pytest.fixture(scope="module")
def offline() -> bool:
    return network_can_be_taken()


@pytest.fixture
def frozen(tmp_path: Path, offline: bool) -> Generator[Frozen]:
    frozen = Frozen(tmp_path / "login", offline=offline)
    yield frozen
    frozen.kill_started()


def _is_cut_out(path: Path) -> bool:
    with Image.open(path) as image:
        low, high = image.getchannel("A").getextrema()
    return (low, high) == (0, 255)


def _files(folder: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_there_is_no_network(offline: bool) -> None:
    if not offline:
        pytest.skip("this system gives no network of its own to a program; the other tests run with the network")


def test_the_console_cuts_out_a_photo_and_writes_nothing_into_its_own_folder(
    frozen: Frozen, tmp_path: Path
) -> None:
    before = _files(FOLDER)
    job = frozen.json("submit", PHOTOS / "cat.jpg", "--output", tmp_path / "out", "--wait")
    assert job["status"] == "completed"
    assert _is_cut_out(tmp_path / "out" / "cat.png")
    assert _files(FOLDER) == before


def test_jpeg_xl_is_read_and_written_and_avif_is_written(frozen: Frozen, tmp_path: Path) -> None:
    source, out = tmp_path / "cat.jxl", tmp_path / "out"
    source.write_bytes(imagecodecs.jpegxl_encode_jpeg((PHOTOS / "cat.jpg").read_bytes()))
    for kind in ("avif", "jxl"):
        job = frozen.json("submit", source, "--format", kind, "--output", out, "--wait")
        assert job["status"] == "completed"
    assert _is_cut_out(out / "cat.avif")
    alpha = imagecodecs.jpegxl_decode((out / "cat.jxl").read_bytes())[..., 3]
    assert (alpha.min(), alpha.max()) == (0, 255)


def test_the_doctor_is_content(frozen: Frozen) -> None:
    report = frozen.run("doctor", check=0)
    assert "fail" not in {line.split()[0] for line in report.stdout.splitlines()}, report.stdout


@on_a_screen
def test_a_photo_dropped_on_the_window_is_cut_out(frozen: Frozen, tmp_path: Path, desktop: Desktop) -> None:
    photos = copies(tmp_path / "photos", 1)
    process = frozen.show(desktop)
    window = desktop.window("Rembg Desktop")
    source = desktop.start(sys.executable, DRAG_SOURCE, *photos.iterdir())
    label = desktop.window("drag source")
    left, top, width, height = desktop.geometry(window)
    x, y, w, h = desktop.geometry(label)
    desktop.hand("windowactivate", "--sync", label, "sleep", 1)
    desktop.drag((x + w // 2, y + h // 2), (left + width // 3, top + height // 3))
    until(lambda: [job for job in frozen.json("list")["jobs"] if job["status"] == "completed"])
    source.terminate()
    source.communicate()
    assert _is_cut_out(photos / "cutouts" / "00.png")
    desktop.close(window)
    _, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, "")


def test_matting_needs_no_compiler(frozen: Frozen, tmp_path: Path) -> None:
    before = _files(FOLDER)
    words = ("submit", PHOTOS / "cat.jpg", "--edges", "matting", "--output", tmp_path / "out", "--wait")
    frozen.run(*words, check=0)
    assert _is_cut_out(tmp_path / "out" / "cat.png")
    assert [name for name in before if "numba" in name or "llvm" in name] == []
    assert _files(FOLDER) == before


def test_the_api_removes_a_background(frozen: Frozen, tmp_path: Path) -> None:
    process = frozen.start("serve", "--port", 5786)
    token = frozen.home / "api-token"
    try:
        answer = until(lambda: _remove(frozen, process, token), 30)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
    assert process.returncode == 0
    (tmp_path / "cat.png").write_bytes(answer)
    assert _is_cut_out(tmp_path / "cat.png")


def _remove(frozen: Frozen, process: "subprocess.Popen[str]", token: Path) -> bytes:
    """The cut-out; nothing while the server does not answer yet."""
    if not token.exists():
        return b""
    url = "http://localhost:5786/remove"
    return frozen.beside(process, sys.executable, "-c", REMOVE, url, token, PHOTOS / "cat.jpg").stdout


@on_a_screen
def test_a_window_killed_while_busy_goes_on_at_the_next_start(
    frozen: Frozen, tmp_path: Path, desktop: Desktop
) -> None:
    out = tmp_path / "out"
    job = frozen.json("submit", copies(tmp_path / "photos", 200), "--output", out)["job_id"]
    process = frozen.show(desktop)
    until(lambda: frozen.json("status", job)["progress"]["succeeded"])
    process.kill()
    process.communicate()
    assert frozen.json("status", job)["progress"]["processed"] < 200  # the same photo: its mask is kept
    process = frozen.show(desktop)
    until(lambda: frozen.json("status", job)["status"] == "completed")
    assert frozen.json("status", job)["progress"]["succeeded"] == 200
    assert len(list(out.glob("*.png"))) == 200
    assert temp_files(out) == []
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert process.returncode == 0


@on_a_screen
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_speaks(frozen: Frozen, desktop: Desktop, language: str) -> None:
    frozen.home.mkdir(parents=True)
    (frozen.home / "settings.toml").write_text(f'[general]\nlanguage = "{language}"\n', encoding="utf-8")
    process = frozen.show(desktop)
    desktop.window("Rembg Desktop")
    loaded = Path(f"/proc/{process.pid}/maps").read_text(
        encoding="utf-8"
    )  # Qt maps the files of texts into memory
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert f"/rembg_desktop_{language}.qm" in loaded
    assert f"/qtbase_{language}.qm" in loaded


@on_a_screen
def test_qt_can_be_replaced_by_the_user(tmp_path: Path, offline: bool, desktop: Desktop) -> None:
    own = tmp_path / "app"
    shutil.copytree(FOLDER, own, symlinks=True)
    (library,) = own.glob("_internal/PySide6/Qt/lib/libQt6Widgets.so.6")
    changed = library.read_bytes() + b"a build of the user's own"
    library.unlink()
    library.write_bytes(changed)
    frozen = Frozen(tmp_path / "login", offline=offline, folder=own)
    process = frozen.show(desktop)
    desktop.window("Rembg Desktop")
    loaded = Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert str(library) in loaded


def test_every_part_comes_with_its_terms() -> None:
    licenses = FOLDER / "licenses"
    overview = (licenses / "README.txt").read_text(encoding="utf-8")
    for word in ("LGPL-3.0", "You may replace them", "x265", "u2netp", "Python 3."):
        assert word in overview
    parts = [path for path in licenses.iterdir() if path.is_dir()]
    assert len(parts) > 40
    assert [path.name for path in parts if not any(file.stat().st_size > 200 for file in path.iterdir())] == []


def test_a_photo_in_heic_is_cut_out(frozen: Frozen, tmp_path: Path) -> None:
    import pillow_heif

    with Image.open(PHOTOS / "cat.jpg") as cat:
        stored = io.BytesIO()
        pillow_heif.from_pillow(cat.convert("RGB")).save(stored)
    (tmp_path / "cat.heic").write_bytes(stored.getvalue())
    job = frozen.json("submit", tmp_path / "cat.heic", "--output", tmp_path / "out", "--wait")
    assert job["status"] == "completed", job["images"]
    assert _is_cut_out(tmp_path / "out" / "cat.png")
