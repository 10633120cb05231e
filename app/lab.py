"""All that lives as long as the window: the owners that pages and panels look at."""

from dataclasses import dataclass, field

from app.comparison import Comparison
from app.documents import Documents
from app.examining.review import Review
from app.gaze import Gaze
from app.language import Language
from app.lesson import Lesson
from app.models import Models
from app.session import Session
from app.settings import Settings
from app.theme import Appearance
from app.training.chart import Chart
from app.training.plan import Planner
from app.training.shelf import Shelf
from app.training.trainer import Trainer
from app.training.watcher import Watcher


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
