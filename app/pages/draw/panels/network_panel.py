"""The states of the whole network from input to F6, on the current drawing, and the C3 table."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.letters import pinned_letter
from app.pages.draw.widgets.network_layout import (
    COLUMNS,
    SHAPES,
    SLOTS,
    Layout,
    cell_at,
    cell_place,
    places_of,
    unit_at,
)
from app.pages.draw.widgets.network_painting import (
    Frame,
    fitted_frame,
    paint_flow,
    paint_frames,
    paint_scale_and_counts,
    paint_sentence,
    paint_titles,
)
from app.pages.draw.widgets.network_texts import column_text, explanation_of, invitations
from app.pages.draw.widgets.wires import lit_column, numbers_bottom, paint_numbers, paint_wires
from app.style.colours import dimmed, diverging_table
from app.style.theme import Appearance, Theme
from app.widgets.maps.map_item import MapsItem
from app.widgets.maps.overlay import Outline, OverlayItem, with_edges
from app.widgets.plots.figure import Figure, Hint
from lenet.explain.units import LAYERS, Region, Unit, output_region, receptive_field
from lenet.network import paper
from lenet.network.ablation import Ablation
from lenet.network.forward import Trace

_MIDDLE: Final = paper.C3_SIDE // 2


class NetworkPanel(Figure):
    """Input, C1, S2, C3, S4, C5 and F6 in the order of the paper's Figure 2, all states live.

    Between S2 and C3 the C3 table: a click on a dot switches its kernel off or on, a click over
    a column all of its kernels.

    `pixel_clicked(int, int)`: row and column of a pixel of the input, while a field is asked for.
    """

    pixel_clicked = Signal(int, int)

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self._session = session
        self._selection = selection
        self._frame: Frame | None = None
        self._dimmed: tuple[str, ...] = ()  # the layers after the current one
        self._lit = selection.layer
        self._cell: tuple[int, int] | None = None  # of the table, under the pointer
        self.asked: Unit | None = None  # whose receptive field a person shall find
        self._marked_map: tuple[str, int] | None = None  # layer and number, of a question
        self._corners: tuple[tuple[int, int], ...] = ()  # row and column, clicked in the input
        self._is_presenting = False
        self._sentences: tuple[str, ...] = ()  # instead of the invitation to point and click
        self._marks = OverlayItem()
        self.scene().addItem(self._marks)
        self._maps = {name: MapsItem() for name in COLUMNS}
        for item in self._maps.values():
            self.scene().addItem(item)
        self.setAccessibleName(self.tr("The network, layer by layer"))
        self.setAccessibleDescription(
            self.tr("States of the input, C1, S2, C3, S4, C5 and F6 for the current drawing")
        )
        session.trace_changed.connect(self._show)
        session.ablation_changed.connect(self._show_ablation)
        selection.changed.connect(self._mark)
        self._show(session.trace)

    def sizeHint(self) -> QSize:
        return QSize(640, 460)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 180)

    @property
    def map_layout(self) -> Layout | None:
        """The rectangle of every map; None before the panel has a size."""
        return None if self._frame is None else self._frame.layout

    def show_sentences(self, *sentences: str) -> None:
        """Show the first sentence that fits below the network; none: the invitation to point."""
        if sentences != self._sentences:
            self._sentences = sentences
            self.forget_background()

    def ask_field(self, unit: Unit | None, corners: Sequence[tuple[int, int]] = ()) -> None:
        """Mark a unit without its receptive field, and the corners found so far; None: no more.

        As long as one is asked for, the pointer selects nothing else.
        """
        self.asked, self._corners = unit, tuple(corners)
        self._cell = None
        cross, arrow = Qt.CursorShape.CrossCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(arrow if unit is None else cross)
        self._selection.hover(None)
        self._mark()

    def mark_map(self, layer: str | None, number: int = 0) -> None:
        """Outline a whole map that a question is about; None: no more."""
        self._marked_map = None if layer is None else (layer, number)
        self._mark()

    def set_presenting(self, on: bool) -> None:
        """Leave sizes, counts, operations and the invitation out before an audience."""
        if on != self._is_presenting:
            self._is_presenting = on
            self.rearrange()

    def _show(self, trace: Trace | None) -> None:
        for name, item in self._maps.items():
            shape = SHAPES[name]
            full = (shape.maps, shape.height, shape.width)
            if trace is None:
                values = np.zeros(full, dtype=np.float32)
            else:
                values = (trace.image if name == "input" else getattr(trace, name)).reshape(full)
            item.set_maps(values)

    def _show_ablation(self, ablation: Ablation) -> None:
        self.forget_background()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.has_moved(event) or self.asked is not None:
            return
        at, layout = event.position(), self.map_layout
        self._cell = None if layout is None else cell_at(layout, at.x(), at.y())
        if self._cell is not None:
            self._selection.hover(Unit("c3", self._cell[0], _MIDDLE, _MIDDLE))
        else:
            self._selection.hover(self._unit_under(at))
        on_dot = self._cell is not None and self._cell in paper.C3_KERNELS
        shape = Qt.CursorShape.PointingHandCursor if on_dot else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, layout = event.position(), self.map_layout
        if event.button() != Qt.MouseButton.LeftButton or layout is None:
            return
        cell = cell_at(layout, at.x(), at.y())
        unit = self._unit_under(at)
        if self.asked is not None:
            if unit is not None and unit.layer == "input":
                self.pixel_clicked.emit(unit.row, unit.column)
        elif cell is not None:
            ablation = self._session.ablation
            on_number = at.y() < numbers_bottom(layout)
            self._session.switch(
                ablation.toggle_column(cell[0]) if on_number else ablation.toggle_cell(*cell)
            )
        elif unit is not None:
            self._selection.pin(unit)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._cell = None
        self._selection.hover(None)

    def _unit_under(self, at: QPointF) -> Unit | None:
        layout = self.map_layout
        return None if layout is None else unit_at(layout, at.x(), at.y())

    def _mark(self) -> None:
        """Outline the selected units, their receptive fields, and the units they feed."""
        layout = self.map_layout
        if layout is None:
            return
        theme = self.appearance.theme
        accent, soft = theme.colour("accent"), theme.colour("text")
        outlines = self._outlines_of_question(layout, accent)
        wires: list[Outline] = []
        letters = []
        for unit in self._selection.units if self.asked is None else ():
            seen = [*receptive_field(unit).items()]
            fed = output_region(unit)
            if fed is not None and unit.layer != "f6":
                seen.append((LAYERS[LAYERS.index(unit.layer) + 1], fed))
            for layer, region in seen:
                places = places_of(layout, layer, region)
                outlines += [Outline(place, soft, 1) for place in places]
            wires += lit_column(layout, unit, accent)
            own = Region((unit.map,), unit.row, unit.column, 1, 1)
            places = places_of(layout, unit.layer, own)
            if self._cell is not None and unit is self._selection.hovered:
                places = self._joined_by(layout, unit.map)
            outlines += [Outline(place, accent, 2) for place in places]
            if unit in self._selection.pinned and places:
                letters.append(pinned_letter(self, self._selection, unit, places[0]))
        outlines = with_edges(outlines, theme.colour("window"))
        self._marks.show_outlines([*outlines, *wires], letters=letters)
        self._light_layer()

    def _outlines_of_question(self, layout: Layout, accent: QColor) -> list[Outline]:
        """Return the outlines of what a question asks about, and of the corners found so far."""
        outlines: list[Outline] = []
        if self.asked is not None:
            own = Region((self.asked.map,), self.asked.row, self.asked.column, 1, 1)
            pixels = (Region((0,), row, column, 1, 1) for row, column in self._corners)
            marked = [("input", pixel) for pixel in pixels]
            for layer, region in ((self.asked.layer, own), *marked):
                outlines += [Outline(at, accent, 2) for at in places_of(layout, layer, region)]
        if self._marked_map is not None:
            layer, number = self._marked_map
            outlines.append(Outline(layout.maps[layer][number], accent, 2))
        return outlines

    def _joined_by(self, layout: Layout, c3_map: int) -> list[QRectF]:
        """Return the places of a C3 map and of the S2 maps that its column joins to it."""
        s2_maps = [layout.maps["s2"][number] for number in paper.C3_TABLE[c3_map]]
        return [*s2_maps, layout.maps["c3"][c3_map]]

    def _light_layer(self) -> None:
        """Light title and arrow of the current layer, and dim the layers after it."""
        layer = self._selection.layer
        later = () if layer is None else LAYERS[LAYERS.index(layer) + 1 :]
        if later != self._dimmed:
            self._dimmed = later
            self._colour_maps()
        if layer != self._lit:
            self._lit = layer
            self.forget_background()

    def _colour_maps(self) -> None:
        theme = self.appearance.theme
        table = diverging_table(theme)
        faint = dimmed(table, theme)
        for name, item in self._maps.items():
            item.set_colours(faint if name in self._dimmed else table)

    def arrange(self, width: float, height: float) -> None:
        frame = self._frame = fitted_frame(
            width, height, pixel=self.pixel(), is_presenting=self._is_presenting
        )
        for name, item in self._maps.items():
            item.set_places(frame.layout.maps[name])
        for slot in SLOTS:
            room = frame.layout.slots[slot]
            head = QRectF(room.left(), 0, room.width(), frame.head)  # each unit has its own tip
            self.hints.append(Hint(head, explanation_of(slot)))
        for c3_map in range(paper.C3_MAPS):
            column = cell_place(frame.layout, c3_map, 0)
            column.setBottom(frame.layout.table.bottom())
            self.hints.append(Hint(column, column_text(c3_map)))
        self._mark()

    def recolour(self, theme: Theme) -> None:
        self._colour_maps()
        self._mark()

    def paint_background(self, painter: QPainter) -> None:
        if self._frame is None:
            return
        theme, frame = self.appearance.theme, self._frame
        paint_frames(painter, frame.layout, theme)
        paint_titles(painter, frame, theme, lit=self._lit)
        paint_flow(painter, frame, theme, lit=self._lit)
        paint_wires(painter, frame.layout, self._session.ablation, theme)
        paint_numbers(painter, frame.layout, theme)
        paint_scale_and_counts(painter, frame, theme)
        if not self._is_presenting:
            sentences = self._sentences or invitations()
            paint_sentence(painter, frame, theme, sentences, strong=bool(self._sentences))
