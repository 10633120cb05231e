"""The owner of the drawing, its rasterized picture, the model, the ablation and the trace."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.context.drawing import Drawing, History, Steps
from lenet.data.rasterize import PEN_WIDTH, Rasterized, rasterize_digit, rasterize_strokes
from lenet.network.ablation import Ablation, ablate_weights, forward_ablated
from lenet.network.checkpoint import Model
from lenet.network.forward import Trace
from lenet.network.parameters import Parameters

# A part of the canvas. What is smaller, a dot or a slip of the pen, is not enlarged to a digit.
SMALLEST_DRAWING: Final = 0.08


class Session(QObject):
    """Replaces whole values and emits each; a panel redraws from the value it is handed.

    `drawing_changed(Drawing)`: the drawing is another.
    `rasterized_changed(Rasterized | None)`: the network's input is another; None: a blank canvas.
    `trace_changed(Trace | None)`: the network computed a trace; None: a blank canvas.
    `model_changed(Model)`: another model reads from now on.
    `ablation_changed(Ablation)`: other parts of the network are switched off.
    `pen_width_changed(float)`: the pen has another width, in pixels of the 28x28 digit.
    """

    drawing_changed = Signal(object)
    rasterized_changed = Signal(object)
    trace_changed = Signal(object)
    model_changed = Signal(object)
    ablation_changed = Signal(object)
    pen_width_changed = Signal(float)

    def __init__(self, model: Model, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.pen_width = PEN_WIDTH
        self.rasterized: Rasterized | None = None
        self.trace: Trace | None = None
        self.ablation = Ablation()
        self._history = History()
        self._sample: Drawing | None = None
        self._erasing = False
        self.erases_strokes = False  # whether the eraser takes whole strokes

    @property
    def drawing(self) -> Drawing:
        """The drawing on the canvas now."""
        return self._history.now if self._sample is None else self._sample

    @property
    def is_sample(self) -> bool:
        """Whether the drawing is the program's own sample, and not a person's."""
        return self._sample is not None

    @property
    def steps(self) -> Steps:
        """The drawing with what Undo and Redo lead to."""
        return self._history.steps

    def go_on_from(self, steps: Steps) -> None:
        """Take another drawing with its own history, in the place of what was here."""
        self._history = History(steps)
        self._draw(self._history.now)

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def begin_stroke(self, x: float, y: float, stroke_id: UUID | None = None) -> None:
        """Begin a stroke where the pen touches the canvas, in 0..1.

        The id that a canvas gave the stroke comes back to it in `drawing_changed`.
        """
        self._history.keep()
        self._draw(self._history.now.with_stroke_at(x, y, stroke_id))

    def extend_stroke(self, x: float, y: float) -> None:
        """Make the last stroke one point longer."""
        self._draw(self.drawing.extended_to(x, y))

    def erase_along(self, places: Iterable[tuple[float, float]], *, radius: float) -> None:
        """Erase what is within `radius` of places; with `erases_strokes` the whole strokes.

        All that is erased until `end_erasing` is one step to undo.
        """
        if self.is_sample:
            self.clear()
            return
        left = self.drawing
        for x, y in places:
            if self.erases_strokes:
                left = left.without_strokes_near(x, y, radius=radius)
            else:
                left = left.without_ink_near(x, y, radius=radius)
        if left is not self.drawing:
            if not self._erasing:
                self._history.keep()
            self._erasing = True
            self._draw(left)

    def end_erasing(self) -> None:
        """End one step of erasing: the eraser is lifted."""
        self._erasing = False

    def crop(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep the part of a picture in a frame, in canvas coordinates; can be undone."""
        part = self.drawing.cropped(left, top, right, bottom)
        if part is not self.drawing:
            self.show(part)

    def clear(self) -> None:
        """Blank the canvas; can be undone. A sample is taken away."""
        if self.is_sample:
            self._draw(self._history.now)
        elif not self.drawing.is_blank:
            self._history.keep()
            self._draw(Drawing())

    def undo(self) -> None:
        """Go back to the drawing before, if there is one."""
        self._history.undo()
        self._draw(self._history.now)

    def redo(self) -> None:
        """Go forward again to what undo took back."""
        self._history.redo()
        self._draw(self._history.now)

    def show(self, drawing: Drawing) -> None:
        """Show a drawing from a file or a data set; can be undone."""
        self._history.keep()
        self._draw(drawing)

    def show_sample(self, drawing: Drawing) -> None:
        """Show a drawing of the program's own, until a person draws, opens or clears anything.

        It is no step to undo, and is not kept.
        """
        self._sample = drawing
        self._announce(drawing)

    def set_pen_width(self, width: float) -> None:
        """Ink all strokes, also those already drawn, at another width, in digit pixels."""
        self.pen_width = width
        self.pen_width_changed.emit(width)
        self._rasterize()

    @property
    def parameters(self) -> Parameters:
        """The model's parameters after ablation: those that the trace was computed with."""
        return ablate_weights(self.model.parameters, self.ablation)

    def switch(self, ablation: Ablation) -> None:
        """Switch parts of the network off or on; the answer follows at once."""
        self.ablation = ablation
        self.ablation_changed.emit(ablation)
        self._compute_trace()

    def use_model(self, model: Model) -> None:
        """Let another model read from now on."""
        self.model = model
        self.model_changed.emit(model)
        self._compute_trace()

    def _draw(self, drawing: Drawing) -> None:
        self._sample = None
        self._history.now = drawing
        self._announce(drawing)

    def _announce(self, drawing: Drawing) -> None:
        self.drawing_changed.emit(drawing)
        self._rasterize()

    def _rasterize(self) -> None:
        self.rasterized = rasterize_drawing(self.drawing, pen_width=self.pen_width)
        self.rasterized_changed.emit(self.rasterized)
        self._compute_trace()

    def _compute_trace(self) -> None:
        self.trace = (
            None
            if self.rasterized is None
            else forward_ablated(self.model.parameters, self.rasterized.image, self.ablation)
        )
        self.trace_changed.emit(self.trace)


def rasterize_drawing(drawing: Drawing, *, pen_width: float) -> Rasterized | None:
    """Return what the network sees of a drawing; None for a blank one."""
    if drawing.digit is not None:
        return rasterize_digit(drawing.digit)
    if drawing.picture is not None:
        from lenet.data.photo import rasterize_picture  # Pillow is needed for pictures only

        return rasterize_picture(drawing.picture)
    return rasterize_strokes(drawing.strokes, width=pen_width, smallest=SMALLEST_DRAWING)
