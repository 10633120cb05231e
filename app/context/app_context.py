"""All that lives as long as the window: the owners that pages and panels look at."""

from dataclasses import dataclass, field

from app.context.documents import Documents
from app.context.evaluation.error_view import Review
from app.context.language import Language
from app.context.models import Models
from app.context.selection import Gaze
from app.context.session import Session
from app.context.settings import Settings
from app.context.single_step import Lesson
from app.context.trace_comparison import Comparison
from app.context.training.curve_view import Chart
from app.context.training.run_form import Planner
from app.context.training.run_list import Shelf
from app.context.training.trainer import Trainer
from app.context.training.watched_model import Watcher
from app.style.theme import Appearance


@dataclass(frozen=True, eq=False)
class Lab:
    """One of each. A page built anew, as after a change of language, finds all as it was.

    `notes` holds what pages were set to, by page, while the window lives.
    """

    session: Session
    gaze: Gaze
    documents: Documents
    models: Models
    review: Review
    appearance: Appearance
    language: Language
    settings: Settings
    trainer: Trainer
    shelf: Shelf
    comparison: Comparison
    lesson: Lesson
    planner: Planner
    chart: Chart
    watcher: Watcher
    notes: dict[str, object] = field(default_factory=dict)
