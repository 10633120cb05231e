"""What is on screen as a scene, and a scene brought to the screen."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.context.app_context import AppContext
from app.context.scenes.contents import OpenedScene, frozen_scene, model_name, with_drawing
from app.context.scenes.scene import Off, Scene
from app.pages.draw.page import DrawPage
from lenet.errors import InputError

if TYPE_CHECKING:
    from app.pages.lecture.page import LecturePage


class Screen(Protocol):
    """What of the window makes a scene, or shows one."""

    context: AppContext
    page_name: str

    @property
    def draw_page(self) -> DrawPage: ...

    @property
    def lecture_page(self) -> "LecturePage": ...

    def show_page(self, name: str) -> None: ...


def scene_on(screen: Screen, folder: Path) -> Scene:
    """Return what is on screen, for a file in a folder. Raises InputError for too long a drawing.

    A model without a file is left out, and so is a frozen drawing that such a one read.
    """
    context = screen.context
    session, selection = context.session, context.selection
    on_lecture = screen.page_name == "lecture"
    lesson = _lessons()[screen.lecture_page.number - 1] if on_lecture else ""
    values: dict[str, Any] = {  # the owners' words are those of the file
        "page": screen.page_name,
        "view": selection.view,
        "errors_view": context.error_view.view,
        "lesson": lesson,
        "model": model_name(context.models.in_use, folder),
        "pen_width": session.pen_width,
        "layer": selection.layer,
        "pinned": selection.pinned,
        "off": Off.of(session.ablation),
        "weight": selection.weight,
        "part": selection.part,
        "order": screen.draw_page.rbf_panel.order,
        "rule": context.single_steps.rule,
        "label": context.single_steps.chosen_label,
        "frozen": frozen_scene(context.trace_comparison.frozen, context.models, folder),
        "settings": screen.lecture_page.lesson.view_settings() if on_lecture else {},
    }
    scene = Scene(**values)
    return with_drawing(scene, session.drawing, session.rasterized)


def show_scene(screen: Screen, opened: OpenedScene) -> list[InputError]:
    """Bring a scene to the screen; return what of it there is not."""
    context, scene = screen.context, opened.scene
    session, selection = context.session, context.selection
    faults = list(opened.faults)
    selection.play(False)
    selection.hover(None)
    if opened.model is not None:
        context.models.use_for_now(opened.model)
    session.switch(scene.off.ablation)
    if scene.pen_width is not None:
        session.set_pen_width(scene.pen_width)
    if session.is_sample or not (opened.drawing.is_blank and session.drawing.is_blank):
        session.show(opened.drawing)
    if opened.frozen is not None:
        context.trace_comparison.show(opened.frozen)
    elif scene.frozen is None:
        context.trace_comparison.unfreeze()
    selection.light(scene.layer)
    selection.pin_only(*scene.pinned)
    selection.choose_weight(scene.weight)
    selection.show_part(scene.part)
    context.single_steps.set_rule(scene.rule)
    context.single_steps.choose(scene.label)
    context.error_view.show_view(scene.errors_view)
    screen.draw_page.rbf_panel.set_order(scene.order)
    if scene.page == "lecture" and scene.lesson in _lessons():
        screen.lecture_page.show_lesson(_lessons().index(scene.lesson) + 1)
        screen.lecture_page.lesson.restore(scene.settings)
    elif scene.lesson:
        faults.append(
            InputError("The lecture of this version has no page {name}.", name=scene.lesson)
        )
    screen.show_page(scene.page)
    selection.show_view(scene.view)  # last: a step and a pinned unit bring the network forward
    return faults


def _lessons() -> tuple[str, ...]:
    """Return the names of the lessons; the lecture is imported when they are first asked for."""
    from app.pages.lecture.contents import LESSONS

    return tuple(LESSONS)
