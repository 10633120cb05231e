"""A run's curves for other programs, read back: by TensorBoard where it is there, and by hand."""

import csv
import re
import shutil
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lenet.cli.main import main
from lenet.errors import InputError
from lenet.files.event_file import checksums, crc32c
from lenet.files.protobuf import Message
from lenet.runs import curve_files
from lenet.runs.curve_files import EVENT_FILE, write_curves
from lenet.runs.curves import read_curves
from lenet.runs.folder import EVENTS
from tests.lenet.files.full_disk import room_for

RUN = Path(__file__).parents[2] / "scenarios" / "run_of_version_0_1"


def test_the_checksum_is_that_of_castagnoli() -> None:  # RFC 3720, B.4, and its usual example
    rows = [bytes(32), b"\xff" * 32, bytes(range(32)), b"123456789"]
    found = [int(crc32c(np.frombuffer(row, np.uint8)[None])[0]) for row in rows]
    assert found == [0x8A9136AA, 0x62A8AB43, 0x46DD794E, 0xE3069283]
    assert checksums([b"a", b"bb", b"c"]) == [checksums([text])[0] for text in (b"a", b"bb", b"c")]


def events_of(path: Path) -> dict[str, list[tuple[int, float]]]:
    """The points of an event file by the name of their curve, its checksums checked."""
    content, found, at = path.read_bytes(), dict[str, list[tuple[int, float]]](), 0
    while at < len(content):
        (size,) = struct.unpack_from("<Q", content, at)
        event = content[at + 12 : at + 12 + size]
        assert checksums([content[at : at + 8]]) == [content[at + 8 : at + 12]]
        assert checksums([event]) == [content[at + 12 + size : at + 16 + size]]
        at += 16 + size
        message = Message(event, 10)
        for summary in message.blocks(5):
            value = Message(Message(summary, 10).blocks(1)[0], 10)
            (number,) = struct.unpack("<f", value.blocks(2)[0])
            found.setdefault(value.text(1), []).append((message.integer(2), number))
    return found


def test_an_event_file_holds_every_measured_point(tmp_path: Path) -> None:
    assert main(["curves", str(RUN), "--to", str(tmp_path / "logs" / "a")]) == 0
    found = events_of(tmp_path / "logs" / "a" / EVENT_FILE)
    curves = read_curves(RUN)
    assert "loss/batches" in found
    losses = [value for _, value in found["loss/batches"]]
    assert losses == curves.batch_loss.astype(np.float32).tolist()
    tests = [value for _, value in found["error/test"]]
    assert tests == curves.test_error.astype(np.float32).tolist()
    steps = [step for step, _ in found["error/test"]]
    assert np.diff([0, *steps]).tolist() == [steps[0]] * len(steps)  # a pass has as many patterns


def test_tensorboard_reads_the_curves(tmp_path: Path) -> None:
    reading: Any = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    (path,) = write_curves(RUN, tmp_path, "tensorboard")
    there = reading.EventAccumulator(str(tmp_path), size_guidance={reading.SCALARS: 0})
    there.Reload()
    for tag, points in events_of(path).items():
        assert [(event.step, event.value) for event in there.Scalars(tag)] == points


def test_csv_has_a_line_a_point(tmp_path: Path) -> None:
    assert main(["curves", str(RUN), "--to", str(tmp_path), "--format", "csv"]) == 0
    curves = read_curves(RUN)
    for name, places in (("batches", curves.batch_place), ("passes", curves.pass_place)):
        with (tmp_path / f"{name}.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        assert [float(row["pass"]) for row in rows] == pytest.approx(places.tolist())
    assert [float(row["test_error"]) for row in rows] == pytest.approx(curves.test_error.tolist())


def test_what_was_not_measured_is_left_out(tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(RUN, run)
    log = (run / EVENTS).read_text(encoding="utf-8")
    unmeasured = re.sub(r'"held_out_(errors|loss)": [0-9.]+', r'"held_out_\1": null', log)
    assert unmeasured != log
    (run / EVENTS).write_text(unmeasured, encoding="utf-8")
    (path,) = write_curves(run, tmp_path, "tensorboard")
    (whole,) = write_curves(RUN, tmp_path / "whole", "tensorboard")
    missing = set(events_of(whole)) - set(events_of(path))
    assert missing == {"error/held_out", "loss/held_out"}
    _, passes = write_curves(run, tmp_path, "csv")
    with passes.open(newline="") as file:
        assert {row["held_out_loss"] for row in csv.DictReader(file)} == {""}


def test_long_curves_are_averaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curve_files, "_MOST_POINTS", 2)
    (path,) = write_curves(RUN, tmp_path, "tensorboard")
    points = events_of(path)["loss/batches"]
    curves = read_curves(RUN)
    half = -(-len(curves.batch_loss) // 2)
    assert len(points) == 2
    assert points[0][1] == pytest.approx(curves.batch_loss[:half].mean(), rel=1e-6)
    assert points[1][1] == pytest.approx(curves.batch_loss[half:].mean(), rel=1e-6)


def test_what_cannot_be_read_or_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a run"):
        write_curves(tmp_path, tmp_path, "csv")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file could not be saved"):
        write_curves(RUN, tmp_path / "file", "csv")
    with room_for(10), pytest.raises(InputError, match="could not be saved: File too large"):
        write_curves(RUN, tmp_path / "new", "tensorboard")
    assert list((tmp_path / "new").iterdir()) == []
