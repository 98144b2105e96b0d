"""Photos are cut out by workers of a cluster, and everything else is as in local work."""

from cluster_bench import ClusterBench

from rembg_desktop.queue.types import JobStatus


def test_photos_are_cut_out_by_the_workers(bench: ClusterBench) -> None:
    job = bench.submit(6)
    bench.work(threads=4)
    assert bench.manager.job(job.id).status is JobStatus.COMPLETED
    assert bench.files() == [f"{number}.png" for number in range(6)]
    assert all(remover.runs for remover in bench.removers)
