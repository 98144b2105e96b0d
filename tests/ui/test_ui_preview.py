"""The live preview: the latest request wins, and the model runs once for a photo."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import EllipseRemover, Held
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Detail, Edges, RemovalOptions
from rembg_desktop.ui.preview.live_preview import PreviewController, PreviewView
from rembg_desktop.ui.preview.renderer import PIXELS, scaled_options

OPTIONS = RemovalOptions()


class Studio:
    """A controller whose remover is the test's."""

    def __init__(self, remover: EllipseRemover) -> None:
        self.remover = remover
        self.models: list[str] = []
        self.error: AppError | None = None
        self.controller = PreviewController(self.make)

    def make(self, model: str) -> EllipseRemover:
        self.models.append(model)
        if self.error:
            raise self.error
        return self.remover

    def render(self, qtbot: QtBot, path: Path, options: RemovalOptions) -> QImage:
        with qtbot.waitSignal(self.controller.ready, timeout=20_000) as answer:
            self.controller.request(path, options)
        assert answer.args
        return answer.args[0]


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def studio(qtbot: QtBot):
    made = Studio(EllipseRemover())
    yield made
    made.controller.stop()


@pytest.fixture
def slow_studio(qtbot: QtBot, held: Held):
    made = Studio(EllipseRemover(held))
    yield made
    made.controller.stop()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (800, 600), "#c04020").save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def test_the_preview_is_the_cut_out(qtbot: QtBot, studio: Studio, photo: Path):
    image = studio.render(qtbot, photo, OPTIONS)
    assert (image.width(), image.height()) == (800, 600)
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(400, 300).alpha() == 255
    assert image.pixelColor(400, 300).red() == 0xC0


def test_a_large_photo_is_reduced(qtbot: QtBot, studio: Studio, tmp_path: Path):
    Image.new("RGB", (4000, 3000), "#c04020").save(tmp_path / "large.jpg")
    image = studio.render(qtbot, tmp_path / "large.jpg", OPTIONS)
    assert image.width() * image.height() == pytest.approx(PIXELS, rel=0.01)
    assert image.width() / image.height() == pytest.approx(4 / 3, rel=0.01)


def test_the_model_runs_once_however_the_rest_changes(qtbot: QtBot, studio: Studio, photo: Path):
    studio.render(qtbot, photo, OPTIONS)
    trimmed = studio.render(qtbot, photo, replace(OPTIONS, trim=True, margin="10px"))
    assert trimmed.width() == pytest.approx(400 + 20, abs=3)
    canvas = studio.render(qtbot, photo, replace(OPTIONS, trim=True, canvas="500x500"))
    assert (canvas.width(), canvas.height()) == (500, 500)
    white = studio.render(qtbot, photo, replace(OPTIONS, background="#ffffff"))
    assert not white.hasAlphaChannel()
    assert white.pixelColor(2, 2).name() == "#ffffff"
    mask = studio.render(qtbot, photo, replace(OPTIONS, mask_only=True))
    assert mask.pixelColor(2, 2).name() == "#000000"
    assert mask.pixelColor(400, 300).name() == "#ffffff"
    shrunk = studio.render(qtbot, photo, replace(OPTIONS, edge_shift=-20.0, trim=True))
    assert shrunk.width() == pytest.approx(400 - 40, abs=3)
    studio.render(qtbot, photo, replace(OPTIONS, edges=Edges.MATTING))
    assert studio.remover.runs == 1


def test_a_closer_look_is_remembered_beside_the_mask_of_the_whole_photo(qtbot: QtBot, studio: Studio, photo: Path):
    studio.render(qtbot, photo, OPTIONS)
    closer = replace(OPTIONS, detail=Detail.HIGH)
    for options, runs in ((closer, 3), (replace(closer, trim=True), 3), (OPTIONS, 3)):
        studio.render(qtbot, photo, options)
        assert studio.remover.runs == runs


def test_another_model_and_a_changed_photo_need_the_model_again(qtbot: QtBot, studio: Studio, photo: Path):
    studio.render(qtbot, photo, OPTIONS)
    studio.render(qtbot, photo, replace(OPTIONS, model="u2net"))
    assert studio.models[-1] == "u2net"
    assert studio.remover.runs == 2
    Image.new("RGB", (400, 400), "#2040c0").save(photo)
    assert studio.render(qtbot, photo, OPTIONS).width() == 400
    assert studio.remover.runs == 3


