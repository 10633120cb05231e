"""The first seconds of a window without a drawing: a sample is drawn, and passes through."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from app.context.drawing import Drawing
from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.panels.network_panel import NetworkPanel
from app.pages.draw.panels.rbf_panel import RbfPanel
from app.pages.draw.widgets.callout import Callout
from app.pages.draw.widgets.sample_digit import sample_drawing, sample_points
from app.style.theme import Appearance
from app.widgets.canvas.canvas import Canvas
from lenet.explain.units import LAYERS

_POINT_MS: Final = 16  # between two points of a stroke
_LAYER_MS: Final = 300  # between two layers
_GAP: Final = 10


class Welcome(QObject):
    """A sample digit with one sentence and three callouts, until a person draws or opens anything.

    The sample is drawn stroke by stroke, then the layers light up one after the other; where no
    motion is wanted, all is there at once.
    """

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        *,
        canvas: Canvas,
        network: NetworkPanel,
        answer: RbfPanel,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._selection = selection
        self._appearance = appearance
        self._page = page
        self._canvas, self._network, self._answer = canvas, network, answer
        self._callouts: list[Callout] = []
        self._is_presenting = False
        self._points = 0
        self._layer: str | None = None  # the one that was lit last
        self._timer = QTimer(self, interval=_POINT_MS)
        self._timer.timeout.connect(self._go_on)
        self._placing = QTimer(self, singleShot=True, interval=0)  # after the layout
        self._placing.timeout.connect(self._place)
        session.drawing_changed.connect(self._follow_drawing)
        selection.changed.connect(self._follow_selection)

    @property
    def is_shown(self) -> bool:
        """Whether sample, sentence and callouts are on the page."""
        return bool(self._callouts)

    @property
    def is_moving(self) -> bool:
        """Whether the sample is being drawn, or passes through the layers."""
        return self._timer.isActive()

    def begin(self, *, still: bool) -> None:
        """Show the sample and what belongs to it; `still`: without motion."""
        for number, words in enumerate(
            (
                self.tr("Draw a digit here"),
                self.tr("Watch it\npass\nthrough"),
                self.tr("Read the\nanswer"),
            ),
            start=1,
        ):
            self._callouts.append(Callout(number, words, self._appearance, self._page))
        for widget in (self._canvas, self._network, self._answer):
            widget.installEventFilter(self)
        self._network.show_sentences(
            self.tr(
                "This is LeNet-5, the network of 1998 that learned to read digits. Draw one:"
                " everything it computes is shown live."
            ),
            self.tr("LeNet-5 read digits in 1998. Here is everything it computes, live."),
            self.tr("LeNet-5 of 1998, live."),
        )
        self._placing.start()
        if still:
            self._session.show_sample(sample_drawing())
            return
        self._session.show_sample(sample_drawing(1))
        self._points = 1
        self._timer.start(_POINT_MS)
        self._light(LAYERS[0])

    def set_presenting(self, on: bool) -> None:
        """Hide the callouts before an audience: the lecturer says what they say."""
        self._is_presenting = on
        self._placing.start()

    def _go_on(self) -> None:
        """Draw the next point, or else light the next layer; after the last all of them."""
        if self._points < sample_points():
            self._points += 1
            self._session.show_sample(sample_drawing(self._points))
        elif self._layer != LAYERS[-1]:
            self._timer.setInterval(_LAYER_MS)
            self._light(LAYERS[LAYERS.index(self._layer or LAYERS[0]) + 1])
        else:
            self._timer.stop()
            self._light(None)

    def _light(self, layer: str | None) -> None:
        self._layer = layer
        self._selection.light(layer)

    def _follow_selection(self) -> None:
        """End the motion when a person steps, or pins a unit, in the midst of it."""
        if self.is_moving and (self._selection.layer != self._layer or self._selection.pinned):
            self._timer.stop()
            self._session.show_sample(sample_drawing())

    def _follow_drawing(self, drawing: Drawing) -> None:
        """Clear everything for good with the first drawing of the person's own."""
        if not self.is_shown or self._session.is_sample:
            return
        if self.is_moving:
            self._timer.stop()
            self._light(None)
        for callout in self._callouts:
            callout.deleteLater()
            callout.hide()
        self._callouts = []
        self._network.show_sentences()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._callouts and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._placing.start()
        return False

    def _place(self) -> None:
        """Put the callouts near canvas, maps and answer, where nothing else stands."""
        layout = self._network.map_layout
        if not self._callouts or layout is None:
            return
        canvas, maps, answer = self._callouts
        for callout in self._callouts:
            callout.resize(callout.sizeHint())
            callout.raise_()
            callout.setVisible(not self._is_presenting)
        maps.setVisible(self._network.isVisible() and not self._is_presenting)
        at = self._canvas.mapTo(self._page, self._canvas.rect().center())
        bottom = self._canvas.mapTo(self._page, self._canvas.rect().bottomLeft()).y()
        canvas.move(at.x() - canvas.width() // 2, bottom - canvas.height() - _GAP)
        column = layout.columns["input"]
        at = self._network.mapTo(self._page, column.topLeft().toPoint())
        free = at.x() + column.width() / 2 - maps.width() / 2
        left = self._network.mapTo(self._page, QPoint(0, 0)).x()
        maps.move(max(int(free), left), at.y() - maps.height() - _GAP)
        corner = self._answer.mapTo(self._page, self._answer.rect().topRight())
        answer.move(corner.x() - answer.width() - 2, corner.y() + _GAP)
