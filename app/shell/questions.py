"""The questions of the page in front: a word in the status bar, and a line once it is opened."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget

from app.context.settings import Settings
from app.pages.page import Page
from app.shell.status_bar import StatusBar
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import plain_tip
from app.widgets.forms.question_line import PageQuestion, QuestionLine, Reply

_RIGHT: Final = "questions_right"  # a setting: the names of those that were answered right


class Questions(QObject):
    """Asks one question at a time, and keeps which were answered right.

    The line takes the place of the page's part of the status bar, so that nothing else moves.
    """

    def __init__(
        self,
        bar: StatusBar,
        stack: QStackedWidget,
        settings: Settings,
        page: Callable[[], Page],
    ) -> None:
        super().__init__(bar)
        self._bar, self._settings, self._page = bar, settings, page
        self._name = ""  # of the question that is asked
        self.line = QuestionLine(bar)
        bar.addPermanentWidget(self.line, 1)
        self.action = QAction(self.tr("&Question"), self)
        self.action.setIconText(self.tr("Question"))  # on the button, which has no letter
        self.action.setShortcut(QKeySequence("Q"))
        self.action.setStatusTip(self.tr("A question on this page that checks itself"))
        self.action.triggered.connect(self.toggle)
        self.button = ActionButton(bar)
        self.button.setDefaultAction(self.action)
        bar.add_button(self.button)
        self.line.answered.connect(self._keep)
        self.line.another_wanted.connect(self.ask_another)
        self.line.closed.connect(self.close)
        stack.currentChanged.connect(self.follow_page)

    @property
    def right(self) -> frozenset[str]:
        """The names of the questions that were answered right."""
        return frozenset(filter(None, self._settings.text(_RIGHT, "").split(",")))

    @property
    def is_open(self) -> bool:
        """Whether a question is asked."""
        return not self.line.isHidden()

    def add_to(self, menu: QMenu) -> None:
        """Add the command to a menu."""
        menu.addAction(self.action)

    def toggle(self) -> None:
        """Open the question, or close it."""
        if self.is_open:
            self.close()
        else:
            self.ask_another()

    def ask_another(self) -> None:
        """Ask the next question that is possible now; first those not yet answered right."""
        questions = self._page().questions()
        names = list(questions)
        after = names.index(self._name) + 1 if self._name in names else 0
        in_turn = [*names[after:], *names[:after]]
        for name in sorted(in_turn, key=lambda name: (name in self.right, name == self._name)):
            question = questions[name]()
            if question is not None:
                self._ask(name, question)
                return

    def close(self) -> None:
        """Ask nothing any more, and give the keys back to the page."""
        if self.is_open:
            self.line.stop()
            self._bar.show_line(None)
            self.button.show()
            self._page().main_view().setFocus()

    def _ask(self, name: str, question: PageQuestion) -> None:
        self._name = name
        self._bar.show_line(self.line)
        self.button.hide()
        self.line.another_button.setVisible(len(self._page().questions()) > 1)
        self.line.ask(question)

    def _keep(self, reply: Reply) -> None:
        if reply.is_right:
            self._settings.keep(_RIGHT, ",".join(sorted(self.right | {self._name})))
        self._follow_count()

    def follow_page(self) -> None:
        """Close what another page asked, and offer what this one has."""
        self.line.stop()
        self._bar.show_line(None)
        self._name = ""
        self.action.setEnabled(bool(self._page().questions()))
        self.button.setVisible(self.action.isEnabled())
        self._follow_count()

    def _follow_count(self) -> None:
        names = self._page().questions()
        tip = self.tr("A question that checks itself (Q): {right} of {count} answered right")
        self.button.setToolTip(
            plain_tip(tip.format(right=len(self.right.intersection(names)), count=len(names)))
        )
