"""What a screen reader hears: every control of every page has a name, a role and its value."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.all_views import every_view

_Role = QAccessible.Role
_ROLES = (
    (QAbstractSlider, {_Role.Slider, _Role.ScrollBar}),
    (QAbstractSpinBox, {_Role.SpinBox}),
    (QComboBox, {_Role.ComboBox}),
    (QTabBar, {_Role.PageTabList}),
    (QAbstractButton, {_Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.ButtonMenu}),
)


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.documents.show_example(4)
    return window


def focusable(window: Window) -> list[QWidget]:
    """Return the widgets in sight that a person can reach by keys."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def test_every_control_that_can_have_the_focus_has_a_name_and_a_role(window: Window) -> None:
    nameless, seen = set(), 0
    for view in every_view(window):
        for widget in focusable(window):
            seen += 1
            if not name_of(widget).strip():
                parent = widget.parentWidget()
                nameless.add(f"{view}: {type(widget).__name__} in {type(parent).__name__}")
            for kind, roles in _ROLES:
                if isinstance(widget, kind):
                    assert role_of(widget) in roles, (view, widget)
                    break
    assert seen > 100
    assert not nameless


def test_fields_and_sliders_tell_their_values(window: Window) -> None:
    window.show_page("train")
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        if isinstance(widget, QAbstractSlider):
            assert interface.valueInterface().currentValue() == widget.value()
        elif isinstance(widget, QComboBox):
            assert interface.text(QAccessible.Text.Value) == widget.currentText()
        elif isinstance(widget, QAbstractSpinBox) and widget.text() != widget.specialValueText():
            assert interface.text(QAccessible.Text.Value) == widget.text()


def test_a_page_is_named_and_so_is_the_window(window: Window) -> None:
    assert window.windowTitle() == "LeNet-5 Lab"
    for name in ("draw", "train", "errors", "lecture"):
        window.show_page(name)
        assert name_of(window.page(name))
