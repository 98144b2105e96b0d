import json
import sqlite3
from pathlib import Path

import pytest
from peewee import Model
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import ImageRow, JobRow, RootRow
from rembg_desktop.queue.schema import NEWEST, open_database
from rembg_desktop.queue.schema.migrations import MIGRATIONS
from rembg_desktop.queue.state import StateRow
from rembg_desktop.queue.store import Store

NEXT = (*MIGRATIONS, ("ALTER TABLE job ADD COLUMN color TEXT", "UPDATE job SET color = 'blue'"))
BROKEN = (*MIGRATIONS, ("ALTER TABLE job ADD COLUMN color TEXT", "UPDATE nowhere SET color = 'blue'"))


def test_the_newest_version_is_the_last_migration() -> None:
    assert len(MIGRATIONS) == NEWEST


def columns(path: Path, table: str) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    finally:
        connection.close()


def set_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


@pytest.mark.parametrize("model", [JobRow, RootRow, ImageRow, StateRow])
def test_the_models_know_every_column(bench: Bench, model: type[Model]) -> None:
    known = {field.column_name for field in model._meta.sorted_fields}
    assert known == columns(bench.store.database.path, model._meta.table_name)


def test_a_commit_is_on_the_disk(bench: Bench) -> None:
    pragmas = {
        name: bench.store.database.first(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "auto_vacuum", "busy_timeout")
    }
    assert pragmas == {
        "journal_mode": ("wal",),
        "synchronous": (2,),  # full
        "foreign_keys": (1,),
        "auto_vacuum": (2,),  # incremental
        "busy_timeout": (30_000,),
    }


