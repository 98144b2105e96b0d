"""Several presets on the command line: a file with each of them."""

import json
from pathlib import Path

import pytest
from cli_command import Command
from fakes import FakeEngine
from PIL import Image
from PySide6.QtCore import QObject

from rembg_desktop.api.server import ApiServer
from rembg_desktop.cli.invocation import Invocation
from rembg_desktop.composition import open_queue
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings

PNG, WHITE, WEBP = "Transparent PNG", "White shop picture", "WebP for the web"


def _invocation() -> Invocation:
    def build(home: Home, settings: Settings, store: Store, manager: QueueManager, parent: QObject) -> Runner:
        return Runner(store, manager, lambda _: FakeEngine(), settings, home, parent)

    return Invocation(build)


def test_every_photo_gets_a_file_with_each_preset(command: Command, photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("submit", photos, "--output", out, "--preset", "transparent png", "--preset", WHITE, "--wait")
    answer = command(*words, "--canvas", "60x60", "--json", invocation=_invocation())
    job = json.loads(answer.lines[-1])
    assert [(output["name"], output["options"]["canvas"]) for output in job["outputs"]] == [
        (PNG, "60x60"),
        (WHITE, "60x60"),
    ]
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == [f"{WHITE}/a.jpg", f"{WHITE}/b.jpg", f"{WHITE}/c.jpg", "a.png", "b.png", "c.png"]
    for image in job["images"]:
        assert image["output"] == image["outputs"][0]["output"]
        assert [output["status"] for output in image["outputs"]] == ["completed", "completed"]
        with Image.open(image["outputs"][1]["output"]) as made:
            assert made.getpixel((0, 0)) == (255, 255, 255)

    lines = command("status", job["job_id"], "--images").lines
    assert f"presets     {PNG}, {WHITE}" in lines
    first = next(number for number, line in enumerate(lines) if "a.jpg: 2 of 2 files" in line)
    assert lines[first + 1].startswith(f"  completed   {PNG} -> ")
    assert lines[first + 2].startswith(f"  completed   {WHITE} -> ")
    assert "a.jpg" in lines[first + 2]


def test_the_preset_in_the_name_keeps_all_files_in_one_folder(
    command: Command, photos: Path, tmp_path: Path
) -> None:
    words = ("submit", photos / "a.jpg", "--output", tmp_path, "--preset", PNG, "--preset", WEBP)
    plan = command(*words, "--name", "{stem}-{preset}", "--dry-run", "--json").json
    (image,) = plan["images"]
    files = [image["destination"], *(other["destination"] for other in image["others"])]
    assert files == [str(tmp_path / f"a-{PNG}.png"), str(tmp_path / f"a-{WEBP}.webp")]
    assert f"{WEBP}/a.webp" in command(*words, "--dry-run").out


def test_the_number_of_files_is_said(command: Command, photos: Path) -> None:
    assert "3 images, 2 files each, queued" in command("submit", photos, "--preset", PNG, "--preset", WEBP).err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--preset", PNG, "--preset", "transparent png"], "two are named"),
        (["--preset", PNG, "--preset", "No such"], "Unknown preset"),
        (["--preset", PNG, "--preset", "Hair"], "Each photo is cut only once"),
        (["--preset", PNG, "--preset", WEBP, "--output", "-"], "only one --preset"),
    ],
)
def test_what_does_not_go_together_is_refused(command: Command, photos: Path, words: list[str], told: str) -> None:
    command("presets", "save", "Hair", "--feather", "3")
    answer = command("submit", photos / "a.jpg", "--feather", "1", *words, code=2) if "Hair" not in words else None
    answer = answer or command("submit", photos / "a.jpg", *words, code=2)
    assert told in answer.err
    assert command("list", "--json").json["jobs"] == []


def test_a_job_with_several_files_is_rendered_again_with_all_of_them(command: Command, photos: Path) -> None:
    job_id = command("submit", photos, "--preset", PNG, "--preset", WEBP).lines[0]
    command("cancel", job_id)
    again = command("rerender", job_id, "--quality", "40", "--json").json
    outputs = command("status", again["job_id"], "--json").json["outputs"]
    assert [(output["name"], output["options"]["quality"]) for output in outputs] == [(PNG, 40), (WEBP, 40)]


def test_a_service_gets_the_presets_and_tells_of_every_file(command: Command, photos: Path, home: Path) -> None:
    place = Home.choose(home)
    store, manager = open_queue(place)
    server = ApiServer(manager, store, place, Settings(), token=TokenFile.of(place), port=0)
    server.start()
    try:
        words = ("submit", photos, "--preset", PNG, "--preset", WEBP, "--url", server.url)
        assert command(*words, "--dry-run", "--json").json["total"] == 3
        job_id = command(*words).lines[0]
        ours, theirs = (
            command("status", job_id, "--images"),
            command("status", job_id, "--images", "--url", server.url),
        )
        assert theirs.out == ours.out
        assert f"pending     {WEBP}" in ours.out
    finally:
        server.stop()
        store.close()
