"""The ten distances of one digit under two models, one below the other."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper
from lenet.network.parameters import Array

_MARK: Final = 24.0  # pixels: room for A and B


class DistanceTable(CachedWidget):
    """A column for each class, a row for each model; the smallest distance is in bold.

    The class of the truth is underlined, so that it is seen without colours.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._rows: tuple[tuple[str, Array], ...] = ()
        self._truth = 0
        self._softmax = ""  # the marks of the models without codes
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Distances under both models"))

    def sizeHint(self) -> QSize:
        return QSize(400, round(4 * self.line) + 24)

    def show_distances(
        self, rows: tuple[tuple[str, Array], ...], truth: int, softmax: str = ""
    ) -> None:
        """Show the distances, (10,), of one digit under each model, named by its mark A or B.

        `softmax` has the marks of models whose distances are -log p.
        """
        self._rows, self._truth, self._softmax = rows, truth, softmax
        texts = [
            f"{mark}: " + ", ".join(f"{digit} {d:.1f}" for digit, d in enumerate(distances))
            for mark, distances in rows
        ]
        self.setAccessibleDescription("; ".join(texts))
        self.forget_background()

    def paint_background(self, painter: QPainter) -> None:
        line = self.line + 4
        centre = Qt.AlignmentFlag.AlignCenter
        bold = typography.caption(bold=True)
        title = self.tr("Distances of this digit from the ten codes; the truth is underlined")
        if self._softmax:
            title = self.tr("Distances, of {models} −log p; the truth is underlined").format(
                models=self._softmax
            )
        if not self._rows:
            title = self.tr("Click a digit to see its distances under both models")
        self.text(painter, QRectF(0, 0, self.width(), line), title, colour="muted", flags=_MIDDLE)
        if not self._rows:
            return
        width = (self.width() - _MARK) / paper.CLASSES
        for digit in range(paper.CLASSES):
            place = QRectF(_MARK + digit * width, line, width, line)
            truth = digit == self._truth
            self.text(painter, place, str(digit), font=bold if truth else None, flags=centre)
            if truth:
                half = width / 4
                bar = QRectF(place.center().x() - half, place.bottom() - 2, 2 * half, 2)
                painter.fillRect(bar, self.appearance.theme.colour("text"))
        for number, (mark, distances) in enumerate(self._rows, start=2):
            self.text(
                painter, QRectF(0, number * line, _MARK, line), mark, font=bold, flags=_MIDDLE
            )
            answer = int(distances.argmin())
            for digit in range(paper.CLASSES):
                won = digit == answer
                self.text(
                    painter,
                    QRectF(_MARK + digit * width, number * line, width, line),
                    f"{distances[digit]:.1f}",
                    colour="text" if won else "muted",
                    font=bold if won else None,
                    flags=centre,
                )


_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
