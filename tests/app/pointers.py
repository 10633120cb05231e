"""Mouse, finger and pen for tests: whole events, sent to the real widgets."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

Place = tuple[float, float]  # in 0..1 of the widget
LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton
NONE = Qt.MouseButton.NoButton
_STYLUS = QPointingDevice(
    "stylus",
    1,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position,
    1,
    2,
)
_STYLUS_END = QPointingDevice(
    "other end",
    2,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position,
    1,
    2,
)


def position(widget: QWidget, place: Place) -> QPointF:
    return QPointF(place[0] * widget.width(), place[1] * widget.height())


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    place: Place,
    *,
    button: Qt.MouseButton = LEFT,
    down: bool = True,
) -> None:
    """One mouse event; `down` says whether the button is down after it."""
    at = position(widget, place)
    moved = kind == QEvent.Type.MouseMove
    event = QMouseEvent(
        kind,
        at,
        QPointF(widget.mapToGlobal(at)),
        NONE if moved else button,
        button if down else NONE,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def drag(widget: QWidget, places: list[Place], button: Qt.MouseButton = LEFT) -> None:
    """Press at the first place, move through the others, release at the last."""
    mouse(widget, QEvent.Type.MouseButtonPress, places[0], button=button)
    for place in places[1:]:
        mouse(widget, QEvent.Type.MouseMove, place, button=button)
    mouse(widget, QEvent.Type.MouseButtonRelease, places[-1], button=button, down=False)


def pen(widget: QWidget, kind: QEvent.Type, place: Place, *, other_end: bool = False) -> bool:
    """One event of a tablet's pen; gives whether the widget took it."""
    at = position(widget, place)
    event = QTabletEvent(
        kind,
        _STYLUS_END if other_end else _STYLUS,
        at,
        QPointF(widget.mapToGlobal(at)),
        0.5,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        NONE if kind == QEvent.Type.TabletMove else LEFT,
        NONE if kind == QEvent.Type.TabletRelease else LEFT,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
