"""As cluster.sh, with dask-jobqueue: `python packaging/slurm/jobqueue_cluster.py CERTIFICATES`. A worker is a job.

Runs the scheduler in this process, on the login node, and asks SLURM for the workers. CERTIFICATES is the folder
that `rembg-desktop cluster certificates` made, on a file system that all nodes see. Needs dask-jobqueue.
"""

import argparse
import signal
from pathlib import Path

from dask_jobqueue import SLURMCluster
from distributed import Security


def main() -> None:
    """Run until Ctrl-C or SIGTERM; SLURM then ends the jobs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("certificates", type=Path)
    parser.add_argument("--jobs", type=int, default=4, help="number of workers")
    parser.add_argument("--cores", type=int, default=8, help="of each")
    parser.add_argument("--memory", default="16GB", help="of each")
    parser.add_argument("--queue", help="SLURM's partition")
    parser.add_argument("--walltime", default="08:00:00")
    parser.add_argument("--show", action="store_true", help="print the script of a job and end")
    asked = parser.parse_args()
    folder = asked.certificates.resolve()
    security = Security(
        require_encryption=True,
        tls_ca_file=str(folder / "scheduler" / "ca.pem"),
        tls_scheduler_cert=str(folder / "scheduler" / "cert.pem"),
        tls_scheduler_key=str(folder / "scheduler" / "key.pem"),
        tls_worker_cert=str(folder / "worker" / "cert.pem"),
        tls_worker_key=str(folder / "worker" / "key.pem"),
        tls_client_cert=str(folder / "client" / "cert.pem"),
        tls_client_key=str(folder / "client" / "key.pem"),
    )
    with SLURMCluster(
        cores=asked.cores,
        processes=1,
        memory=asked.memory,
        queue=asked.queue,
        walltime=asked.walltime,
        security=security,
        protocol="tls",
        scheduler_options={"port": 8786, "dashboard_address": "127.0.0.1:8787"},
        worker_extra_args=["--preload", "rembg_desktop.cluster.worker", "--no-dashboard"],
    ) as cluster:
        if asked.show:
            print(cluster.job_script())
            return
        # Not adapt(): the program gives its photos to the workers directly, so the scheduler sees no load.
        cluster.scale(jobs=asked.jobs)
        print(
            f"rembg-desktop run --cluster {cluster.scheduler_address} --cluster-certificates {folder / 'client'}"
        )
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
