"""A log that no run could have written opens within bounds, or says why not."""

from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.runs import curves, folder
from lenet.runs.events import BatchDone, PassDone, RunStarted, to_line
from lenet.runs.folder import EVENTS, EventLog, open_run, read_milestones
from lenet.runs.new_folder import create_run
from tests.lenet.runs.logs import curves_of
from tests.lenet.training.samples import BATCHES

STARTED = RunStarted("batches", 3, 160, "0.1.0", "2.13.0", "made up", "ab")
BATCH = BatchDone(1, 32, 160, 0.5, 0.1, 100.0, 0, 16, (0.5, 0.4), (3, 4))
PASS = PassDone(1, 3, 0.1, 1, 50, 2, 40, 3, 20, 0.1)


def test_more_batches_than_a_curve_has_points_are_left_out() -> None:
    line = '{"event": "BatchDone", "number": 1, "done": 9, "patterns": 9, "loss": 0, "rate": 0,'
    line += ' "images_per_second": 1, "losses": [' + "0," * 400_000 + "0]}\n"
    assert len(curves_of((line * 8).encode()).batch_loss) == 5 * 400_001


def test_more_events_than_a_run_can_have_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_MOST_EVENTS", 3_000)
    create_run(tmp_path / "run", BATCHES)
    line = '{"event": "RunPaused", "number": 1, "done": 2}\n'
    content = to_line(STARTED) + "\n" + line * 3_000
    (tmp_path / "run" / EVENTS).write_text(content, encoding="utf-8")
    for read in (open_run, read_milestones):
        with pytest.raises(InputError, match="more than 3,000 events"):
            read(tmp_path / "run")


def test_a_log_that_grows_very_large_keeps_all_but_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_LARGEST_LOG", 2_000)
    create_run(tmp_path / "run", BATCHES)
    with EventLog(tmp_path / "run") as log:
        log.append(STARTED)
        for _ in range(20):
            log.append(BATCH)
        log.append(PASS)
    events = open_run(tmp_path / "run").events
    assert (events[0], events[-1]) == (STARTED, PASS)
    assert 1 < len(events) < 20
    assert len(curves.read_curves(tmp_path / "run").pass_place) == 1
