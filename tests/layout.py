"""`python -m tests.layout`: what is clipped, overlaps, or is too small to read, in every view.

Every view of every page is laid out at six sizes in both languages. No pixel is looked at: each
widget paints itself to a device that notes the texts, their fonts and places. A text is at fault
when it leaves its widget, lies over another text, or is smaller than the caption size; a view is,
when the window cannot be made as small as was asked.

`--size WxH`, `--language` and `--view` (the beginning of a name) choose some of them.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontInfo,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from app.shell.window import Window
from app.style import typography
from main import parse, size
from tests.all_views import every_view, settle

SIZES: Final = (
    (960, 540),
    (1280, 700),
    (1280, 720),
    (1366, 768),
    (1920, 1080),
    (2560, 1440),
    (3840, 2160),
)
LANGUAGES: Final = ("en", "zh_CN")
_CAPTION: Final = 0.87  # of body text
_LEAST_NUMBER: Final = 8  # pixels: numbers in cells may be smaller than a caption, not than this
_UNSEEN: Final = " \n\t\N{WORD JOINER}"
_SLACK: Final = 2.0  # pixels that a glyph may reach over an edge; its box is in whole pixels
_SHARE: Final = 0.15  # of the smaller text: where two texts share less, they touch


class Text(NamedTuple):
    """A text that a widget paints, on one line: its place in the widget, and its height of type."""

    words: str
    place: QRectF
    pixels: float
    is_cut: bool  # by the rectangle that it was painted into


@dataclass(frozen=True)
class Fault:
    """What is wrong in a view: the kind, the texts, and the widget that paints them."""

    kind: str
    widget: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words} ({self.widget})"


class _Engine(QPaintEngine):
    """Notes every text that is painted, and nothing else."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[Text] = []
        self._state: QPaintEngineState | None = None

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def drawPixmap(self, *arguments: object) -> None:
        pass

    def drawImage(self, *arguments: object) -> None:
        pass

    def drawPath(self, path: object) -> None:
        pass

    def drawPolygon(self, *arguments: object) -> None:
        pass

    def drawTextItem(self, p: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:
        assert isinstance(p, QPointF)
        transform = self.painter().combinedTransform()
        font = item.font()
        box = QFontMetricsF(font).tightBoundingRect(item.text()).translated(p)
        scale = abs(transform.determinant()) ** 0.5
        pixels = QFontInfo(font).pixelSize() * scale
        clip, is_piece = self.painter().clipBoundingRect(), len(item.text()) == 1
        # Qt paints the letter that chooses a button by itself, in a rectangle of its own.
        is_cut = self.painter().hasClipping() and not is_piece and not _is_in(box, clip)
        self.texts.append(Text(item.text(), transform.mapRect(box), pixels, is_cut))


def _is_in(box: QRectF, room: QRectF) -> bool:
    return room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(box)


class _Recorder(QPaintDevice):
    """A paint device of the size of a widget that keeps the texts."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self.engine = _Engine()

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._widget.metric(metric)


def texts_of(widget: QWidget) -> list[Text]:
    """Return the texts that a widget itself paints, without those of its children."""
    recorder = _Recorder(widget)
    painter = QPainter(recorder)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return [text for text in recorder.engine.texts if text.words.strip(_UNSEEN)]


def faults_in(window: QWidget) -> list[Fault]:
    """Return what is at fault in a window as it is laid out now."""
    found: list[Fault] = []
    placed: list[tuple[QWidget, str, Text]] = []
    caption = round(QFontInfo(typography.body()).pixelSize() * _CAPTION)
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        name = type(widget).__name__
        scrolls = _scrolls(widget)
        room = QRectF(widget.rect())
        seen = QRectF(widget.visibleRegion().boundingRect())
        for text in texts_of(widget):
            can_be_seen = scrolls and not seen.contains(text.place)
            is_viewport = _has_bars(widget.parentWidget())
            is_whole = _is_in(text.place, room) and not text.is_cut
            if not is_whole and not (can_be_seen and is_viewport):
                found.append(Fault("clipped", name, text.words))
            if can_be_seen:
                continue
            if text.pixels < (_LEAST_NUMBER if _is_number(text.words) else caption - 0.5):
                found.append(Fault(f"{text.pixels:.0f} px", name, text.words))
            at = widget.mapTo(widget.window(), QPoint())
            moved = text._replace(place=text.place.translated(at))
            placed.append((widget.window(), name, moved))
    for (whose, name, one), (others, other_name, other) in combinations(placed, 2):
        if whose is others and _overlap(one.place, other.place):
            names = name if name == other_name else f"{name}, {other_name}"
            found.append(Fault("overlap", names, f"{one.words!r} and {other.words!r}"))
    return list(dict.fromkeys(found))


def _scrolls(widget: QWidget) -> bool:
    """Return whether a person can bring all of a widget into sight; a figure has no scroll bars."""
    parent = widget.parentWidget()
    return _has_bars(widget) or (parent is not None and _scrolls(parent))


def _has_bars(widget: QWidget | None) -> bool:
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return isinstance(widget, QAbstractScrollArea) and widget.verticalScrollBarPolicy() != off


def _is_number(words: str) -> bool:
    """Return whether a text is a number, of thousands too: 980 or 1.1k."""
    return not any(letter.isalpha() for letter in words.removesuffix("k"))


def _overlap(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    area = shared.width() * shared.height()
    least = min(one.width() * one.height(), other.width() * other.height())
    return min(shared.width(), shared.height()) > _SLACK and area > _SHARE * least


def faults_by_view(
    window: Window, asked: tuple[int, int], beginning: str = ""
) -> dict[str, list[str]]:
    """Return the faults of every view in a window of a size; a view without any is left out."""
    result = {}
    for name in every_view(window, beginning):
        if (window.width(), window.height()) != asked:
            window.resize(*asked)
            settle(window)
        faults = [str(fault) for fault in faults_in(window)]
        if (window.width(), window.height()) != asked:
            faults.insert(0, f"the window is {window.width()}x{window.height()}")
        if faults:
            result[name] = faults
    return result


def main() -> int:
    """Print the faults of every view; the status is 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m tests.layout", description=__doc__)
    parser.add_argument("--size", type=size, action="append", help="such as 1280x720")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--view", default="", help="the beginning of a name, such as errors")
    parser.add_argument("--present", action="store_true", help="as an audience sees it")
    parser.add_argument("--most", type=int, default=6, help="faults named of each view")
    arguments = parser.parse_args()
    from app.shell.platform import create_application
    from app.start import build

    folder = tempfile.TemporaryDirectory()  # digits are kept for some views: not in the person's
    os.environ |= {"XDG_CONFIG_HOME": folder.name, "XDG_DATA_HOME": folder.name}
    application = create_application(offscreen=True)
    assert isinstance(application, QApplication)
    count = 0
    for language in arguments.language or LANGUAGES:
        for asked in arguments.size or SIZES:
            wanted = ["--screenshot", "-", "--language", language]
            wanted += ["--present"] if arguments.present else []
            window = build(parse([*wanted, "--size", "{}x{}".format(*asked)]))
            window.setWindowState(window.windowState().WindowNoState)
            window.resize(*asked)
            window.show()
            for name, faults in faults_by_view(window, asked, arguments.view).items():
                count += len(faults)
                print(f"{asked[0]}x{asked[1]} {language} {name}: {len(faults)}")
                for fault in faults[: arguments.most]:
                    print(f"    {fault}")
            window.deleteLater()
    print(f"{count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
