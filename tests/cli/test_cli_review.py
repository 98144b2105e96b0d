"""`review`, `rerender` and what other commands show of review states."""

from pathlib import Path

import pytest
from cli_command import Command
from PIL import Image
from rendering import render

from rembg_desktop.paths import Home
from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Review


@pytest.fixture
def done(command: Command, photos: Path, home: Path) -> list[dict]:
    """The images of a job with finished results, whose masks become less certain from the first to the last."""
    job_id = command("submit", str(photos)).lines[0]
    store = Store.open(home / "queue.db")
    uncertainty = 0.0
    while claim := store.claim("worker"):
        uncertainty += 0.4
        review = Review.NEEDS_REVIEW if uncertainty > 0.5 else Review.NONE
        result = Result(claim.destination, 6, uncertainty=uncertainty, reasons=("holes",), review=review)
        claim.destination.write_bytes(b"result")
        assert store.record_output(claim, claim.destination, "00", result)
        assert store.complete(claim)
    store.close()
    images = command("status", job_id, "--json").json["images"]
    assert len(images) >= 2
    return [{"job_id": job_id, **image} for image in images]


def test_results_are_listed_and_marked(command: Command, done: list[dict]) -> None:
    unsure = [image["id"] for image in done if image["review"] == "needs_review"]
    listed = command("review", "list", "--json").json["images"]
    assert [image["id"] for image in listed] == unsure[::-1]
    assert {"job_id", "uncertainty", "reasons"} <= set(listed[0])
    assert "needs review, 0.80: holes" in command("review", "list").out
    marked = command("review", "reject", str(unsure[0]), "--json")
    assert marked.json == {"review": "rejected", "images": [unsure[0]]}
    twice = command("review", "reject", str(unsure[0]), str(unsure[0])).out
    assert twice.startswith("1 image ")
    accepted = command("review", "accept", "--job", done[0]["job_id"][:6], "--json").json["images"]
    assert accepted == unsure[:0:-1]
    assert command("review", "list", "--json").json["images"] == []
    everything = command("review", "list", "--review", "all", "--sort", "job", "--json").json["images"]
    assert [image["id"] for image in everything] == [image["id"] for image in done]
    assert "1 rejected" in command("status", done[0]["job_id"]).out
    assert command("stats", "--json").json["review"]["rejected"] == 1


def test_what_is_no_number_of_an_image_is_named(command: Command) -> None:
    assert "'abc' is not the number of an image." in command("review", "accept", "abc", code=2).err


def test_jobs_are_listed_by_the_review_states_of_their_images(command: Command, done: list[dict]) -> None:
    for state, count in (("needs_review", 1), ("none", 1), ("accepted", 0)):
        assert len(command("list", "--review", state, "--json").json["jobs"]) == count
    assert command("list", "--review", "needs_review", "--status", "failed", "--json").json["jobs"] == []


def test_a_mark_needs_an_image_with_a_result(command: Command, photos: Path) -> None:
    command("submit", str(photos))
    for arguments, code in ((("accept",), 2), (("accept", "1"), 2), (("reject", "999"), 4)):
        command("review", *arguments, code=code)


def test_results_are_rendered_again(command: Command, done: list[dict]) -> None:
    nobody = "No process is processing the queue"
    assert nobody in command("review", "again", str(done[0]["id"])).err
    assert nobody in command("rerender", done[0]["job_id"]).err
    assert nobody not in command("rerender", done[0]["job_id"], "--json").err
    again = command("review", "again", str(done[0]["id"]), "--json").json["images"]
    assert [(image["status"], image["output"]) for image in again] == [("pending", done[0]["output"])]
    cancelled = command("cancel", done[0]["job_id"], "--json").json["jobs"]
    assert cancelled[0]["progress"]["succeeded"] == len(done)


