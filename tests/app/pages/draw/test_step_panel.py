"""One training step: its controls, the gradients as pictures, the sum of one gradient."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.context.selection import Selection
from app.context.session import Session
from app.context.single_step import SingleSteps
from app.pages.draw.panels.step_panel import StepPanel
from app.style.theme import Appearance
from lenet.explain.single_step import contributions
from lenet.explain.units import Weight
from lenet.network.loss import penalty
from tests.app.pointers import NONE, mouse
from tests.app.seen import painted


@pytest.fixture
def single_steps(session: Session) -> SingleSteps:
    return SingleSteps(session, session)


@pytest.fixture
def selection(session: Session) -> Selection:
    return Selection(session)


@pytest.fixture
def panel(
    session: Session,
    single_steps: SingleSteps,
    selection: Selection,
    appearance: Appearance,
    qtbot: QtBot,
) -> StepPanel:
    panel = StepPanel(session, single_steps, selection, appearance)
    qtbot.addWidget(panel)
    panel.resize(640, 618)  # what it has in a window of 1280x720
    panel.show()
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    return panel


@pytest.mark.parametrize("size", [(470, 300), (640, 618), (1200, 1000)])
def test_everything_is_inside_and_nothing_lies_on_another(
    panel: StepPanel, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    figure = panel.figure
    pictures, inside = figure.pictures, figure.rect().toRectF()
    kernels = [Weight("c1", number) for number in range(6)]
    kernels += [Weight("c3", number) for number in range(60)]
    places = [pictures.place_of(kernel) for kernel in kernels]
    for place in (pictures.c5_place, pictures.f6_place, *places):
        assert inside.contains(place)
        assert place.top() >= figure.table_place().bottom()
        assert place.bottom() <= figure.sum_place().top()


def test_the_buttons_step_and_take_back(panel: StepPanel, single_steps: SingleSteps) -> None:
    step, back = panel.findChildren(QPushButton)
    assert not back.isEnabled()
    panel.label_actions[3].trigger()
    assert single_steps.label == 3
    before = panel.figure.grab().toImage()
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert single_steps.steps == 1
    texts = painted(panel.figure)
    assert {"Before", "After", "Difference"} <= set(texts)
    last = single_steps.last
    assert last is not None
    old, new = f"{last.loss_before:.1f}", f"{last.loss_after:.1f}"
    difference = Decimal(new) - Decimal(old)
    assert {old, new, f"{difference:+}".replace("-", "−")} <= set(texts)
    assert panel.figure.grab().toImage() != before
    assert back.isEnabled()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert single_steps.steps == 0
    assert panel.figure.grab().toImage() == before


def test_a_blank_canvas_and_a_part_switched_off_say_why_there_is_no_step(
    panel: StepPanel, session: Session
) -> None:
    session.switch(session.ablation.toggle_map("c1", 0))
    assert "Switch everything on" in panel.status.text()
    assert not panel.step_action.isEnabled()
    session.clear()
    assert "blank" in panel.status.text()


def test_pointing_at_a_weight_shows_how_its_gradient_adds_up(
    panel: StepPanel, session: Session, selection: Selection, single_steps: SingleSteps
) -> None:
    weight = Weight("c3", 17, 2, 3)
    figure = panel.figure
    at = figure.pictures.cell_of(weight).center()
    share = (at.x() / figure.width(), at.y() / figure.height())
    before = figure.grab().toImage()
    mouse(figure, QEvent.Type.MouseMove, share, button=NONE, down=False)
    assert selection.weight == weight
    assert figure.grab().toImage() != before
    trace, found = session.trace, figure.gradients()
    assert trace is not None
    assert found is not None
    slope = penalty(trace.distances, single_steps.label)[1]
    parts = contributions(session.model.parameters, trace, slope, weight)
    assert found.c3_kernels[17, 2, 3] == pytest.approx(parts.products.sum(), rel=1e-3, abs=1e-3)
    assert "gradient" in figure.tip_at(at)


def test_the_gradients_follow_the_pen_and_the_answer(
    panel: StepPanel, session: Session, single_steps: SingleSteps
) -> None:
    first = panel.figure.gradients()
    assert panel.figure.gradients() is first
    single_steps.choose((single_steps.label + 1) % 10)
    second = panel.figure.gradients()
    assert second is not first
    session.extend_stroke(0.2, 0.2)
    assert panel.figure.gradients() is not second


def test_a_new_drawing_or_label_has_no_step_yet(
    panel: StepPanel, session: Session, single_steps: SingleSteps
) -> None:
    single_steps.step()
    assert "–" not in painted(panel.figure)
    session.extend_stroke(0.2, 0.9)
    assert painted(panel.figure).count("–") == 6  # after and difference of three quantities
    single_steps.step()
    assert "–" not in painted(panel.figure)
    single_steps.choose((single_steps.label + 1) % 10)
    assert painted(panel.figure).count("–") == 6


def test_the_switch_names_both_rules_and_shows_the_one_in_use(
    panel: StepPanel, single_steps: SingleSteps
) -> None:
    buttons = {button.text(): button for button in panel.findChildren(QToolButton)}
    assert buttons["Plain gradient"].isChecked()
    QTest.mouseClick(buttons["SDLM"], Qt.MouseButton.LeftButton)
    assert single_steps.rule == "sdlm"
    panel.rule_action.trigger()
    assert buttons["Plain gradient"].isChecked()
    assert not buttons["SDLM"].isChecked()


def test_the_papers_rule_is_a_choice(panel: StepPanel, single_steps: SingleSteps) -> None:
    rules = [single_steps.rule]
    for _ in range(2):
        panel.rule_action.trigger()
        rules.append(single_steps.rule)
    assert rules == ["plain", "sdlm", "plain"]
