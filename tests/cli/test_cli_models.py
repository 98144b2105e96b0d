import hashlib
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cli_command import Command
from PIL import Image
from tiny_onnx import mean_model

from rembg_desktop.paths import resources


def test_the_models_are_listed_with_license_and_state(command: Command) -> None:
    models = {model["name"]: model for model in command("models", "list", "--json").json["models"]}
    assert models["u2netp"]["state"] == "bundled"
    assert models["u2net"]["state"] == "missing"
    assert models["bria-rmbg"]["commercial"] is False
    line = next(line for line in command("models", "list").lines if line.startswith("bria-rmbg"))
    assert "not for commercial use" in line


def test_a_file_is_imported_verified_and_deleted(command: Command, tmp_path: Path) -> None:
    shutil.copy(resources() / "models" / "u2netp.onnx", tmp_path / "mine.onnx")
    assert "custom:mine" in command("models", "import", tmp_path / "mine.onnx").out
    other = command("models", "import", tmp_path / "mine.onnx", "--name", "other", "--mean", "0.5", "--json").json
    assert other["name"] == "custom:other"
    assert other["parameters"]["mean"] == [0.5, 0.5, 0.5]
    verified = command("models", "verify", "--json").json["models"]
    assert [(model["name"], model["ok"]) for model in verified] == [
        ("u2netp", True),
        ("custom:mine", True),
        ("custom:other", True),
    ]
    command("models", "delete", "custom:mine", "custom:other")
    assert "custom:" not in command("models", "list").out


def test_a_file_can_be_tried_without_being_imported(command: Command, tmp_path: Path) -> None:
    (tmp_path / "tiny.onnx").write_bytes(mean_model(64))
    picture = tmp_path / "test.png"
    tried = command("models", "import", tmp_path / "tiny.onnx", "--dry-run", "--test-picture", picture)
    assert "input0: float, 1 x 3 x 64 x 64" in tried.out
    assert "custom:" not in tried.out + command("models", "list").out
    with Image.open(picture) as image:
        assert image.mode == "RGBA"
    before = picture.read_bytes()
    again = command("models", "import", tmp_path / "tiny.onnx", "--test-picture", picture, code=2)
    assert "exists" in again.err
    assert picture.read_bytes() == before
    wrong = command("models", "import", tmp_path / "tiny.onnx", "--size", "96", "--json", code=1)
    assert wrong.json["error"]["code"] == "model_invalid"
    assert "3 numbers" in command("models", "import", tmp_path / "tiny.onnx", "--std", "1,2", code=2).err


def test_a_damaged_model_is_told_and_gives_1(command: Command, home: Path, tmp_path: Path) -> None:
    shutil.copy(resources() / "models" / "u2netp.onnx", tmp_path / "mine.onnx")
    command("models", "import", tmp_path / "mine.onnx")
    (file,) = (home / "models").rglob("*.onnx")
    file.chmod(0o644)
    with file.open("r+b") as content:
        content.seek(1000)
        content.write(b"flip")
    answer = command("models", "verify", "custom:mine", "--json", code=1)
    assert answer.json["error"]["code"] == "model_corrupt"
    assert "custom:mine" in answer.err
    everything = command("models", "verify", "--json", code=1).json["models"]
    assert [model["ok"] for model in everything] == [True, False]


def test_a_model_is_fetched_from_a_mirror(command: Command, home: Path, tmp_path: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(resources() / "models"))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        home.mkdir()
        (home / "settings.toml").write_text(f'[models]\nmirror = "http://127.0.0.1:{server.server_port}"\n')
        answer = command("models", "download", "u2netp", "--again")
        server.shutdown()
        thread.join()
    (fetched,) = (home / "models").rglob("*.onnx")
    bundled = resources() / "models" / "u2netp.onnx"
    assert hashlib.sha256(fetched.read_bytes()).digest() == hashlib.sha256(bundled.read_bytes()).digest()
    assert str(fetched) in answer.out


def test_without_a_network_a_download_ends_with_a_sentence(command: Command, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('[models]\nmirror = "http://127.0.0.1:9"\n')
    answer = command("models", "download", "u2net", "--json", code=1)
    assert answer.json["error"]["code"] == "download_failed"
    assert answer.json["error"]["hint"]
