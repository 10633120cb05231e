"""The animation of a sliding window: from position to position, until it is stopped."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle

from app.pages.lecture.common.lesson import Lesson

STEP_MS: Final = 450  # from one position to the next


class SlideAnimation(QObject):
    """A place that glides from position to position, and begins again after the last one.

    Where the system asks for no animation it hops from position to position. `go_back` goes to the
    position that a lesson built before was at.

    `moved(float)`: the place is another; 1.5 is half way from the second to the third position.
    `playing_changed(bool)`: it began to move by itself, or stopped.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)

    def __init__(self, owner: Lesson) -> None:
        super().__init__(owner)
        self._owner = owner
        self._note = f"{type(owner).__name__}: position"  # in the notes of the app context
        self._kept = owner.context.notes.get(self._note)
        self._positions = 1
        self.place = 0.0
        self._glide = QVariantAnimation(self)
        self._glide.valueChanged.connect(self._move)
        self._glide.finished.connect(self._arrive)
        self._hop = QTimer(self)
        self._hop.setInterval(STEP_MS)
        self._hop.timeout.connect(self._hop_on)
        self.is_playing = False
        self._has_rested = False  # at the last position, since it arrived there

    def set_positions(self, positions: int) -> None:
        """Set the number of positions, and go to the first one."""
        self.play(False)
        self._positions = max(positions, 1)
        self._move(0.0)

    def go(self, position: int) -> None:
        """Stop, and go to a position; positions past the last count from the first again."""
        self.play(False)
        self._move(float(position % self._positions))

    def go_back(self) -> None:
        """Go to the position at which the lesson was, if it was built before."""
        if isinstance(self._kept, int):
            self.go(self._kept)

    def play(self, on: bool) -> None:
        """Begin to move by itself, or stop at the nearest position."""
        on = on and self._positions > 1
        if on == self.is_playing:
            return
        self.is_playing = on
        if not on:
            self._glide.stop()
            self._hop.stop()
            self._move(float(round(self.place)))
        elif self._wants_motion():
            self._start_glide()
        else:
            self._hop.start()
        self.playing_changed.emit(on)

    def _wants_motion(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._owner.style().styleHint(hint, None, self._owner) > 0

    def _start_glide(self) -> None:
        start = end = round(self.place)
        if start < self._positions - 1:
            end += 1
        elif self._has_rested:
            start, end = 0, 1
        # A glide from the last position to itself: it rests there for as long as a step takes.
        self._has_rested = start == end
        self._glide.setStartValue(float(start))
        self._glide.setEndValue(float(end))
        self._glide.setDuration(STEP_MS)
        self._glide.start()

    def _arrive(self) -> None:
        if self.is_playing:
            self._start_glide()

    def _hop_on(self) -> None:
        self._move(float((round(self.place) + 1) % self._positions))

    def _move(self, place: float) -> None:
        if place != self.place:
            self.place = place
            self._owner.context.notes[self._note] = round(place)
            self.moved.emit(place)
