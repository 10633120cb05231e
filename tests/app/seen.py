"""What a person reads in a widget: texts that are painted, said by tips, or read out."""

from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


def texts_of(widget: QWidget) -> set[str]:
    """All of them, without those of widgets that are hidden, and with those of every menu."""
    parts = [widget, *widget.findChildren(QWidget)]
    told = [text for part in parts if part.isVisibleTo(widget) for text in _told(part)]
    menus = [text for bar in widget.findChildren(QMenuBar) for text in _entries(bar)]
    return {text for text in (*painted(widget), *told, *menus) if text.strip()}


def painted(widget: QWidget) -> list[str]:
    """The texts that a widget and its children paint, a piece for every line and font."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(widget, content)
    root = ElementTree.fromstring(content.data().data())
    return [
        "".join(text.itertext()).strip() for text in root.iter("{http://www.w3.org/2000/svg}text")
    ]


def _write(widget: QWidget, content: QBuffer) -> None:
    """As a picture whose words are words. The buffer has to outlive the generator."""
    generator = QSvgGenerator()
    generator.setOutputDevice(content)
    generator.setSize(widget.size())
    painter = QPainter(generator)
    widget.render(painter, QPoint())
    painter.end()


def _told(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.windowTitle()


def _entries(menu: QMenu | QMenuBar) -> Iterator[str]:
    for action in menu.actions():
        yield action.text()
        yield action.statusTip()
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _entries(inner)
