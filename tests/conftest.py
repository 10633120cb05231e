"""Fixtures of the window's tests: the offscreen platform, a theme, a session, no window left."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as main.py does, before numpy is

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.style.theme import Appearance
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from tests.app.context.training.samples import Bench
from tests.patience import PatientBot


@pytest.fixture(scope="session")
def first_font(qapp: QApplication) -> QFont:
    """The application's font before any test has changed it."""
    return QApplication.font()


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The light theme; the style sheet is removed after the test."""
    appearance = Appearance(qapp, "light")
    yield appearance
    shiboken6.delete(appearance)
    qapp.setStyleSheet("")


@pytest.fixture
def session(qapp: QApplication) -> Session:
    """A session with an untrained network."""
    return Session(Model(initial(0), Card(name="untrained")))


@pytest.fixture(autouse=True)
def first_type(request: pytest.FixtureRequest) -> None:
    """Begin every test of widgets with the same font, whatever the one before has chosen."""
    if "qapp" in request.fixturenames:
        QApplication.setFont(request.getfixturevalue("first_font"))


@pytest.fixture(autouse=True)
def no_window_survives() -> Iterator[None]:
    """Fail when a test leaves a window open, which the next test would see."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's robot, whose waits have long limits."""
    return PatientBot(request)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path)
    yield bench
    bench.trainer.end_now()
    assert not bench.trainer.is_busy
