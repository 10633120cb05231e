"""The owners of all state that lives as long as the window, in one value for the pages."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from app.context.digits.digit_files import DigitFiles
from app.context.digits.my_digits import MyDigits
from app.context.digits.teacher import Teacher
from app.context.documents import Documents
from app.context.evaluation.error_view import ErrorView
from app.context.imported_networks import ImportedNetworks
from app.context.language import Language
from app.context.models import Models
from app.context.selection import Selection
from app.context.session import Session
from app.context.settings import Settings
from app.context.single_step import SingleSteps
from app.context.trace_comparison import TraceComparison
from app.context.training.curve_view import CurveView
from app.context.training.run_form import RunForm
from app.context.training.run_list import RunList
from app.context.training.trainer import Trainer
from app.context.training.watched_model import WatchedModel
from app.style.theme import Appearance


@dataclass(frozen=True, eq=False)
class AppContext:
    """One owner of each kind of state.

    Pages are built anew after a change of language and find their state here. `notes` holds the
    choices made on pages that have no owner, by a name that the page picks.
    """

    session: Session
    selection: Selection
    documents: Documents
    models: Models
    imported: ImportedNetworks
    error_view: ErrorView
    appearance: Appearance
    language: Language
    settings: Settings
    trainer: Trainer
    run_list: RunList
    trace_comparison: TraceComparison
    single_steps: SingleSteps
    run_form: RunForm
    curve_view: CurveView
    watched_model: WatchedModel
    my_digits: MyDigits
    digit_files: DigitFiles
    teacher: Teacher
    notes: dict[str, object] = field(default_factory=dict)

    @property
    def speakers(self) -> tuple[Documents | Models | ImportedNetworks | MyDigits | DigitFiles, ...]:
        """The owners whose `said` and `failed` sentences the window shows."""
        return (self.documents, self.models, self.imported, self.my_digits, self.digit_files)


def create_context(
    session: Session,
    appearance: Appearance,
    settings: Settings,
    language: Language,
    window: QWidget,
) -> AppContext:
    """Create the owners that are not handed in; the window is their parent."""
    selection = Selection(window)
    session.trace_changed.connect(selection.take_trace)
    models = Models(session, settings, window)
    trainer = Trainer(window)
    run_list = RunList(settings.data_folder / "runs", window)
    curve_view = CurveView(settings, trainer, run_list, window)
    my_digits = MyDigits(session, settings, window)
    trace_comparison = TraceComparison(session, window)
    documents = Documents(session, settings, window)
    imported = ImportedNetworks(models, settings, window)
    documents.network_wanted.connect(imported.open)
    return AppContext(
        session=session,
        selection=selection,
        documents=documents,
        models=models,
        imported=imported,
        error_view=ErrorView(window),
        appearance=appearance,
        language=language,
        settings=settings,
        trainer=trainer,
        run_list=run_list,
        trace_comparison=trace_comparison,
        single_steps=SingleSteps(session, window),
        run_form=RunForm(settings, window),
        curve_view=curve_view,
        watched_model=WatchedModel(session, models, trainer, curve_view, window),
        my_digits=my_digits,
        digit_files=DigitFiles(my_digits, settings, window),
        teacher=Teacher(session, my_digits, models, trace_comparison, window),
    )
