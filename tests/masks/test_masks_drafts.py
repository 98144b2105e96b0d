"""Unsaved changes survive the end of the program, and damage of their file."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from faults import FAULTS, Seam

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.adjusting import Adjustments
from rembg_desktop.masks.brush import Tool
from rembg_desktop.masks.corrections import Correction
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.journal import decode_record

SHAPE = (280, 300)
PHOTO = np.zeros((*SHAPE, 3), np.uint8)
ALPHA = np.zeros(SHAPE, np.uint8)
ALPHA[100:200, 100:200] = 255


def dot(edited: EditSession, x: float, tool: Tool = Tool.RESTORE) -> None:
    edited.begin_stroke(tool, x, 30, 6)
    edited.end_stroke()


def test_every_finished_step_comes_back_with_undo_and_redo(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    start = Correction.from_arrays(ALPHA, np.full_like(ALPHA, 10))
    edited = EditSession(PHOTO, ALPHA, path, correction=start)
    states = [edited.alpha()]
    for number in range(4):
        dot(edited, 40 + 50 * number)
        states.append(edited.alpha())
    edited.set_adjustments(Adjustments(edge_shift=3))
    states.append(edited.alpha())
    edited.undo()
    edited.undo()
    edited.redo()
    edited.close(keep_draft=True)

    other_model = 255 - ALPHA
    again = EditSession.resume(PHOTO, other_model, path)
    assert np.array_equal(again.correction().apply(ALPHA), states[4])
    assert np.array_equal(again.alpha(), again.correction().apply(other_model))
    again.close(keep_draft=True)
    again = EditSession.resume(PHOTO, ALPHA, path)
    assert again.can_redo
    again.redo()
    assert np.array_equal(again.alpha(), states[5])
    for state in reversed(states[:5]):
        again.undo()
        assert np.array_equal(again.alpha(), state)
    assert not again.can_undo
    again.close(keep_draft=False)
    assert list(tmp_path.iterdir()) == []


def test_a_step_that_was_written_in_part_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    edited = EditSession(PHOTO, ALPHA, path)
    dot(edited, 40)
    edited.flush()
    before, complete = edited.alpha(), path.read_bytes()
    dot(edited, 150)
    edited.close(keep_draft=True)
    after = path.read_bytes()
    assert after.startswith(complete)
    last = memoryview(after)[len(complete) :]
    assert decode_record(last) is not None
    assert [end for end in range(len(last)) if decode_record(last[:end]) is not None] == []
    for end in (len(complete), len(complete) + 1, (len(complete) + len(after)) // 2, len(after) - 1):
        path.write_bytes(after[:end])
        again = EditSession.resume(PHOTO, ALPHA, path)
        assert np.array_equal(again.alpha(), before)
        again.close(keep_draft=True)
        assert path.read_bytes() == complete
    assert [entry.name for entry in tmp_path.iterdir() if "damaged" in entry.name] == []


def test_after_a_torn_step_work_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    edited = EditSession(PHOTO, ALPHA, path)
    dot(edited, 40)
    edited.close(keep_draft=True)
    path.write_bytes(path.read_bytes() + b"\x40\x00\x00\x00half")
    again = EditSession.resume(PHOTO, ALPHA, path)
    dot(again, 150)
    expected = again.alpha()
    again.close(keep_draft=True)
    last = EditSession.resume(PHOTO, ALPHA, path)
    assert np.array_equal(last.alpha(), expected)
    last.close(keep_draft=False)


def test_damage_in_the_middle_keeps_a_copy_of_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    edited = EditSession(PHOTO, ALPHA, path)
    dot(edited, 40)
    edited.flush()
    size, before = path.stat().st_size, edited.alpha()
    dot(edited, 150)
    dot(edited, 250)
    edited.close(keep_draft=True)
    data = bytearray(path.read_bytes())
    data[size + 40] ^= 1
    path.write_bytes(data)
    again = EditSession.resume(PHOTO, ALPHA, path)
    assert np.array_equal(again.alpha(), before)
    again.close(keep_draft=True)
    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == data


@pytest.mark.parametrize("content", [b"", b"nonsense", b"RDEDIT\x01\n", b"RDEDIT\x01\n" + b"\xff" * 40])
def test_a_file_that_is_no_draft_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.draft"
    path.write_bytes(content)
    with pytest.raises(AppError) as caught:
        EditSession.resume(PHOTO, ALPHA, path)
    assert caught.value.code is ErrorCode.CORRECTION_UNUSABLE
    assert path.read_bytes() == content
    EditSession(PHOTO, ALPHA, path).close(keep_draft=False)  # and a new one does not delete it
    assert [entry.read_bytes() for entry in tmp_path.glob("*.earlier-*")] == [content]


def test_a_draft_of_a_photo_of_another_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    EditSession(PHOTO, ALPHA, path).close(keep_draft=True)
    with pytest.raises(ValueError, match="journal is for"):
        EditSession.resume(PHOTO[:10], ALPHA[:10], path)
    EditSession.resume(PHOTO, ALPHA, path).close(keep_draft=False)


def test_only_one_session_edits_a_photo(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    edited = EditSession(PHOTO, ALPHA, path)
    edited.flush()
    for start in (lambda: EditSession(PHOTO, ALPHA, path), lambda: EditSession.resume(PHOTO, ALPHA, path)):
        with pytest.raises(AppError, match="another window"):
            start()
    edited.close(keep_draft=False)


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO"])
def test_steps_that_cannot_be_written_are_kept_and_written_later(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "zone" / "a.draft"
    now = [0.0]
    with Seam({"zone": tmp_path / "zone"}, lambda: now[0]).installed() as seam:
        edited = EditSession(PHOTO, ALPHA, path)
        dot(edited, 40)
        edited.flush()
        seam.arm(1, FAULTS[fault], lasting=10)
        dot(edited, 150)
        dot(edited, 250)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC if fault == "ENOSPC" else errno.EIO)):
            edited.flush()
        assert edited.storage_error is not None
        expected = edited.alpha()
        edited.undo()  # works without the file
        edited.redo()
        now[0] = 20
        edited.flush()
        assert edited.storage_error is None
        edited.close(keep_draft=True)
    again = EditSession.resume(PHOTO, ALPHA, path)
    assert np.array_equal(again.alpha(), expected)
    again.close(keep_draft=False)


CHILD = """
import sys
import numpy as np
from pathlib import Path
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.journal import decode_record
from rembg_desktop.masks.brush import Tool
alpha = np.zeros((280, 300), np.uint8)
edited = EditSession(np.zeros((280, 300, 3), np.uint8), alpha, Path(sys.argv[1]))
for x in (40, 150):
    edited.begin_stroke(Tool.RESTORE, x, 30, 6)
    edited.end_stroke()
edited.flush()
edited.begin_stroke(Tool.RESTORE, 250, 30, 6)
edited.stroke_to(260, 200)
print("drawing", flush=True)
sys.stdin.read()
"""


def test_kill_9_in_the_middle_of_a_stroke_loses_only_that_stroke(tmp_path: Path) -> None:
    path = tmp_path / "a.draft"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin
    assert child.stdout
    assert child.stdout.readline() == "drawing\n"
    child.send_signal(signal.SIGKILL)
    child.wait(30)
    child.stdin.close()
    child.stdout.close()
    again = EditSession.resume(PHOTO, np.zeros(SHAPE, np.uint8), path)
    row = again.alpha()[30]
    assert (row[40], row[150], row[250]) == (255, 255, 0)
    again.close(keep_draft=False)
