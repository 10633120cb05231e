"""Eq. 9 row by row as softmax: distance, logit and probability of ten classes and rubbish."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.style.formulas.typesetting import Setting, Tone, number, row, typeset
from app.style.theme import Appearance
from app.widgets.forms.formula import em, paint_formula
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.codes import cross_entropy, logits
from lenet.lecture.output_loss import class_probabilities
from lenet.network import paper
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import Array

_ROWS: Final = paper.CLASSES + 1  # the last is the rubbish class
_HEADS: Final = ("y_i", r"-s\,y_i", "p_i")
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class SoftmaxFigure(CachedWidget):
    """A table of eleven rows; below it eq. 8, eq. 9 and the cross-entropy of the same digit."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._distances: Array = np.zeros(paper.CLASSES, dtype=np.float32)
        self._label = 0
        self._loss = Loss(9)
        self.setMinimumSize(420, 280)
        self.setAccessibleName(self.tr("Eq. 9 as softmax cross-entropy"))

    def show_distances(self, distances: Array, label: int, loss: Loss) -> None:
        """Show ten distances, (10,), and the class of the digit."""
        self._distances, self._label, self._loss = distances, label, loss
        self.update()

    def losses(self) -> tuple[float, float, float]:
        """Return eq. 8, eq. 9 and the cross-entropy of the eleven logits."""
        scale, j = self._loss.scale, self._loss.j
        penalty, _ = digit_loss(self._distances, self._label, Loss(8, j=j, scale=scale))
        competing, _ = digit_loss(self._distances, self._label, self._loss)
        values = logits(self._distances, self._loss)
        return penalty, competing, cross_entropy(values, self._label)

    def paint_live(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.appearance.theme
        head, foot = 1.8 * em(), 2.6 * em()
        height = (self.height() - head - foot) / _ROWS
        size = min(em(), height * 0.95)
        ends = [self.width() * share for share in (0.3, 0.5)]
        bar = QRectF(self.width() * 0.56, 0, self.width() * 0.3, 0)
        for name, x in zip(_HEADS, (*ends, bar.left() + 0.8 * em()), strict=True):
            self._formula(painter, typeset(name, "muted"), QPointF(x, head * 0.45), _RIGHT, em())
        shares = class_probabilities(self._distances, self._loss)
        for place, value in enumerate(logits(self._distances, self._loss)):
            middle = head + (place + 0.5) * height
            tone: Tone = "answer" if place == self._label else "text"
            if place == self._label:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("hover"))
                box = QRectF(0, middle - height / 2, self.width(), height)
                painter.drawRoundedRect(box, 4, 4)
            if place < paper.CLASSES:
                at = QPointF(em(), middle)
                self._formula(painter, typeset(str(place), tone), at, _LEFT, size)
                y = number(float(self._distances[place]), 1, tone)
                self._formula(painter, y, QPointF(ends[0], middle), _RIGHT, size)
            else:
                box = QRectF(em(), middle - self.line, ends[0], 2 * self.line)
                flags = _LEFT | Qt.AlignmentFlag.AlignVCenter
                self.text(painter, box, self.tr("rubbish, −j"), colour="muted", flags=flags)
            logit = number(float(value), 2, tone)
            self._formula(painter, logit, QPointF(ends[1], middle), _RIGHT, size)
            share = float(shares[place])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.drawRect(QRectF(bar.left(), middle - 0.5, bar.width(), 1))
            painter.setBrush(theme.colour("muted"))
            thick = height * 0.4
            painter.drawRect(QRectF(bar.left(), middle - thick / 2, bar.width() * share, thick))
            percent = row(number(100 * share, 1), r"\%")
            self._formula(painter, percent, QPointF(self.width() - 2, middle), _RIGHT, size)
        self._paint_losses(painter)

    def _paint_losses(self, painter: QPainter) -> None:
        penalty, competing, entropy = self.losses()
        eight = row(r"E_8 = s\,y_D", "=", number(penalty, 3, "accent"))
        nine = row(
            r"E_9", "=", number(competing, 3, "accent"), r"\qquad",
            r"-\log p_D", "=", number(entropy, 3, "accent"),
        )  # fmt: skip
        for setting, up in ((eight, 1.9), (nine, 0.6)):
            size = min(em(), (self.width() - 4) / setting.width)
            at = QPointF(2, self.height() - up * em())
            self._formula(painter, setting, at, _LEFT, size)

    def _formula(
        self,
        painter: QPainter,
        setting: Setting,
        at: QPointF,
        align: Qt.AlignmentFlag,
        size: float,
    ) -> None:
        theme = self.appearance.theme
        paint_formula(painter, setting, at, theme=theme, size=size, align=align)
