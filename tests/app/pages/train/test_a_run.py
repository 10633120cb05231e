"""A run from Start to its end: steered, stopped, closed upon, and gone on with."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.context.training.training_state import TrainingState
from app.pages import PAGES
from app.pages.train.page import LOOK_MS, TrainPage
from app.pages.train.widgets.run_row import ERRORS
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.runs.folder import RECIPE
from lenet.runs.lock import RunLock
from lenet.runs.new_folder import create_run
from lenet.runs.recipe_file import load_recipe
from lenet.runs.status import RunState, summarise
from tests.app.context.training.samples import quick
from tests.app.pages.train.acts import START_MS, answer_box, begin_endless, done, train, window_at


def test_start_trains_and_the_curves_are_what_the_folder_holds(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    assert folder.parent == window.context.run_list.folder
    assert load_recipe(folder / RECIPE).passes == 3
    curves = {curve.kind: curve for curve in page.curves.plot.curves if curve.colour_index == 0}
    errors = [event.test_errors for event in window.context.trainer.status.passes]
    np.testing.assert_allclose(curves["test"].y, [100 * (wrong or 0) / 50 for wrong in errors])
    assert curves["batches"].x[-1] == 3.0
    assert page.curves.invitation == ""
    last, best = 100 * (errors[-1] or 0) / 50, 100 * min(wrong or 0 for wrong in errors) / 50
    assert f"last {last:.2f} %, best {best:.2f} %" in page.transport.words.text()
    row = page.runs.list.model().index(0, 0)
    assert row.data(ERRORS) == (f"{last:.2f} %", f"{best:.2f} %")
    (run,) = page.runs.runs
    assert (run.state, run.passes_done) == (RunState.DONE, 3)
    assert page.recipe_panel.start_action.isEnabled()


def test_pause_one_batch_and_another_rate_by_the_buttons(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    begin_endless(window, page, tmp_path, qtbot)
    trainer, transport = window.context.trainer, page.transport
    transport.pause_action.trigger()
    qtbot.waitUntil(lambda: trainer.state == TrainingState.PAUSED, timeout=START_MS)
    before = len(trainer.status.curves.batch_loss)
    transport.batch_action.trigger()
    qtbot.waitUntil(lambda: len(trainer.status.curves.batch_loss) == before + 1)
    qtbot.waitUntil(lambda: "Paused" in transport.words.text())
    transport.rate.setValue(-10)
    qtbot.waitUntil(lambda: trainer.status.rate_factor == 0.5, timeout=START_MS)
    transport.pause_action.trigger()
    qtbot.waitUntil(lambda: trainer.state == TrainingState.RUNNING)
    transport.stop_action.trigger()
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=START_MS)
    assert page.runs.runs[0].state == RunState.UNFINISHED
    assert page.runs.resume_action.isEnabled()


def test_a_stopped_run_is_listed_after_a_restart_and_goes_on(
    window: Window, page: TrainPage, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    folder = begin_endless(window, page, tmp_path, qtbot)
    page.transport.stop_action.trigger()
    qtbot.waitUntil(lambda: not window.context.trainer.is_busy, timeout=START_MS)
    window.close()
    again = window_at(tmp_path, appearance)
    qtbot.addWidget(again)
    again.show_page("train")
    second = again.page("train")
    assert isinstance(second, TrainPage)
    (run,) = second.runs.runs
    assert run.can_be_resumed
    (shown,) = again.context.curve_view.chart().runs
    assert (shown.folder, shown.colour_index) == (folder, 0)
    number = len(shown.curves.pass_place)
    second.runs.resume_action.trigger()
    trainer = again.context.trainer
    qtbot.waitUntil(lambda: len(trainer.status.passes) > number, timeout=START_MS)
    trainer.end_now()


def test_what_goes_wrong_is_said_on_the_page_until_it_is_read(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    window.context.run_form.change(data_folder=str(tmp_path / "no such folder"))
    page.recipe_panel.start.click()
    qtbot.waitUntil(lambda: page.notice.text != "", timeout=START_MS)
    assert "no such folder" in page.notice.text
    assert window.findChildren(QMessageBox) == []
    qtbot.waitUntil(lambda: not window.context.trainer.is_busy)
    page.notice._close()
    assert page.notice.text == ""


@pytest.mark.parametrize("answer", ["Stay", "Stop and keep", "Keep it running"])
def test_closing_while_training_asks(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    folder = begin_endless(window, page, tmp_path, qtbot)
    trainer = window.context.trainer
    window.close()
    assert window.isVisible()
    answer_box(window, answer, qtbot)
    if answer == "Stay":
        assert window.isVisible()
        assert trainer.state == TrainingState.RUNNING
        return
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=START_MS)
    if answer == "Stop and keep":
        assert summarise(folder).state == RunState.UNFINISHED
        return
    qtbot.waitUntil(lambda: summarise(folder).is_running, timeout=START_MS)
    trainer.follow(folder)
    trainer.stop()
    qtbot.waitUntil(lambda: not summarise(folder).is_running, timeout=START_MS)


def test_a_run_kept_running_is_followed_after_a_restart(
    window: Window, page: TrainPage, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    folder = begin_endless(window, page, tmp_path, qtbot)
    window.close()
    answer_box(window, "Keep it running", qtbot)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=START_MS)
    again = window_at(tmp_path, appearance)
    qtbot.addWidget(again)
    again.show_page("train")  # perhaps before the run goes on, so it must look once more
    trainer = again.context.trainer
    qtbot.waitUntil(lambda: trainer.is_following, timeout=START_MS)
    assert trainer.folder == folder
    number = len(trainer.status.passes)
    qtbot.waitUntil(lambda: len(trainer.status.passes) > number, timeout=START_MS)
    again.close()  # the same question as of a run of its own
    answer_box(again, "Stay", qtbot)
    assert again.isVisible()
    trainer.stop()
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=START_MS)
    assert summarise(folder).state == RunState.UNFINISHED


def test_a_run_that_goes_on_long_after_the_window_began_is_followed(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    trainer, folder = window.context.trainer, window.context.run_list.folder / "late"
    create_run(folder, quick())
    looks = next(timer for timer in page.findChildren(QTimer) if timer.interval() == LOOK_MS)
    with qtbot.waitSignal(looks.timeout):  # the page looks, and finds nothing
        pass
    assert not trainer.is_following
    with RunLock(folder):
        qtbot.waitUntil(lambda: trainer.is_following)
        assert trainer.folder == folder
    qtbot.waitUntil(lambda: not trainer.is_busy)


def test_the_tab_of_the_page_tells_the_progress_on_every_page(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    tabs, number = window.header.tabs, list(PAGES).index("train")
    assert tabs.tabToolTip(number) == ""
    begin_endless(window, page, tmp_path, qtbot)
    window.show_page("draw")
    trainer = window.context.trainer
    qtbot.waitUntil(lambda: "%" in tabs.tabToolTip(number), timeout=START_MS)
    trainer.pause()
    qtbot.waitUntil(lambda: trainer.state == TrainingState.PAUSED, timeout=START_MS)
    done = len(trainer.status.passes)
    assert tabs.tabToolTip(number) == f"{done + 1}/100000 · paused"
    trainer.stop()
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=START_MS)
    assert tabs.tabToolTip(number) == ""


def test_the_end_of_a_run_is_said_on_another_page(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    page.recipe_panel.start.click()
    window.show_page("draw")
    qtbot.waitUntil(lambda: done(window), timeout=START_MS)
    assert "Done: 3 passes" in window.statusBar().currentMessage()


def test_the_keys_of_training(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    window.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.context.trainer.is_busy
    qtbot.waitUntil(lambda: done(window), timeout=START_MS)
