"""What the service says about itself: health, version, presets, models, metrics, documentation."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.responses import FileResponse, HTMLResponse, Response

from rembg_desktop import __version__
from rembg_desktop.api.problem import ApiCode, Json, Problem
from rembg_desktop.api.schemas import (
    HealthDocument,
    ModelsDocument,
    PresetsDocument,
    VersionDocument,
    problems,
)
from rembg_desktop.api.service import RECENT_SECONDS, Service, as_json, service_of
from rembg_desktop.errors import AppError
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import free_bytes, resources
from rembg_desktop.queue.manager import QueueManager


class Metrics:
    """Counters of requests, and gauges that are read from the queue on request."""

    media_type = CONTENT_TYPE_LATEST

    def __init__(self, manager: QueueManager) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Queue(manager))
        self._requests = Counter(
            "rembg_http_requests", "Responses", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "rembg_http_request_seconds", "Time until the end of a response", ("route",), registry=self._registry
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one response; `route` is the template of the path, empty if none matched."""
        known = method if method in {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"} else "other"
        self._requests.labels(known, route or "none", str(status)).inc()
        self._seconds.labels(route or "none").observe(seconds)

    def render(self) -> bytes:
        """The current values, as text."""
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
        yield _by_status("rembg_reviews", "Images by review state", stats.reviews.as_dict())
        backlog = stats.images["pending"] + stats.images["processing"]
        yield GaugeMetricFamily("rembg_backlog_images", "Images that are not finished", value=backlog)
        yield GaugeMetricFamily(
            "rembg_images_per_minute",
            "Images per minute of the last minute, over the time worked",
            value=stats.per_minute_now,
        )
        yield GaugeMetricFamily(
            "rembg_backlog_seconds", "Estimated time for the backlog", value=stats.eta_seconds or 0
        )
        yield GaugeMetricFamily(
            "rembg_executor_up", "Whether an executor is running", value=float(stats.executor is not None)
        )
        yield GaugeMetricFamily("rembg_paused", "Whether the queue is paused", value=float(stats.pause.is_paused))
        yield GaugeMetricFamily("rembg_database_bytes", "Size of the queue's file", value=stats.database_bytes)
        if stats.executor:
            yield GaugeMetricFamily(
                "rembg_workers_active", "Images being processed", value=stats.executor.workers_active
            )
            yield GaugeMetricFamily(
                "rembg_executor_memory_bytes", "Memory of the executor", value=stats.executor.memory_bytes
            )
            yield from _of_cluster(stats.executor.cluster)


def _of_cluster(cluster: Mapping[str, Any] | None) -> Iterator[Metric]:
    """Metrics of the computers that cut out photos for the executor."""
    if cluster is None:
        return
    up, text = "rembg_cluster_up", "Whether the scheduler of the cluster answers"
    yield GaugeMetricFamily(up, text, value=float(cluster["connected"]))
    usable = GaugeMetricFamily("rembg_cluster_worker_usable", "Whether the worker gets images", labels=("worker",))
    rate = GaugeMetricFamily(
        "rembg_cluster_worker_images_per_minute", "Images of the worker in the last minute", labels=("worker",)
    )
    threads = GaugeMetricFamily(
        "rembg_cluster_worker_threads", "Images that the worker processes at the same time", labels=("worker",)
    )
    for worker in cluster["workers"]:
        labels = (worker["address"],)
        usable.add_metric(labels, float(worker["usable"]))
        rate.add_metric(labels, worker["images_per_minute"])
        threads.add_metric(labels, worker["threads"])
    yield from (usable, rate, threads)


def _by_status(name: str, text: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, text, labels=("status",))
    for status, count in counts.items():
        family.add_metric((status,), count)
    return family


router = APIRouter(tags=["service"])


@router.get(
    "/health",
    response_model=HealthDocument,
    responses={503: {"model": HealthDocument, "description": "The queue can't be used"}},
    openapi_extra={"security": []},
)
async def health(request: Request) -> Response:
    """Whether the service is up, and whether it processes images; needs no token.

    `ready` is true when an executor is running and the queue is not paused.
    """
    status, body = await health_of(service_of(request))
    return Response(body, status, media_type="application/json")


async def health_of(service: Service) -> tuple[int, bytes]:
    """Status and JSON of the health, at most a fraction of a second old."""
    try:
        return 200, await service.answers.get("health", lambda: _healthy(service), RECENT_SECONDS)
    except AppError:
        unwell = _health(service, executor=False, paused=False, database=False)
        return 503, as_json(unwell)


def _healthy(service: Service) -> dict[str, bool | int]:
    executor, pause = service.manager.executor(), service.manager.pause_state()
    return _health(service, executor=executor is not None, paused=pause.is_paused, database=True)


def _health(service: Service, *, executor: bool, paused: bool, database: bool) -> dict[str, bool | int]:
    try:
        free = free_bytes(service.home.root)
    except OSError:  # the folder is gone, or its disk
        free = 0
    return {
        "live": True,
        "ready": executor and not paused,
        "executor": executor,
        "paused": paused,
        "database": database,
        "free_bytes": free,
    }


@router.get("/version", response_model=VersionDocument, openapi_extra={"security": []})
async def version() -> Response:
    """Name and version of the program; needs no token."""
    return Json({"name": "Rembg Desktop", "version": __version__})


@router.get("/presets", response_model=PresetsDocument, responses=problems(422))
async def presets(request: Request) -> Response:
    """The presets, as `rembg-desktop presets --json` prints them."""
    service = service_of(request)
    known = Presets(service.home.presets)
    found = await service.reads.run(known.all)
    own = await service.reads.run(known.own)
    listed = [
        {"name": name, "built_in": name not in own, "options": options.as_document()}
        for name, options in found.items()
    ]
    return Json({"presets": listed})


@router.get("/models", response_model=ModelsDocument, responses=problems())
async def models(request: Request) -> Response:
    """The models, as `rembg-desktop models list --json` prints them."""
    service = service_of(request)
    return Json({"models": await service.reads.run(_models, service)})


def _models(service: Service) -> list[dict[str, object]]:
    from rembg_desktop.engine.model_files import ModelFiles  # takes time to import, and only this needs it

    found = ModelFiles(service.home.models, service.settings.models).all()
    return [{**info.as_dict(), "state": state} for info, state in found]


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"description": "For Prometheus", "content": {"text/plain": {}}}, **problems()},
)
async def metrics(request: Request) -> Response:
    """Counts, rates and durations, in the format of Prometheus."""
    service = service_of(request)
    collected = request.app.state.metrics
    assert isinstance(collected, Metrics)
    body = await service.reads.run(collected.render)
    return Response(body, media_type=collected.media_type)


docs_router = APIRouter(include_in_schema=False)

_DOCS_FILES: Final = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
}
_DOCS_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rembg Desktop: HTTP API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_DOCS_START: Final = """SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, persistAuthorization: false
});
"""
_DOCS_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@docs_router.get("/docs")
async def docs_page() -> Response:
    """The page; it runs only our own scripts and connects only to this server."""
    return HTMLResponse(_DOCS_PAGE, headers={"Content-Security-Policy": _DOCS_POLICY})


@docs_router.get("/docs/{name}")
async def docs_asset(name: str) -> Response:
    """The files that the page loads."""
    if name == "start.js":
        return Response(_DOCS_START, media_type="text/javascript")
    if name not in _DOCS_FILES:
        raise Problem(404, ApiCode.NOT_FOUND, "The file does not exist.")
    return FileResponse(
        resources() / "swagger-ui" / name,
        media_type=_DOCS_FILES[name],
        headers={"Cache-Control": "private, max-age=3600"},
    )
