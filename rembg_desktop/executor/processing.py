"""The loop of a worker: claim an image, process it, publish the result. Plain Python, no Qt.

The pipeline is imported with the first image, so that it does not slow down the start of the window.
"""

import logging
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from rembg_desktop.errors import (
    ENGINE_CODES,
    STORAGE_CODES,
    AppError,
    Cancelled,
    CancelToken,
    ErrorCode,
    ModelReplacedError,
    Notice,
)
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.elsewhere import Delivery, FinishedFile, WorkerLostError, order_for, outputs_of
from rembg_desktop.executor.publishing import (
    Publisher,
    check_folder,
    delete_earlier_temps,
    has_temps,
    is_published,
    is_taken,
    pause_for,
    translated,
)
from rembg_desktop.executor.transfers import OpenedPhoto, StoredPhoto, working_folder
from rembg_desktop.options import OnConflict, RemovalOptions
from rembg_desktop.publish import TempFile, hash_file, times_notice
from rembg_desktop.queue.claims import Claim, Ended, Result
from rembg_desktop.queue.claims.ending import Framed, framed, park
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.types import Failure, Pause, Review

if TYPE_CHECKING:
    from rembg_desktop.imaging.framing import Extent
    from rembg_desktop.pipeline import Cut, CutOut, Remover, Steps

log = logging.getLogger(__name__)


