"""The axes of a plot in the theme's colours and the program's type."""

import pyqtgraph as pg

from app.style import typography
from app.style.theme import Theme


def style_axes(plot: pg.PlotWidget, theme: Theme, *, bottom: str, left: str) -> None:
    """Give the bottom and the left axis of a plot their labels, colours and fonts."""
    for side, text in (("bottom", bottom), ("left", left)):
        axis = plot.getAxis(side)
        axis.setPen(theme.colour("line"))
        axis.setTextPen(theme.colour("muted"))
        axis.setStyle(tickFont=typography.caption(), tickLength=-4)
        axis.setLabel(text, color=theme.muted)
        axis.label.setFont(typography.caption())