def test_a_job_is_rendered_with_other_options(command: Command, done: list[dict], tmp_path: Path) -> None:
    new = command("rerender", done[0]["job_id"], "--format", "webp", "--only", "needs_review", "--json").json
    detail = command("status", new["job_id"], "--json").json
    unsure = [image for image in done if image["review"] == "needs_review"]
    assert [image["source"] for image in detail["images"]] == [image["source"] for image in unsure]
    assert detail["options"]["format"] == "webp"
    assert Path(detail["images"][0]["destination"]).parent == Path(unsure[0]["output"]).parent
    other = command("rerender", done[0]["job_id"], "--output", str(tmp_path / "other"), "--json").json
    images = command("status", other["job_id"], "--json").json["images"]
    assert {Path(image["destination"]).parent for image in images} == {tmp_path / "other"}
    command("rerender", done[0]["job_id"], "--only", "rejected", code=2)
    command("rerender", done[0]["job_id"], "--wait", "--url", "http://localhost:1", code=2)


@pytest.mark.parametrize("policy", ["skip", "overwrite"])
def test_beside_earlier_results_nothing_is_skipped_or_overwritten_unasked(
    policy: str, command: Command, photos: Path, home: Path, tmp_path: Path
) -> None:
    job_id = command("submit", str(photos), "--on-conflict", policy).lines[0]
    store = Store.open(home / "queue.db")
    render(store, Home.choose(home))
    results = [Path(image["output"]) for image in command("status", job_id, "--json").json["images"]]
    for result in results:
        result.write_bytes(b"retouched")

    def made(*arguments: str) -> set[str]:
        new = command("rerender", job_id, *arguments, "--json").json["job_id"]
        render(store, Home.choose(home))
        return {image["output"] for image in command("status", new, "--json").json["images"]}

    for same in ((), ("--output", str(results[0].parent))):
        assert made(*same).isdisjoint({None, *map(str, results)})
    assert {result.read_bytes() for result in results} == {b"retouched"}
    other = str(tmp_path / "other")
    assert made("--output", other) == made("--output", other)  # as the job was told
    assert made("--on-conflict", "overwrite") == set(map(str, results))
    store.close()


def test_uncertain_results_have_a_folder_of_their_own(command: Command, photos: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unsure"
    job = command("submit", str(photos), "--review-folder", str(folder), "--json").json
    assert job["review_folder"] == str(folder)
    assert folder.is_dir()
    assert str(folder) in command("status", job["job_id"]).out
    (tmp_path / "file").touch()
    command("submit", str(photos), "--review-folder", str(tmp_path / "file" / "unsure"), code=2)
    command("submit", str(photos), "--review-folder", "x", "--url", "http://localhost:1", code=2)


def test_a_mask_is_exchanged_with_another_program(
    command: Command, photos: Path, home: Path, tmp_path: Path
) -> None:
    job_id = command("submit", str(photos)).lines[0]
    store = Store.open(home / "queue.db")
    render(store, Home.choose(home))
    image = command("status", job_id, "--json").json["images"][0]
    file = tmp_path / "mask.png"
    assert command("review", "mask", image["id"], "--get", file, "--json").json == {
        "image": image["id"],
        "mask": str(file),
    }
    command("review", "mask", image["id"], "--get", file, code=2)
    file.write_bytes(b"mine")
    assert "exists already" in command("review", "mask", image["id"], "--get", file, code=2).err
    assert file.read_bytes() == b"mine"
    command("review", "mask", image["id"], "--put", file, code=2)
    command("review", "mask", image["id"], "--get", file, "--overwrite")
    with Image.open(file) as found:
        mask = found.point(lambda value: 255 - value)
    mask.save(file)
    assert "pending" in command("review", "mask", image["id"], "--put", file).out
    render(store, Home.choose(home))
    store.close()
    with Image.open(image["output"]) as result:
        assert result.getchannel("A").tobytes() == mask.tobytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".png", ".tmp")) == ["mask.png"]


def test_a_mask_needs_an_image_and_a_file_that_can_be_written(
    command: Command, done: list[dict], tmp_path: Path
) -> None:
    image = done[0]["id"]
    for words in (
        (),
        ("--get", tmp_path / "a.png", "--put", tmp_path / "a.png"),
        ("--put", tmp_path / "a.png", "--overwrite"),
    ):
        command("review", "mask", image, *words, code=2)
    command("review", "mask", 999, "--get", tmp_path / "a.png", code=4)
    missing = command("review", "mask", image, "--put", tmp_path / "missing.png", code=2)
    assert "missing.png" in missing.err
