"""All that lives as long as the window: the owners that pages and panels look at."""

from dataclasses import dataclass, field

from app.chart import Chart
from app.comparison import Comparison
from app.documents import Documents
from app.gaze import Gaze
from app.language import Language
from app.lesson import Lesson
from app.models import Models
from app.plan import Planner
from app.review import Review
from app.session import Session
from app.settings import Settings
from app.shelf import Shelf
from app.theme import Appearance
from app.trainer import Trainer
from app.watcher import Watcher


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
