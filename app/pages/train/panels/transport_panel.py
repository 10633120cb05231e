"""The run under way: its progress, and the commands to pause, step and stop it."""

import math
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.runs.events import RunDone, RunFailed

_ICON: Final = QSize(16, 16)
_TENTHS: Final = 10  # slider steps for each doubling of the rate
_DOUBLINGS: Final = 5  # from a thirty-second to thirty-two times
_FINE: Final = 1000  # steps of the progress bar
_RATE: Final = 6.0  # widths, in heights of body text
_RATE_WORDS: Final = 6.5

_State = TrainingState


class TransportPanel(QWidget):
    """Pause, one batch, one pass, stop; progress; and a factor on the learning rate.

    Before the first run there is nothing to command, and the panel is hidden.
    """

    def __init__(
        self, trainer: Trainer, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self.pause_action = self._action(self.tr("Pause"), "Ctrl+P", self._pause_or_go_on)
        self.batch_action = self._action(self.tr("One batch"), "Ctrl+B", trainer.one_batch)
        self.pass_action = self._action(self.tr("One pass"), "Ctrl+Shift+B", trainer.one_pass)
        self.stop_action = self._action(self.tr("Stop and keep"), "Ctrl+.", trainer.stop)
        self._icons = {
            "pause": self.pause_action,
            "one-batch": self.batch_action,
            "one-pass": self.pass_action,
            "stop": self.stop_action,
        }
        self._buttons = {action: QPushButton(self) for action in self._icons.values()}
        self.bar = QProgressBar(self)
        self.words = PlainLabel(self)
        self.numbers = PlainLabel(self)
        self.rate = QSlider(Qt.Orientation.Horizontal, self)
        self._rate_words = PlainLabel(self)
        self._theme = appearance.theme
        self._is_presenting = False
        self._requested: float | None = None  # the factor on the rate that the run has not yet
        self._build()
        trainer.state_changed.connect(self._show)
        trainer.run_changed.connect(self._show)
        trainer.event_happened.connect(self._show)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)

    @property
    def actions_in_order(self) -> list[QAction]:
        """For a menu."""
        return list(self._icons.values())

    def set_presenting(self, on: bool) -> None:
        """Leave the progress, in words and as a bar, before an audience; the keys still work."""
        for widget in (*self._buttons.values(), self._rate_words, self.rate, self.numbers):
            widget.setVisible(not on)
        self._is_presenting = on
        self.bar.setVisible(True)
        self._show()

    def _action(self, text: str, key: str, command: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({native})")
        action.triggered.connect(command)
        return action

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for action in self._icons.values():
            button = self._buttons[action]
            button.setIconSize(_ICON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            action.changed.connect(self._show_actions)
            row.addWidget(button)
        row.addStretch(1)
        self._build_rate()
        row.addWidget(self._rate_words)
        row.addWidget(self.rate)
        self.bar.setRange(0, _FINE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress of the run"))
        told = QHBoxLayout()
        told.addWidget(self.words, 1)
        told.addWidget(self.numbers)
        for label in (self.words, self.numbers):
            typography.set_type(label, "body")
        self.numbers.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(told)
        column.addWidget(self.bar)

    def _show_actions(self) -> None:
        """Give each button the text, icon and state of its command."""
        for action, button in self._buttons.items():
            button.setText(action.text())
            button.setIcon(action.icon())
            button.setToolTip(action.toolTip())
            button.setEnabled(action.isEnabled())

    def _build_rate(self) -> None:
        most = _DOUBLINGS * _TENTHS
        tip = self.tr(
            "Multiplies the learning rate from the next batch on, while the run goes. "
            "Too high, and the loss climbs; low, and the network settles."
        )
        self.rate.setRange(-most, most)
        self.rate.setPageStep(_TENTHS)
        typography.set_width(self.rate, _RATE)
        self.rate.setAccessibleName(self.tr("Factor on the learning rate"))
        self.rate.valueChanged.connect(self._choose_rate)
        typography.set_type(self._rate_words, "caption")
        typography.set_width(self._rate_words, _RATE_WORDS)
        self._rate_words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.rate, self._rate_words):
            widget.setToolTip(plain_tip(tip))

    def _pause_or_go_on(self) -> None:
        if self._trainer.state == _State.PAUSED:
            self._trainer.go_on()
        else:
            self._trainer.pause()

    def _choose_rate(self, value: int) -> None:
        self._requested = 2.0 ** (value / _TENTHS)
        self._rate_words.setText(self._factor_words(self._requested))
        self._trainer.set_rate(self._requested)

    def _factor_words(self, factor: float) -> str:
        return self.tr("rate × {factor:.3g}").format(factor=factor)

    def _show(self) -> None:
        trainer = self._trainer
        state, status = trainer.state, trainer.status
        if state == _State.IDLE and status.started is None and status.ending is None:
            self.hide()
        elif self.parentWidget() is not None:  # or it would be a window of its own
            self.show()
        if self._is_presenting:
            self.bar.setHidden(state == _State.IDLE)
        steered = state in (_State.RUNNING, _State.PAUSED)
        for action in (self.pause_action, self.batch_action, self.pass_action):
            action.setEnabled(steered)
        self.stop_action.setEnabled(steered or state == _State.STARTING)
        self._show_pause(state == _State.PAUSED)
        self._show_rate(status.rate_factor)
        loading = state == _State.STARTING and not status.passes
        self.bar.setRange(0, 0 if loading else _FINE)
        self.bar.setValue(round(_FINE * status.fraction))
        self.words.setText(self._state_words())
        self.numbers.setText(self._number_words() if state == _State.RUNNING else "")

    def _show_rate(self, factor: float) -> None:
        """Show the run's factor, unless the person just requested another."""
        busy = self._trainer.is_busy
        if self._requested is not None and busy and not math.isclose(factor, self._requested):
            return
        self._requested = None
        self.rate.blockSignals(True)  # the run has this factor already
        self.rate.setValue(round(math.log2(factor) * _TENTHS))
        self.rate.blockSignals(False)
        self._rate_words.setText(self._factor_words(factor))
        for widget in (self.rate, self._rate_words):
            widget.setEnabled(busy)

    def _state_words(self) -> str:
        state, status = self._trainer.state, self._trainer.status
        started = status.started
        if state == _State.IDLE:
            return self.ending_words()
        if state == _State.STOPPING:
            return self.tr("Stopping …")
        if state == _State.STARTING or started is None:
            return self.tr("Loading the digits …")
        number = min(len(status.passes) + 1, started.passes)
        words = self.tr("Pass {number} of {passes}")
        if state == _State.PAUSED:
            words = self.tr("Paused in pass {number} of {passes}")
        words = words.format(number=number, passes=started.passes)
        place = self._place_words()
        return f"{words} · {place}" if place else words

    def _place_words(self) -> str:
        """Return which batch of the pass was learned last; in the online way, which digit."""
        status = self._trainer.status
        batch, started = status.batch, status.started
        if batch is None or started is None or batch.number <= len(status.passes):
            return ""
        if batch.done >= batch.patterns:
            return self.tr("measuring the errors")
        if batch.batch and started.torch:
            return self.tr("batch {number:,} of {count:,}").format(
                number=math.ceil(batch.done / batch.batch),
                count=math.ceil(batch.patterns / batch.batch),
            )
        return self.tr("digit {number:,} of {count:,}").format(
            number=batch.done, count=batch.patterns
        )

    def ending_words(self) -> str:
        """Return a sentence on how the last run ended."""
        ending = self._trainer.status.ending
        if isinstance(ending, RunDone) and ending.test_errors is not None and ending.test_count:
            tests = [done.test_errors for done in self._trainer.status.passes]
            best = min((n for n in tests if n is not None), default=ending.test_errors)
            return self.tr(
                "Done: {passes} passes in {time}. Test error: last {error:.2f} %, best {best:.2f} %"
            ).format(
                passes=ending.passes,
                time=clock(ending.seconds),
                error=100 * ending.test_errors / ending.test_count,
                best=100 * best / ending.test_count,
            )
        if isinstance(ending, RunDone):
            return self.tr("Done")
        if isinstance(ending, RunFailed):
            return self.tr("The run ended before its last pass")
        if self._trainer.status.started is not None:
            return self.tr("Stopped. Resume goes on from here")
        return self.tr("No run is going on. Start begins one.")

    def _number_words(self) -> str:
        status = self._trainer.status
        if status.batch is None:
            return ""
        speed = status.batch.images_per_second
        words = self.tr("{speed:,.0f} digits a second").format(speed=speed)
        left = status.seconds_left
        if left is not None:
            words += " · " + self.tr("{time} left").format(time=clock(left))
        return words

    def _show_pause(self, paused: bool) -> None:
        name = "play" if paused else "pause"
        text = self.tr("Go on") if paused else self.tr("Pause")
        if self.pause_action.text() != text:
            self.pause_action.setText(text)
            key = self.pause_action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.pause_action.setToolTip(f"{text} ({key})")
        self.pause_action.setIcon(icon(name, self._theme))

    def _recolour(self, theme: Theme) -> None:
        self._theme = theme
        for name, action in self._icons.items():
            action.setIcon(icon(name, theme))
        self._show()


def clock(seconds: float) -> str:
    """Return minutes and seconds, and hours where there are some."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    if hours:
        return f"{hours}:{minutes:02d}:{whole % 60:02d}"
    return f"{minutes}:{whole % 60:02d}"