def test_a_migration_keeps_the_jobs_and_a_backup(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    path = bench.store.database.path
    # The connection stays open, so that the jobs are still in the log: a copied file would lack them.
    database, quarantined = open_database(path, NEXT)
    assert quarantined is None
    assert database.rows("SELECT id, color FROM job") == [(job.id, "blue")]
    assert database.first("PRAGMA user_version") == (len(NEXT),)
    database.close_thread()
    backup = path.with_name(f"queue.db.v{len(MIGRATIONS)}.bak")
    assert "color" not in columns(backup, "job")
    copy = Store.open(backup)
    assert copy.database.rows("SELECT id FROM job") == [(job.id,)]
    copy.close()


def test_a_migration_that_fails_changes_nothing(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    path = bench.store.database.path
    with pytest.raises(Exception, match="no such table: nowhere"):
        open_database(path, BROKEN)
    assert "color" not in columns(path, "job")
    bench.reopen()
    assert bench.manager.job(job.id) == job


def test_a_newer_file_is_refused_and_left_alone(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    path = bench.store.database.path
    bench.store.close()
    set_version(path, len(MIGRATIONS) + 1)
    with pytest.raises(AppError) as caught:
        Store.open(path)
    assert caught.value.code is ErrorCode.DATABASE_NEWER
    set_version(path, len(MIGRATIONS))
    bench.reopen()
    assert bench.manager.job(job.id) == job


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but a text" * 100, b"SQLite format 3\0" + b"\xff" * 8000]
)
def test_a_damaged_file_is_put_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "queue.db"
    path.write_bytes(content)
    store = Store.open(path)
    assert store.quarantined is not None
    assert store.quarantined.read_bytes() == content
    assert store.database.rows("SELECT id FROM job") == []
    store.close()
    again = Store.open(path)
    assert again.quarantined is None
    again.close()


def test_a_file_of_another_program_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "queue.db"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE songs (title TEXT)")
    foreign.close()
    set_version(path, len(MIGRATIONS))
    store = Store.open(path)
    assert store.quarantined is not None
    store.close()


def damage(path: Path) -> None:
    """Spoil every page but the first: header and schema stay readable."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def test_damage_inside_is_found_when_the_whole_file_is_examined(bench: Bench) -> None:
    bench.submit("a.jpg")
    bench.store.close()
    damage(bench.store.database.path)
    store = Store.open(bench.store.database.path, verify=True)
    assert store.quarantined is not None
    store.close()


def test_damage_met_in_use_is_mended_by_the_next_start(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    page = bench.store.database.number("SELECT rootpage FROM sqlite_master WHERE name = 'image'")
    bench.store.close()
    path = bench.store.database.path
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    bench.reopen()
    assert bench.store.quarantined is None  # a glance does not find it
    with pytest.raises(AppError) as caught:
        bench.manager.status(job.id)
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED
    bench.reopen()
    assert bench.store.quarantined is not None
    assert bench.manager.all_jobs() == []


def test_a_sound_file_is_not_put_aside(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    bench.store.close()
    store = Store.open(bench.store.database.path, verify=True)
    assert store.quarantined is None
    assert store.database.rows("SELECT id FROM job") == [(job.id,)]
    store.close()


def test_a_writer_that_never_ends_is_told_of(bench: Bench) -> None:
    impatient = Database(bench.store.database.path, busy_seconds=0)
    with bench.store.database.write(), pytest.raises(AppError) as caught, impatient.write():
        pass
    impatient.close_thread()
    assert caught.value.code is ErrorCode.DATABASE_BUSY


def test_a_full_disk_is_told_of_and_loses_nothing(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    pages = bench.store.database.number("PRAGMA page_count")
    bench.store.database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AppError) as caught:
        bench.submit(*(f"{number}.jpg" for number in range(500)))
    assert caught.value.code is ErrorCode.DISK_FULL
    bench.reopen()
    assert [found.id for found in bench.manager.all_jobs()] == [job.id]
    bench.submit("b.jpg")


def test_a_folder_that_cannot_hold_the_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AppError) as caught:
        Store.open(tmp_path / "file" / "queue.db")
    assert caught.value.code is ErrorCode.HOME_UNWRITABLE


def test_a_file_that_can_only_be_read_is_told_of(bench: Bench) -> None:
    bench.store.database.execute("PRAGMA query_only = 1")
    with pytest.raises(AppError) as caught:
        bench.manager.pause()
    assert caught.value.code is ErrorCode.HOME_UNWRITABLE


IMAGES = {
    "pending": ("pending", "pending"),
    "processing": ("completed", "processing", "pending"),
    "completed": ("completed", "skipped", "failed"),
    "failed": ("failed",),
    "cancelled": ("completed", "cancelled"),
}
"""The images of one job for each status that a job can have."""


def fill_previous(path: Path, photos: Path) -> None:
    """Make a file of the version before this one, with jobs and images in every state."""
    database, _ = open_database(path, MIGRATIONS[:-1])
    options = json.dumps(RemovalOptions().as_dict())
    for position, (status, images) in enumerate(IMAGES.items(), 1):
        counters = [images.count(state) for state in ("pending", "processing", "completed", "failed", "skipped")]
        database.execute(
            "INSERT INTO job (id, name, status, position, options, source_root, destination, created_at, total,"
            " cancelled, pending, processing, succeeded, failed, skipped)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
            *(f"{position:012x}", status, status, position, options, str(photos), str(photos / "out")),
            *(len(images), images.count("cancelled"), *counters),
        )
        database.execute(
            "INSERT INTO root (id, job_id, source, destination, label) VALUES (?, ?, ?, ?, '')",
            *(position, f"{position:012x}", str(photos), str(photos / "out")),
        )
        for number, state in enumerate(images, 1):
            name = f"{status}{number}"
            database.execute(
                "INSERT INTO image (job_id, number, root_id, source, source_key, destination, destination_key,"
                " status, owner, attempt, output) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *(f"{position:012x}", number, position, str(photos / f"{name}.jpg"), name),
                *(str(photos / "out" / f"{name}.png"), f"out{name}", state),
                *("dead" if state == "processing" else None, 0 if state == "pending" else 1),
                str(photos / "out" / f"{name}.png") if state in ("completed", "skipped") else None,
            )
    database.close_thread()


def test_a_queue_of_the_previous_version_goes_on(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    fill_previous(tmp_path / "queue.db", tmp_path / "photos")
    bench = Bench.open(tmp_path)
    assert bench.store.quarantined is None
    jobs = {job.name: job for job in bench.manager.all_jobs()}
    assert {name: job.status.value for name, job in jobs.items()} == {name: name for name in IMAGES}
    for name, job in jobs.items():
        assert tuple(status.value for status in bench.statuses(job)) == IMAGES[name]
    bench.recount()
    assert bench.store.recover("new", lambda _: "").returned == 1
    bench.manager.edit(jobs["pending"].id, bench.options, destination=tmp_path / "other")
    for name in ("completed", "failed", "cancelled"):
        bench.manager.retry(jobs[name].id)
    assert len(bench.work_off()) == 2 + 2 + 1 + 1 + 1
    assert {job.status.value for job in bench.manager.all_jobs()} == {"completed"}
    assert all(status.value in ("completed", "skipped") for job in jobs.values() for status in bench.statuses(job))
    bench.recount()
    bench.store.close()
