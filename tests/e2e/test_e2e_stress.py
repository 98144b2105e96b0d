"""Window, command line and API use one queue at once, at random; in the end all tell the same, and it is true.

REMBG_DESKTOP_STRESS_SECONDS says for how long, REMBG_DESKTOP_STRESS_SEED repeats the choices of an earlier run.
"""

import hashlib
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import Popen
from typing import Any

import httpx
import pytest
from desktop import Desktop
from PIL import Image
from program import PHOTOS, PROGRAM, Program, temp_files
from waiting import until

from rembg_desktop.paths import resources

SECONDS = float(os.environ.get("REMBG_DESKTOP_STRESS_SECONDS", "12"))
SEED = int(os.environ.get("REMBG_DESKTOP_STRESS_SEED", str(random.randrange(10**6))))
pytestmark = [
    pytest.mark.model,
    pytest.mark.soak,
    pytest.mark.timeout(1500 + 4 * SECONDS),
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]
WINDOW = Path(__file__).parents[1] / "support" / "stress_window.py"
REAL = "custom:real"
SETTINGS = """
[general]
ask_on_close = false
tips = false

[output]
folder = '{folder}'

[performance]
workers = 2

[api]
enabled = true
port = {port}
"""
EXPECTED = {
    "submit": {202},
    "job": {200},
    "jobs": {200},
    "stats": {200},
    "health": {200},
    "metrics": {200},
    "cancel": {200, 409},
    "retry": {202, 409},
    "result": {200, 409, 422},  # not ready; or the image failed
    "zip": {200, 409},
    "remove": {200, 202, 409},  # somebody else cancelled it
}
"""What the API may answer to whom."""


