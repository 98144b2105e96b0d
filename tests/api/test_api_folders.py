"""What becomes of uploads: they go with their job, and never while it may come back."""

import subprocess
import sys
from datetime import timedelta

from api_client import Api, photo

from rembg_desktop.api.folders import Spool
from rembg_desktop.options import RemovalOptions


def test_uploads_go_when_their_job_is_forgotten_and_not_before(api: Api) -> None:
    spool = Spool(api.spool)
    kept, gone = (api.submit(name)["job_id"] for name in ("kept.jpg", "gone.jpg"))
    api.manager.cancel([gone])
    api.manager.remove([gone])

    assert spool.sweep(api.manager) == 0  # it may still be restored
    api.manager.restore([gone])
    api.manager.cleanup(timedelta(0))

    assert spool.sweep(api.manager) == 1
    assert [path.name for path in api.spooled() if path.suffix == ".jpg"] == ["kept.jpg"]
    assert api.manager.job(kept).progress.total == 1


def test_of_a_dead_process_only_what_it_committed_is_kept(api: Api) -> None:
    spool = Spool(api.spool)
    committed, torn = (api.spool / f"{_dead_pid()}-1-00000000000{number}" for number in range(2))
    for folder in (committed, torn):
        (folder / "uploads").mkdir(parents=True)
        (folder / "uploads" / "a.jpg").write_bytes(photo())
    options = RemovalOptions()
    plan = api.manager.plan([committed / "uploads" / "a.jpg"], options, destination=committed / "results")
    job = api.manager.submit(plan, options)  # it died before it could answer
    working = spool.open_batch()
    arriving = working.create("arriving.jpg")
    arriving.write(b"so far")
    foreign = api.spool / "notes of somebody"
    foreign.mkdir()

    assert spool.sweep(api.manager) == 1

    arriving.close()
    assert {path.name for path in api.spool.iterdir()} == {committed.name, working.folder.name, foreign.name}
    api.manager.cancel([job.id])
    api.manager.cleanup(timedelta(0))
    assert spool.sweep(api.manager) == 1
    assert not committed.exists()


def _dead_pid() -> int:
    """The id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as process:
        process.wait()
    return process.pid