class Worker:
    """Processes images until none is left or the process stops. Each worker runs in its own thread."""

    def __init__(self, context: WorkContext, signals: WorkerSignals) -> None:
        self._context = context
        self._signals = signals
        self._store = context.store
        self._publisher = Publisher(context.store)

    def run(self) -> None:
        """Process images one after another. A failed image does not end the loop."""
        context = self._context
        try:
            while not context.stopping.is_set():
                with context.active.claimed(lambda: self._store.claim(context.owner)) as held:
                    if held is None:
                        break
                    self._work(*held)
                context.backoff.succeeded()
        except Exception as error:  # noqa: BLE001 - the backoff logs it; the housekeeper returns the image
            context.backoff.failed(error)
        finally:
            self._store.close_thread()

    def _work(self, first: Claim, token: CancelToken) -> None:
        self._signals.changed(first.job_id)
        if self._context.interrupting.is_set():  # it was set between the claim and here
            token.cancel()
        shared = _Shared(
            self._store.database.path, lambda share: self._signals.progress(first.job_id, first.image_id, share)
        )
        with shared.memory:
            claim: Claim | None = first
            while claim is not None:
                try:
                    ended = self._process(claim, token, shared)
                finally:
                    with suppress(OSError):  # if the folder is missing, recovery deletes the file later
                        claim.temp.unlink(missing_ok=True)
                    self._signals.changed(claim.job_id)
                if ended.is_failed:
                    self._signals.failed(claim.job_id, claim.image_id)
                claim = ended.following

    def _process(self, claim: Claim, token: CancelToken, shared: "_Shared") -> Ended:
        """Make the output of a claim, whatever happens."""
        try:
            return self._cut_out(claim, token, shared)
        except Cancelled:
            self._store.release(claim)  # has no effect on a canceled image
        except WorkerLostError as lost:
            self._return_lost(claim, is_crash=lost.is_crash)
        except ModelReplacedError:
            self._store.release(claim)  # the next attempt starts with the new file, also its kept mask
        except QueueFileError:
            raise  # the database cannot be written: the housekeeper returns the image to the queue later
        except AppError as error:
            return self._end_with(claim, error, shared)
        except MemoryError:
            hint = "Close other programs, use fewer workers, or make the image smaller."
            message = f"There is not enough memory to process {claim.source.name}."
            return self._end_with(claim, AppError(ErrorCode.OUT_OF_MEMORY, message, hint), shared)
        except Exception:
            log.exception("Unexpected error while processing %s", claim.source)
            message = f"Processing {claim.source.name} failed because of a bug in this program."
            error = AppError(ErrorCode.INTERNAL, message, "Please report it with the log file.")
            return self._end_with(claim, error, shared)
        return Ended()

    def _cut_out(self, claim: Claim, token: CancelToken, shared: "_Shared") -> Ended:
        options = claim.options
        if claim.recorded is not None and is_published(claim.recorded, claim):
            ended = self._store.complete_output(claim, is_earlier=True, has_temp=has_temps(claim))
            return ended or Ended()
        if options.on_conflict is OnConflict.SKIP and not claim.is_again and is_taken(claim):
            return self._publisher.skip(claim, claim.destination)
        token.check()
        elsewhere = self._context.elsewhere
        is_here = elsewhere is None or (elsewhere.works_here and shared.delivery is None)
        photo = shared.photo.place(claim, token, is_here=is_here)
        check_folder(working_folder(claim), self._context.low_disk_bytes)
        remover = self._context.engine().remover(options.model, token, load=False) if is_here else None
        token.check()
        shared.framed = framed(self._store.database, claim)
        if shared.framed is not None and not shared.framed.is_measured:
            return self._measure(claim, photo, remover, token, shared)
        try:
            claim.temp.parent.mkdir(parents=True, exist_ok=True)
            delete_earlier_temps(claim)
            if remover is not None and isinstance(photo, Path):
                with TempFile(claim.temp, shared.photo.times(options)) as written:
                    cut = self._write(claim, photo, written, remover, token, shared)
                temp, fallback = written, remover.notice
            else:
                temp, cut, fallback = self._fetch(claim, photo, token, shared)
        except OSError as error:
            raise translated(error, claim) from error
        notices = shared.photo.notices(claim)
        if fallback:
            notices = (*notices, Notice("device_fallback", fallback))
        notices = (*notices, *cut.notices)
        if not temp.has_times:
            notices = (*notices, times_notice(claim.source.name, claim.destination.parent))
        result = Result(
            output=claim.destination,
            output_bytes=temp.written,
            notices=notices,
            steps=cut.steps,
            device=cut.device or None,
            uncertainty=cut.assessment.score if cut.assessment else None,
            reasons=cut.assessment.reasons if cut.assessment else (),
            review=_review(cut),
            photo_sha256=cut.photo_sha256 or None,
        )
        if result.review is not Review.NEEDS_REVIEW or claim.review_folder is None or claim.is_again:
            return self._publisher.publish(claim, temp, result)
        check_folder(claim.review_folder, self._context.low_disk_bytes)
        moved, temp = self._publisher.move_for_review(claim, temp, shared.photo.times(options))
        try:
            return self._publisher.publish(moved, temp, replace(result, output=moved.destination))
        finally:
            with suppress(OSError):
                moved.temp.unlink(missing_ok=True)

    def _measure(
        self,
        claim: Claim,
        photo: Path | StoredPhoto,
        remover: "Remover | None",
        token: CancelToken,
        shared: "_Shared",
    ) -> Ended:
        """Measure the subject of a photo whose outputs wait for the others of its folder."""
        from rembg_desktop import pipeline

        settings = self._context.cut_settings()
        if remover is not None and isinstance(photo, Path):
            outputs = list(outputs_of(claim).values())
            limits, budget, progress = (
                pipeline.Limits(self._context.max_pixels),
                self._context.budget,
                shared.progress,
            )
            extent = pipeline.measured(photo, outputs, remover, token, limits, budget, progress, settings)
        else:
            assert self._context.elsewhere is not None
            order = order_for(claim, photo, self._context.max_pixels, is_framed=True, only_measure=True)
            extent = self._context.elsewhere.process(order, settings, token, shared.progress).extent
        if not park(self._store.database, claim, extent.numbers if extent else None):
            raise Cancelled
        return Ended()

    def _write(
        self, claim: Claim, photo: Path, temp: TempFile, remover: "Remover", token: CancelToken, shared: "_Shared"
    ) -> "CutOut":
        """Write the output of a claim. Several outputs of a photo share its cut, made for the first one."""
        from rembg_desktop import pipeline

        limits, settings = pipeline.Limits(self._context.max_pixels), self._context.cut_settings()
        target = cast("BinaryIO", temp)  # a RawIOBase that is only written to
        budget = self._context.budget
        if not claim.several:
            return pipeline.cut_out(
                photo,
                target,
                claim.options,
                remover,
                token,
                limits,
                budget,
                shared.progress,
                settings,
                number=claim.number,
                group=shared.group,
            )
        if shared.cut is None:
            shared.outputs = [output.options for output in claim.several if output.is_pending]
            shared.steps = pipeline.Steps(token, shared.progress)
            outputs, steps, memory = shared.outputs, shared.steps, shared.memory
            shared.cut = pipeline.cut(photo, outputs, remover, token, steps, memory, limits, budget, settings)
        assert shared.steps is not None
        first, last = shared.next_part()
        shared.steps.restrict(first, last)
        written = pipeline.write_output(
            shared.cut, target, claim.options, shared.steps, limits, number=claim.number, group=shared.group
        )
        return written.cut_out(shared.cut.facts, shared.steps)

    def _fetch(
        self, claim: Claim, photo: Path | StoredPhoto, token: CancelToken, shared: "_Shared"
    ) -> tuple[FinishedFile, "CutOut", str | None]:
        """Have the output of a claim made elsewhere: the file, the details, and a notice about the device.

        Several outputs of a photo are all made when the first one is.
        """
        elsewhere = self._context.elsewhere
        assert elsewhere is not None
        if shared.delivery is None:
            pixels, is_framed = self._context.max_pixels, shared.framed is not None
            times = shared.photo.times(claim.options)
            order = order_for(claim, photo, pixels, times, shared.group, is_framed=is_framed)
            delivery = elsewhere.process(order, self._context.cut_settings(), token, shared.progress)
            shared.memory.callback(delivery.release)
            shared.photo.state = shared.photo.state or delivery.photo
            shared.delivery = delivery if claim.several else None
        else:
            delivery = shared.delivery
        made = delivery.outputs[claim.output_number]
        if isinstance(made, AppError):
            raise made
        if made.file is not None:
            return made.file, made.cut, delivery.notice
        with TempFile(claim.temp, shared.photo.times(claim.options)) as temp:
            temp.write(made.content)
        return temp, made.cut, delivery.notice

    def _return_lost(self, claim: Claim, *, is_crash: bool) -> None:
        """Return an image whose worker elsewhere was lost to the queue; it fails if that was its fault."""
        attempt = claim.image_id, claim.attempt
        if not is_crash:
            self._store.release(claim)
        elif self._store.return_abandoned(self._context.owner, {attempt}, hash_file, {attempt}).failed:
            self._signals.failed(claim.job_id, claim.image_id)

    def _end_with(self, claim: Claim, error: AppError, shared: "_Shared") -> Ended:
        failure = Failure(error.code.value, error.message, error.hint)
        if error.code in STORAGE_CODES:
            # A lost claim is no reason: the attempt that follows it deletes its temporary file.
            if self._store.release(claim):
                self._store.set_automatic_pause(pause_for(claim, error, self._context.low_disk_bytes))
            return Ended()
        if error.code is ErrorCode.CLUSTER_UNREACHABLE:
            if self._store.release(claim) and self._context.cluster_trouble() is not None:
                self._store.set_automatic_pause(Pause(reason=failure))
            return Ended()
        log.warning("%s failed: %s (%s)", claim.source, error.message, error.code)
        is_cut = shared.cut is not None or shared.delivery is not None
        if claim.several and (is_cut or error.code is ErrorCode.CANNOT_ENCODE):
            ended = self._store.fail_output(claim, failure) or Ended()  # the other outputs may succeed
        else:
            ended = Ended(is_failed=self._store.fail(claim, failure))
        if error.code in ENGINE_CODES:
            self._store.fail_job(claim.job_id, failure)
        return ended