class Photos:
    """Small pictures, a real photo, and a file that is none, for each face its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for face in ("window", "cli", "api"):
            folder = root / face
            folder.mkdir(parents=True)
            for number in range(12):
                color = (20 * number, 255 - 20 * number, (hash_of(face) + 40 * number) % 256)
                Image.new("RGB", (96, 72), color).save(
                    folder / f"{face}-photo-{number}.{'jpg' if number % 2 else 'png'}"
                )
            (folder / f"{face}-broken.jpg").write_bytes(b"no picture")
            shutil.copy(PHOTOS / "cat.jpg", folder / f"{face}-cat.jpg")
        self.hashes = self.now()

    def of(self, face: str) -> list[Path]:
        return sorted((self.root / face).iterdir())

    def now(self) -> dict[str, str]:
        return {path.name: content_hash(path) for path in sorted(self.root.rglob("*")) if path.is_file()}


class Stress:
    """What the faces share: when to end, and which jobs there are."""

    def __init__(self, program: Program, photos: Photos, out: Path) -> None:
        self.program = program
        self.photos = photos
        self.out = out
        self.stop = threading.Event()
        self.jobs: dict[str, int] = {}
        self.answers: Counter[tuple[str, int]] = Counter()
        self.commands: Counter[tuple[str, int]] = Counter()
        self.wrong: list[str] = []
        self._lock = threading.Lock()

    def accepted(self, job_id: str, total: int) -> None:
        with self._lock:
            assert job_id not in self.jobs
            self.jobs[job_id] = total

    def some_job(self, choose: random.Random) -> str:
        """One of the last, mostly; empty while there is none."""
        with self._lock:
            ids = list(self.jobs)
        return choose.choice(ids[-20:] if choose.random() < 0.8 else ids) if ids else ""

    def answered(self, what: str, status: int, text: str) -> None:
        with self._lock:
            self.answers[what, status] += 1
            if status not in EXPECTED[what]:
                self.wrong.append(f"{what}: {status} {text[:300]}")

    def commanded(self, words: tuple[object, ...], code: int, error: str) -> None:
        with self._lock:
            self.commands[str(words[0]), code] += 1
            # Somebody else was faster: the job has ended, or nothing of it has failed yet.
            known = code == 2 and words[0] in ("cancel", "retry")
            if (code and not known) or "Traceback" in error or "bug" in error:
                self.wrong.append(f"{words}: {code} {error}")


class ApiUser:
    """A program that uses the API."""

    def __init__(self, stress: Stress, url: str, seed: int) -> None:
        self.stress = stress
        self.choose = random.Random(seed)
        token = (stress.program.home / "api-token").read_text().strip()
        self.client = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=240)

    def run(self) -> None:
        acts = [self.submit, self.submit, self.regret, self.cancel, self.retry, self.job, self.job, self.jobs]
        acts += [self.stats, self.result, self.archive, self.remove, self.about]
        with self.client:
            while not self.stress.stop.wait(self.choose.uniform(0, 0.25)):
                self.choose.choice(acts)()

    def ask(self, what: str, method: str, path: str, **more: Any) -> httpx.Response:
        answer = self.client.request(method, path, **more)
        self.stress.answered(what, answer.status_code, answer.text if answer.status_code >= 400 else "")
        return answer

    def on_a_job(self, what: str, method: str, path: str, **more: Any) -> httpx.Response | None:
        job_id = self.stress.some_job(self.choose)
        return self.ask(what, method, path.format(job_id), **more) if job_id else None

    def submit(self) -> None:
        self.send(self.choose.randint(1, 5), real=self.choose.random() < 0.08)

    def send(self, images: int, *, real: bool) -> str:
        chosen = self.choose.sample(self.stress.photos.of("api"), images)
        files = [("images", (path.name, path.read_bytes())) for path in chosen]
        data = {"priority": str(self.choose.randint(-2, 2))}
        if real:
            data["options"] = json.dumps({"model": REAL})
        answer = self.ask("submit", "POST", "/queue/submit", files=files, data=data)
        assert answer.status_code == 202, answer.text
        job = answer.json()
        self.stress.accepted(job["job_id"], job["total"])
        return job["job_id"]

    def regret(self) -> None:
        """Cancel at once what takes a while: whoever picks any job mostly comes too late."""
        job_id = self.send(10, real=True)
        self.ask("cancel", "POST", f"/queue/job/{job_id}/cancel")

    def cancel(self) -> None:
        self.on_a_job("cancel", "POST", "/queue/job/{}/cancel")

    def retry(self) -> None:
        self.on_a_job("retry", "POST", "/queue/job/{}/retry")

    def job(self) -> None:
        answer = self.on_a_job("job", "GET", "/queue/job/{}")
        if answer is not None and answer.status_code == 200:
            self.check_job(answer.json())

    def check_job(self, job: dict[str, Any]) -> None:
        """Also in the middle of all this a job agrees with itself."""
        counts = Counter(image["status"] for image in job["images"])
        progress = job["progress"]
        told = {name: progress[name] for name in ("failed", "skipped", "cancelled")}
        told |= {"completed": progress["succeeded"]}
        if any(counts[name] != number for name, number in told.items()):
            self.stress.wrong.append(f"{job['job_id']}: {progress} but {counts}")
        if len(job["images"]) != progress["total"] != self.stress.jobs[job["job_id"]]:
            self.stress.wrong.append(f"{job['job_id']}: {progress['total']} images")

    def jobs(self) -> None:
        self.ask("jobs", "GET", "/queue/jobs", params={"limit": self.choose.randint(1, 100)})

    def stats(self) -> None:
        self.ask("stats", "GET", "/queue/stats")

    def result(self) -> None:
        answer = self.on_a_job("job", "GET", "/queue/job/{}")
        if answer is not None and answer.status_code == 200:
            job = answer.json()
            image = self.choose.choice(job["images"])
            self.ask("result", "GET", f"/queue/job/{job['job_id']}/result/{image['id']}")

    def archive(self) -> None:
        self.on_a_job("zip", "GET", "/queue/job/{}/results.zip")

    def remove(self) -> None:
        good = [path for path in self.stress.photos.of("api") if "photo" in path.name]
        path = self.choose.choice(good)
        answer = self.ask("remove", "POST", "/remove", files={"images": (path.name, path.read_bytes())})
        where = answer.headers.get("content-location") or answer.headers.get("location") or ""
        if match := re.match(r"/queue/job/([0-9a-f]{12})", where):
            self.stress.accepted(match[1], 1)

    def about(self) -> None:
        self.ask(*self.choose.choice([("health", "GET", "/health"), ("metrics", "GET", "/metrics")]))


class Typist:
    """Somebody who types commands, for the own queue and for that of the service."""

    def __init__(self, stress: Stress, url: str, seed: int) -> None:
        self.stress = stress
        self.url = url
        self.choose = random.Random(seed)

    def run(self) -> None:
        while not self.stress.stop.wait(self.choose.uniform(0, 0.2)):
            self.choose.choice([self.submit, self.submit, self.cancel, self.retry, self.look])()

    def type(self, *words: object) -> str:
        where = ("--url", self.url) if self.choose.random() < 0.4 else ()
        done = self.stress.program.run(*words, *where)
        self.stress.commanded(words, done.returncode, done.stderr)
        return done.stdout

    def submit(self) -> None:
        chosen = self.choose.sample(self.stress.photos.of("cli"), self.choose.randint(1, 5))
        options = ("--model", REAL) if self.choose.random() < 0.08 else ()
        words = ("submit", *chosen, *options, "--json")
        if self.choose.random() < 0.4:
            done = self.stress.program.run(*words, "--url", self.url)
        else:
            done = self.stress.program.run(*words, "--output", self.stress.out / "cli")
        self.stress.commanded(words, done.returncode, done.stderr)
        if done.returncode == 0:
            job = json.loads(done.stdout)
            self.stress.accepted(job["job_id"], job["total"])

    def cancel(self) -> None:
        if job_id := self.stress.some_job(self.choose):
            self.type("cancel", job_id)

    def retry(self) -> None:
        if job_id := self.stress.some_job(self.choose):
            self.type("retry", job_id)

    def look(self) -> None:
        words = self.choose.choice([("list",), ("stats",), ("list", "--status", "completed", "--json")])
        self.type(*words)


class Verdict:
    """What each face says when all is quiet."""

    def __init__(self, stress: Stress, urls: list[str]) -> None:
        self.stress = stress
        self.program = stress.program
        self.urls = urls
        self.token = (self.program.home / "api-token").read_text().strip()
        with sqlite3.connect(f"file:{self.program.home / 'queue.db'}?mode=ro", uri=True) as database:
            database.row_factory = sqlite3.Row
            self.jobs = database.execute("SELECT * FROM job WHERE removed_at IS NULL").fetchall()
            self.images = database.execute("SELECT * FROM image").fetchall()
        database.close()

    def counts_agree(self) -> dict[str, int]:
        """Gives the counts of images."""
        jobs = Counter(row["status"] for row in self.jobs)
        images = Counter(row["status"] for row in self.images)
        said = [self.program.json("stats")]
        for url in self.urls:
            said += [self.get(url, "/queue/stats"), self.program.json("stats", "--url", url)]
        for stats in said:
            assert {name: number for name, number in stats["jobs"].items() if number} == jobs
            assert {name: number for name, number in stats["images"].items() if number} == images
        return dict(images)

    def chips(self) -> dict[str, int]:
        """What the window must say: a job with an image that failed counts as failed, too."""
        chips = Counter(row["status"] for row in self.jobs)
        some_failed = [row for row in self.jobs if row["failed"] and row["status"] != "failed"]
        return {**chips, "failed": chips["failed"] + len(some_failed), "all": len(self.jobs)}

    def jobs_agree(self) -> None:
        """Every face lists exactly the jobs that were accepted, each with the counts of its images."""
        by_job: dict[str, Counter[str]] = {}
        for row in self.images:
            by_job.setdefault(row["job_id"], Counter())[row["status"]] += 1
        # Whose /remove was cancelled by somebody else learns no id. Moving changes its priority.
        nameless = {row["id"]: 1 for row in self.jobs if row["id"] not in self.stress.jobs}
        assert len(nameless) == self.stress.answers["remove", 409]
        assert {row["id"]: row["total"] for row in self.jobs} == self.stress.jobs | nameless
        for row in self.jobs:
            counts = by_job[row["id"]]
            assert counts.total() == row["total"]
            assert counts["pending"] == counts["processing"] == row["pending"] == row["processing"] == 0
            told = {
                "completed": row["succeeded"],
                **{name: row[name] for name in ("failed", "skipped", "cancelled")},
            }
            assert {name: number for name, number in told.items() if number} == counts
        listings = [self.pages(lambda words: self.program.json("list", *words))]
        for url in self.urls:
            listings.append(self.pages(lambda words, url=url: self.program.json("list", *words, "--url", url)))
            listings.append(self.pages(lambda words, url=url: self.get(url, _query(words))))
        first = [_without_links(job) for job in listings[0]]
        assert {job["job_id"] for job in first} == {row["id"] for row in self.jobs}
        for listing in listings[1:]:
            assert [_without_links(job) for job in listing] == first

    def files_are_right(self, folders: list[Path]) -> int:
        """One whole result for each image that succeeded, and nothing else; gives their number."""
        done = [row for row in self.images if row["status"] == "completed"]
        outputs = {os.fsdecode(row["output"]): row["output_sha256"] for row in done}
        assert len(outputs) == len(done)
        spool = self.program.home / "spool"
        found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        found += [path for path in spool.glob("*/results/**/*") if path.is_file()]
        assert {str(path) for path in found} == set(outputs)
        for path in found:
            assert content_hash(path) == outputs[str(path)]
            with Image.open(path) as image:
                assert image.mode == "RGBA"
        left = [*temp_files(self.stress.out), *temp_files(spool)]
        assert left == []
        return len(found)

    def sources_are_untouched(self) -> None:
        assert self.stress.photos.now() == self.stress.photos.hashes
        for path in self.program.home.glob("spool/*/uploads/*"):
            assert content_hash(path) == self.stress.photos.hashes[path.name]

    def logs_are_clean(self) -> None:
        """No record of an error; that a command ended with one that its user can act on is only information."""
        records: list[str] = []
        for path in (self.program.home / "logs").iterdir():
            for line in path.read_text(encoding="utf-8").splitlines():
                if re.match(r"\d{4}-\d\d-\d\d ", line):
                    records.append(line)
                else:
                    records[-1] += f"\n{line}"
        bad = [record for record in records if re.search(r"^\S+ \S+ (ERROR|CRITICAL) ", record)]
        bad += [
            record for record in records if "Traceback" in record and "A command ended with an error" not in record
        ]
        assert bad == []

    def get(self, url: str, path: str) -> Any:
        answer = httpx.get(url + path, headers={"Authorization": f"Bearer {self.token}"}, timeout=240)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def pages(self, ask: Callable[[list[object]], Any]) -> list[dict[str, Any]]:
        jobs: list[dict[str, Any]] = []
        cursor: list[object] = []
        while True:
            page = ask(["--limit", 1000, *cursor])
            jobs += page["jobs"]
            if page["next"] is None:
                return jobs
            cursor = ["--cursor", page["next"]]


def test_all_faces_at_once_agree_in_the_end(program: Program, tmp_path: Path, desktop: Desktop) -> None:
    print(f"\n{SECONDS:g} seconds, seed {SEED}")
    photos = Photos(tmp_path / "photos")
    out = tmp_path / "out"
    port = _free_port()
    program.settings(SETTINGS.format(folder=out / "window", port=port))
    shutil.copy(resources() / "models" / "u2netp.onnx", tmp_path / "real.onnx")
    program.run("models", "import", tmp_path / "real.onnx", "--name", "real", check=0)
    environment = {"REMBG_DESKTOP_HOME": str(program.home), "PYTHONPATH": str(WINDOW.parent)}
    window = desktop.start(sys.executable, WINDOW, program.home, photos.root / "window", SEED, **environment)
    own_url = f"http://localhost:{port}"
    until(lambda: _is_ready(own_url), 60)
    # Another service on the same queue, which does not execute while the window does.
    other = desktop.start(PROGRAM, "serve", "--port", 0, REMBG_DESKTOP_HOME=str(program.home))
    assert other.stderr is not None
    urls = [own_url, other.stderr.readline().split()[2].rstrip(",")]
    stress = Stress(program, photos, out)
    users = [
        ApiUser(stress, urls[0], SEED + 1),
        ApiUser(stress, urls[0], SEED + 2),
        ApiUser(stress, urls[1], SEED + 3),
        Typist(stress, urls[0], SEED + 4),
        Typist(stress, urls[1], SEED + 5),
    ]
    with ThreadPoolExecutor(len(users)) as threads:
        running = [threads.submit(user.run) for user in users]
        # Whoever meets something unforeseen ends all the others.
        for user in running:
            user.add_done_callback(lambda done: stress.stop.set() if done.exception() else None)
        stress.stop.wait(SECONDS)
        stress.stop.set()
        ended = [user.exception(timeout=480) for user in running]
    _assert_alive(window, other)  # else that is why the users could not go on
    assert [error for error in ended if error] == []
    (program.home / "calm").touch()
    until(lambda: _window(program)["calm"], 60)
    until(lambda: _is_idle(program), progress=lambda: program.json("stats")["images"])
    _assert_alive(window, other)
    stress.jobs |= _window(program)["added"]
    verdict = Verdict(stress, urls)
    images = verdict.counts_agree()
    until(lambda: _chips(program) == verdict.chips(), 30)
    verdict.jobs_agree()
    files = verdict.files_are_right([out])
    verdict.sources_are_untouched()
    assert stress.wrong == []
    for process in (other, window):
        process.terminate()
        _, error = process.communicate(timeout=240)
        assert process.returncode == 0, error
        assert "Traceback" not in error
    verdict.logs_are_clean()
    print(f"{len(stress.jobs):,} jobs, images {images}, {files:,} results, all of them told alike")
    print(f"answers of the API: {_table(stress.answers)}")
    print(f"commands by exit code: {_table(stress.commands)}")
    print(f"acts of the window: {_window(program)['done']}, {len(_window(program)['added']):,} jobs of its own")
    assert all(_window(program)["added"].values())
    assert images["completed"] > 20
    assert images["cancelled"]
    assert images["failed"]
    assert stress.answers["cancel", 200]


def hash_of(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0]


def content_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=120).json()["ready"]
    except httpx.TransportError:
        return False


def _window(program: Program) -> Any:
    return json.loads((program.home / "window.json").read_text())


def _chips(program: Program) -> dict[str, int]:
    """The numbers on the window's chips, without the zeros."""
    numbers = {
        name: int(re.sub(r"\D", "", text.rpartition(":")[2]) or 0)
        for name, text in _window(program)["chips"].items()
    }
    return {name: number for name, number in numbers.items() if number}


def _is_idle(program: Program) -> bool:
    images = program.json("stats")["images"]
    return images["pending"] == images["processing"] == 0


def _assert_alive(*processes: "Popen[str]") -> None:
    for process in processes:
        if process.poll() is not None:
            pytest.fail(f"a program ended with {process.returncode}:\n{process.communicate()[1][-12_000:]}")


def _without_links(job: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in job.items() if name != "links"}


def _query(words: list[object]) -> str:
    names = {"--limit": "limit", "--cursor": "cursor"}
    pairs = zip(words[::2], words[1::2], strict=True)
    return "/queue/jobs?" + "&".join(f"{names[str(name)]}={value}" for name, value in pairs)


def _table(counts: Counter[tuple[str, int]]) -> str:
    return ", ".join(f"{what} {code}: {number:,}" for (what, code), number in sorted(counts.items()))