def test_the_latest_request_wins_and_uses_the_mask_in_work(
    qtbot: QtBot, slow_studio: Studio, held: Held, photo: Path
):
    ready: list[QImage] = []
    slow_studio.controller.ready.connect(ready.append)
    slow_studio.controller.request(photo, OPTIONS)
    assert held.reached.wait(120)
    for margin in range(20):
        slow_studio.controller.request(photo, replace(OPTIONS, trim=True, margin=f"{margin}px"))
    held.free.set()
    qtbot.waitUntil(lambda: not slow_studio.controller.is_busy, timeout=20_000)
    assert len(ready) == 1
    assert ready[0].width() == pytest.approx(400 + 2 * 19, abs=3)
    assert slow_studio.remover.runs == 1


def test_another_photo_interrupts_the_model(qtbot: QtBot, photo: Path, tmp_path: Path):
    Image.new("RGB", (100, 80), "#2040c0").save(tmp_path / "other.png")
    reached, first = threading.Event(), Held()

    def hold_first(cancel):
        if not reached.is_set():
            reached.set()
            first(cancel)

    studio = Studio(EllipseRemover(hold_first))
    studio.controller.request(photo, OPTIONS)
    assert first.reached.wait(120)
    # The first mask is never let go by the test: only the interrupt frees it.
    assert studio.render(qtbot, tmp_path / "other.png", OPTIONS).width() == 100
    studio.controller.stop()


def test_clearing_is_silent(qtbot: QtBot, slow_studio: Studio, held: Held, photo: Path):
    told: list[object] = []
    slow_studio.controller.ready.connect(told.append)
    slow_studio.controller.failed.connect(told.append)
    slow_studio.controller.request(photo, OPTIONS)
    assert held.reached.wait(120)
    with qtbot.waitSignal(slow_studio.controller.busy_changed):
        slow_studio.controller.clear()
    assert told == []
    slow_studio.controller.request(photo, OPTIONS)
    with qtbot.waitSignal(slow_studio.controller.ready, timeout=20_000):
        held.free.set()


def test_what_cannot_be_shown_is_said(qtbot: QtBot, studio: Studio, photo: Path, tmp_path: Path):
    with qtbot.waitSignal(studio.controller.failed) as answer:
        studio.controller.request(tmp_path / "gone.jpg", OPTIONS)
    assert answer.args is not None
    assert "gone.jpg" in answer.args[0]
    studio.error = AppError(ErrorCode.MODEL_MISSING, "The model u2net is not downloaded.")
    with qtbot.waitSignal(studio.controller.failed) as answer:
        studio.controller.request(photo, replace(OPTIONS, model="u2net"))
    assert answer.args == ["The model u2net is not downloaded."]


def test_lengths_in_pixels_shrink_with_the_photo():
    options = RemovalOptions.from_dict({"trim": True, "margin": "40px", "canvas": "4000x4000", "padding": "200px"})
    scaled = scaled_options(options, 0.25)
    assert scaled.margin == "10px"
    assert scaled.canvas == "1000x1000"
    assert scaled.padding == "50px"
    cleanup = {"specks": "10px", "pinholes": "1%", "edge_shift": -1.5, "feather": 2, "contrast": 40, "parts": "5%"}
    chosen = RemovalOptions.from_dict(cleanup)
    scaled = scaled_options(chosen, 0.25)
    assert (float(scaled.specks.removesuffix("px")), scaled.pinholes) == (2.5, "1%")
    assert (scaled.edge_shift, scaled.feather) == (-0.375, 0.5)
    assert (scaled.contrast, scaled.parts) == (chosen.contrast, chosen.parts)
    assert scaled_options(replace(options, margin="5%"), 0.25).margin == "5%"
    assert scaled_options(replace(options, floor="80px"), 0.5).floor == "20px"  # on the canvas, like padding
    assert scaled_options(replace(options, floor="80px", canvas=None), 0.5).floor == "40px"


def test_the_view_shows_the_preview_and_the_reason_when_there_is_none(
    qtbot: QtBot, studio: Studio, photo: Path, tmp_path: Path
):
    view = PreviewView(studio.controller)
    qtbot.addWidget(view)
    view.resize(300, 220)
    view.show()
    image = studio.render(qtbot, photo, replace(OPTIONS, background="#00ff00"))
    assert view.image == image
    shown = view.grab().toImage()
    assert shown.pixelColor(20, 110).name() == "#00ff00"
    with qtbot.waitSignal(studio.controller.failed):
        studio.controller.request(tmp_path / "gone.jpg", OPTIONS)
    assert "gone.jpg" in view.error
    view.clear()
    assert view.image.isNull()