class _Shared:
    """What the outputs of one photo share.

    Attributes:
        progress: called with the completed share of the image, 0-1.
        memory: holds the reserved memory until all outputs are made.
        photo: the photo, as soon as it was opened.
        cut: the photo that was cut, as soon as an output needs it.
        outputs: the options of all outputs that are made of it.
        steps: measures their steps.
        delivery: what was made elsewhere of a photo with several outputs.
        framed: for photos that get the framing of their folder.
    """

    _CUTTING: Final = 0.7
    """The share of the image that is done when the photo is cut."""

    def __init__(self, database: Path, progress: Callable[[float], object]) -> None:
        self.progress = progress
        self.memory = ExitStack()
        self.photo = OpenedPhoto(database, self.memory)
        self.cut: Cut | None = None
        self.outputs: list[RemovalOptions] = []
        self.steps: Steps | None = None
        self.delivery: Delivery | None = None
        self.framed: Framed | None = None
        self._made = 0

    @property
    def group(self) -> "Extent | None":
        """The largest extents of the folder of a photo that gets the same framing as the others there."""
        from rembg_desktop.imaging.framing import Extent

        return None if self.framed is None or self.framed.group is None else Extent(*self.framed.group)

    def next_part(self) -> tuple[float, float]:
        """The part of the image (0-1) that the next output is."""
        share = (1 - self._CUTTING) / len(self.outputs)
        first = self._CUTTING + share * self._made
        self._made += 1
        return first, min(1.0, first + share)


def _review(cut: "CutOut") -> Review:
    """The review state of a new result: what was made by hand needs none."""
    if cut.is_painted:
        return Review.ACCEPTED
    return Review.NEEDS_REVIEW if cut.needs_review else Review.NONE
