"""`stats`: the queue in numbers."""

from collections.abc import Mapping

import click

from rembg_desktop.cli import exits, wording
from rembg_desktop.cli.command import Command, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import one_line, print_json, print_line
from rembg_desktop.queue.reports import ExecutorReport, Stats


@click.command(cls=Command)
@json_option
@service_options
@pass_invocation
def stats(invocation: Invocation, as_json: bool) -> int:
    """Show the queue in numbers: counts, speed, workers, memory, disk."""
    found = invocation.queue.stats()
    if as_json:
        print_json(found.as_dict())
        return exits.DONE
    for label, text in _lines(found):
        if text:
            print_line(f"{label:<12}{text}")
    return exits.DONE


def _lines(found: Stats) -> list[tuple[str, str]]:
    remaining = wording.duration(found.eta_seconds)
    return [
        ("jobs", _counts(found.jobs)),
        ("images", _counts(found.images)),
        ("speed", f"{found.per_minute_now:g} a minute now, {found.per_minute_average:g} on average"),
        ("remaining", remaining),
        ("executor", _executor(found.executor)),
        ("paused", wording.pause_reason(found.pause)),
        ("database", wording.size(found.database_bytes)),
        *(("free disk", f"{wording.size(free)} at {one_line(place)}") for place, free in found.free_bytes.items()),
    ]


def _counts(numbers: Mapping[str, int]) -> str:
    parts = [f"{count:,} {status}" for status, count in numbers.items() if count]
    return ", ".join(parts) or "none"


def _executor(report: ExecutorReport | None) -> str:
    if report is None:
        return "none; open the window, or use `rembg-desktop run`"
    idle = report.workers_max - report.workers_active
    device = ", ".join(report.devices) or f"{report.device_asked} (not used yet)"
    parts = [
        f"process {report.pid}",
        f"workers {report.workers_active} active, {idle} idle, {report.workers_max} at most",
        f"model {report.model}" if report.model else "",
        f"device {device}",
        f"memory {wording.size(report.memory_bytes)}",
        "preparing alpha matting" if report.preparing else "",
    ]
    return "; ".join(part for part in parts if part)
