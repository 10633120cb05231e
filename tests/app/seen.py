"""The texts that a user reads in a widget: painted, in tips, in menus, or read out."""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


def texts_of(widget: QWidget) -> set[str]:
    """Return the texts of all visible widgets and of every menu."""
    parts = [widget, *widget.findChildren(QWidget)]
    described = [text for part in parts if part.isVisibleTo(widget) for text in _described(part)]
    menus = [text for bar in widget.findChildren(QMenuBar) for text in _entries(bar)]
    return {text for text in (*painted(widget), *described, *menus) if text.strip()}


def painted(widget: QWidget) -> list[str]:
    """Return the texts that a widget and its children paint, one for every line and font."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(widget, content)
    root = ElementTree.fromstring(content.data().data())
    return [
        "".join(text.itertext()).strip() for text in root.iter("{http://www.w3.org/2000/svg}text")
    ]


def _write(widget: QWidget, content: QBuffer) -> None:
    """Paint a widget as SVG, which keeps texts as texts. The buffer must outlive the generator."""
    generator = QSvgGenerator()
    generator.setOutputDevice(content)
    generator.setSize(widget.size())
    painter = QPainter(generator)
    widget.render(painter, QPoint())
    painter.end()


def _described(widget: QWidget) -> Iterator[str]:
    yield without_tags(widget.toolTip())
    yield widget.statusTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.windowTitle()


def without_tags(tip: str) -> str:
    """Return what is read in a tool tip that is HTML, so that it breaks into lines."""
    return unescape(re.sub("<[^>]*>", "", tip)) if tip.startswith("<span") else tip


def _entries(menu: QMenu | QMenuBar) -> Iterator[str]:
    for action in menu.actions():
        yield action.text()
        yield action.statusTip()
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _entries(inner)
