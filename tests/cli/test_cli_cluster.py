"""`cluster certificates`, the options of a cluster, and what `stats` says about one."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cli_command import Command
from PySide6.QtWidgets import QApplication

from rembg_desktop.cluster.certificates import Certificates
from rembg_desktop.composition import open_queue
from rembg_desktop.executor.context import process_start
from rembg_desktop.executor.elsewhere import ClusterReport, ClusterWorker
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import ExecutorReport

WORKERS = (
    ClusterWorker("studio", "tls://10.0.0.5:4", 4, "1", "CUDA", ("u2netp",), 92.0, "DSC_1.jpg", "", True),
    ClusterWorker("office", "tls://10.0.0.6:4", 2, "0.9", trouble="It runs version 0.9 of the program."),
)
REPORT = ClusterReport("tls://10.0.0.1:8786", "http://10.0.0.1:8787/status", True, WORKERS)


def test_certificates_are_made_once_with_the_commands_that_use_them(command: Command, tmp_path: Path) -> None:
    made = tmp_path / "made"
    answer = command("cluster", "certificates", made)
    assert "Files created" in answer.out
    for word in (
        "dask scheduler --protocol tls",
        "--preload rembg_desktop.cluster.worker",
        "run --cluster tls://",
    ):
        assert word in answer.out
    key = (made / "worker" / "key.pem").read_bytes()
    document = json.loads(command("cluster", "certificates", made, "--json").out)
    assert document["created"] == []
    assert len(document["kept"]) == 11
    assert set(document["commands"]) == {"scheduler", "worker", "client"}
    assert (made / "worker" / "key.pem").read_bytes() == key
    (made / "worker" / "key.pem").unlink()
    assert "never overwritten" in command("cluster", "certificates", made, code=2).err


def test_certificates_may_be_valid_for_a_shorter_time(command: Command, tmp_path: Path) -> None:
    command("cluster", "certificates", tmp_path, "--days", 3)
    left = Certificates.of(tmp_path).expires() - process_start()
    assert timedelta(days=2) < left < timedelta(days=4)


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["--cluster", "host:1"], 2, "it must begin with tls://"),
        (["--cluster", "local:0"], 2, "from 1 to 256"),
        (["--cluster", "tls://host:1"], 2, "needs certificates"),
        (["--cluster", "tls://host:1", "--cluster-certificates", "nowhere"], 1, "There is no ca.pem"),
        (["--cluster", "tcp://10.1.2.3:1"], 2, "would not be encrypted, and 10.1.2.3 is not this computer"),
        (["--cluster", "tcp://nowhere.invalid:1"], 1, "the name nowhere.invalid is not known"),
    ],
)
@pytest.mark.parametrize("name", ["run", "serve"])
def test_a_cluster_that_cannot_work_is_refused_before_the_queue_is_opened(
    command: Command, home: Path, name: str, words: list[str], code: int, reason: str
) -> None:
    answer = command(name, *words, code=code)
    assert reason in answer.err
    assert "hint: " in answer.err
    assert not Home(home).lock.exists()


def test_a_connection_without_encryption_is_used_with_a_warning(command: Command, qapp: QApplication) -> None:
    told = "The connection to tcp://10.1.2.3:1 is not encrypted: everybody on that network"
    words = ("run", "--until-idle", "--cluster")
    assert told in command(*words, "tcp://10.1.2.3:1", "--insecure-cluster").err
    assert "not encrypted" not in command(*words, "tcp://127.0.0.1:1").err


def test_stats_tell_of_each_worker(command: Command, home: Path) -> None:
    store, _manager = open_queue(Home.choose(home))
    try:
        store.report_executor(ExecutorReport(os.getpid(), process_start(), cluster=REPORT.as_dict()))
        lines = command("stats").out.splitlines()
        told = [" ".join(line.split()) for line in lines if line.startswith(("cluster", "worker"))]
        assert told == [
            "cluster tls://10.0.0.1:8786, connected; 1 of 2 workers usable; dashboard http://10.0.0.1:8787/status",
            "worker studio; 92 a minute; device CUDA; at DSC_1.jpg",
            "worker office; not used; It runs version 0.9 of the program.",
        ]
        assert json.loads(command("stats", "--json").out)["executor"]["cluster"] == REPORT.as_dict()
    finally:
        store.close()


def test_without_a_cluster_nothing_of_dask_is_loaded(home: Path) -> None:
    program = (
        "import sys\n"
        "from rembg_desktop.cli.root import run\n"
        "import rembg_desktop.ui.application, rembg_desktop.ui.settings.dialog\n"
        "assert run(['run', '--until-idle', '--home', sys.argv[1]]) == 0\n"
        "names = {'distributed', 'dask', 'fsspec', 'cryptography', 'rembg_desktop.cluster'}\n"
        "print(sorted(names & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, home], capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
