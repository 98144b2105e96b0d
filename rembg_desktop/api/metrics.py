"""Numbers for Prometheus, in a registry of the app's own."""

from collections.abc import Iterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from rembg_desktop.queue.manager import QueueManager


class Metrics:
    """What is counted here, and what the queue says when somebody asks."""

    media_type = CONTENT_TYPE_LATEST

    def __init__(self, manager: QueueManager) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Queue(manager))
        self._requests = Counter(
            "rembg_http_requests", "Answers", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "rembg_http_request_seconds", "Time to the end of an answer", ("route",), registry=self._registry
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer; `route` is the template of the path, empty when none matched."""
        known = method if method in {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"} else "other"
        self._requests.labels(known, route or "none", str(status)).inc()
        self._seconds.labels(route or "none").observe(seconds)

    def render(self) -> bytes:
        """The numbers of this moment."""
        return generate_latest(self._registry)


class _Queue(Collector):
    def __init__(self, manager: QueueManager) -> None:
        self._manager = manager

    def describe(self) -> Iterator[Metric]:
        return iter(())

    def collect(self) -> Iterator[Metric]:
        stats = self._manager.stats()
        yield _by_status("rembg_jobs", "Jobs by status", stats.jobs)
        yield _by_status("rembg_images", "Images by status", stats.images)
        backlog = stats.images["pending"] + stats.images["processing"]
        yield GaugeMetricFamily("rembg_backlog_images", "Images still to come", value=backlog)
        yield GaugeMetricFamily(
            "rembg_images_per_minute", "Images that ended in the last minute", value=stats.per_minute_now
        )
        yield GaugeMetricFamily(
            "rembg_backlog_seconds", "Time for the backlog at the present rate", value=stats.eta_seconds or 0
        )
        yield GaugeMetricFamily(
            "rembg_executor_up", "Whether a process works", value=float(stats.executor is not None)
        )
        yield GaugeMetricFamily("rembg_paused", "Whether nothing is begun", value=float(stats.pause.is_paused))
        yield GaugeMetricFamily("rembg_database_bytes", "Size of the queue's file", value=stats.database_bytes)
        if stats.executor:
            yield GaugeMetricFamily("rembg_workers_active", "Images in work", value=stats.executor.workers_active)
            yield GaugeMetricFamily(
                "rembg_executor_memory_bytes", "Memory of the executor", value=stats.executor.memory_bytes
            )


def _by_status(name: str, text: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, text, labels=("status",))
    for status, count in counts.items():
        family.add_metric((status,), count)
    return family
