"""The text column of a lesson: of a width that is good to read, and with what has room in it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.pages.lecture.common.text_label import TextLabel
from app.style import typography
from app.style.theme import Appearance

_NARROW: Final = 44  # characters a line: the text column is no narrower
_WIDE: Final = 60  # and no wider
_SHARE: Final = 0.24  # of the lesson's width: the text column in between
_MOST: Final = 0.36  # of the lesson's width: the text column has no more, however large type is


class TextColumn(QScrollArea):
    """The text column; it scrolls where large type needs more height than there is.

    Before an audience nobody scrolls: then remarks that have no room are left out.
    """

    def __init__(self, text: QWidget, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._whole = 0
        self._remarks: list[TextLabel] = []  # those in the caption size
        self._paragraphs: list[TextLabel] = []
        self._is_presenting = False
        self.setWidget(text)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fit_width(0)
        text.installEventFilter(self)
        appearance.type_changed.connect(self._set_width)

    def fit_width(self, whole: int) -> None:
        """Take a share of the lesson's whole width, in pixels.

        The lines stay of a length that is good to read, and all controls fit.
        """
        self._whole = whole
        self._set_width()

    def add_remark(self, label: TextLabel, *, is_first_to_go: bool) -> None:
        """Let a text be left out before an audience where there is no room for it."""
        (self._remarks if is_first_to_go else self._paragraphs).append(label)

    def set_presenting(self, on: bool) -> None:
        """Leave out what has no room from now on, or show all again."""
        self._is_presenting = on
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if on else policy.ScrollBarAsNeeded
        )
        self._leave_out()

    def left_out(self) -> list[str]:
        """Return the texts that are left out now, in their order."""
        texts = (*self._paragraphs, *self._remarks)
        return [text.text() for text in texts if text.is_wanted and text.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._set_width()
            self._leave_out()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_out()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 200)

    def _set_width(self) -> None:
        letter = typography.letter_width(typography.body())
        good = min(max(round(self._whole * _SHARE), letter * _NARROW), letter * _WIDE)
        good = min(good, round(self._whole * _MOST))  # the stage needs room in large type too
        needed = self._text.minimumSizeHint().width()
        self.setFixedWidth(max(good, needed))

    def _leave_out(self) -> None:
        """Set aside as many texts as have no room, the least important first.

        What is aside already is counted with the height it would have, so that nothing flickers.
        """
        layout = self._text.layout()
        if layout is None:
            return
        texts = [*reversed(self._remarks), *reversed(self._paragraphs)]
        texts = [text for text in texts if text.is_wanted]
        margins = layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        heights = {
            text: text.heightForWidth(min(width, text.maximumWidth())) + layout.spacing()
            for text in texts
        }
        tall = layout.totalSizeHint().height()
        if layout.hasHeightForWidth():  # not once all that wraps is aside
            tall = layout.totalHeightForWidth(self.width())
        missing = tall - self.viewport().height()
        missing += sum(height for text, height in heights.items() if text.isHidden())
        for text in texts:
            text.set_aside(self._is_presenting and missing > 0)
            missing -= heights[text]
