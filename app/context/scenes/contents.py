"""What a scene names: its drawing and its model, to and from the file."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.context.drawing import Drawing
from app.context.models import ModelEntry, Models, StartModel, model_at
from app.context.scenes.scene import MOST_POINTS, Frozen, Off, Scene, read_scene
from app.context.scenes.scene_list import scenes_at
from app.context.session import rasterize_drawing
from app.context.trace_comparison import FrozenTrace
from lenet.data.rasterize import Rasterized
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits
from lenet.network import paper
from lenet.network.ablation import forward_ablated
from lenet.network.checkpoint import SUFFIX as MODEL_SUFFIX
from lenet.network.checkpoint import Model, load_model
from lenet.resources import bundled_models

_Part = TypeVar("_Part", Scene, Frozen)
_SIDE: Final = paper.DIGIT_SIDE
_NETWORK_PATHS: Final = ("//", "\\\\")  # reading them would call up a stranger's machine


@dataclass(frozen=True, eq=False)
class OpenedScene:
    """A scene with the model and the drawing that it names, as far as they could be read."""

    path: Path
    scene: Scene
    drawing: Drawing
    model: StartModel | None  # None: none is named, or it cannot be read
    faults: tuple[InputError, ...] = ()  # of what is missing
    frozen: FrozenTrace | None = None


@dataclass(frozen=True, eq=False)
class OpenedScenes:
    """The files of several scenes in their order, and the first of them, or why it is not."""

    files: tuple[Path, ...]
    first: OpenedScene | InputError


def open_scenes(paths: Sequence[Path]) -> OpenedScenes:
    """Find the scenes of files, lists and folders, and open the first. It touches no widget.

    Raises InputError when there is no scene to find.
    """
    files = scenes_at(paths)
    try:
        return OpenedScenes(files, open_scene(files[0]))
    except InputError as error:
        return OpenedScenes(files, error)


def open_scene(path: Path) -> OpenedScene:
    """Read a scene and what it names. It touches no widget.

    Raises InputError when the scene cannot be read; what it names may be missing.
    """
    scene = read_scene(path)
    faults: list[InputError] = []
    drawing, model, frozen = Drawing(), None, None
    try:
        drawing = drawing_of(scene)
    except InputError as error:
        faults.append(error)
    try:
        model = None if not scene.model else model_at(_model_path(scene.model, path))
    except InputError as error:
        faults.append(error)
    try:
        frozen = None if scene.frozen is None else _frozen_trace(scene.frozen, path)
    except InputError as error:
        assert scene.frozen is not None
        if scene.frozen.model != scene.model or not faults:  # else it is said already
            faults.append(error)
    return OpenedScene(path, scene, drawing, model, tuple(faults), frozen)


def _frozen_trace(frozen: Frozen, path: Path) -> FrozenTrace | None:
    """Compute the trace of a frozen drawing anew; None for a blank one."""
    model = load_model(_model_path(frozen.model, path))
    drawing = drawing_of(frozen)
    rasterized = rasterize_drawing(drawing, pen_width=frozen.pen_width)
    if rasterized is None:
        return None
    ablation = frozen.off.ablation
    trace = forward_ablated(model.parameters, rasterized.image, ablation)
    return FrozenTrace(trace, model, drawing, rasterized, frozen.pen_width, ablation)


def frozen_scene(frozen: FrozenTrace | None, models: Models, folder: Path) -> Frozen | None:
    """Return a frozen drawing for a scene in a folder; None where its model has no file.

    Raises InputError for too long a drawing.
    """
    if frozen is None:
        return None
    entry = _entry_with(frozen.model, models)
    if entry is None:
        return None
    part = Frozen(
        model=model_name(entry, folder), pen_width=frozen.pen_width, off=Off.of(frozen.ablation)
    )
    return with_drawing(part, frozen.drawing, frozen.rasterized)


def _entry_with(model: Model, models: Models) -> ModelEntry | None:
    """Return the entry of a model of the list; None for one without a file."""
    wanted = model.parameters.to_vector()
    in_use = [] if models.in_use is None else [models.in_use]
    for entry in (*in_use, *models.entries):
        known = models.load(entry)
        if isinstance(known, Model) and np.array_equal(known.parameters.to_vector(), wanted):
            return entry
    return None


def drawing_of(scene: Scene | Frozen) -> Drawing:
    """Return the drawing of a scene. Raises InputError when MNIST cannot be read."""
    if scene.digit is not None:
        return Drawing.of_digit(bundled_test_digits().images[scene.digit])
    if scene.picture:
        pixels = np.frombuffer(bytes.fromhex("".join(scene.picture)), dtype=np.uint8)
        return Drawing.of_digit(pixels.reshape(_SIDE, _SIDE))  # (28, 28)
    return Drawing(strokes=tuple(np.array(points, np.float32) for points in scene.strokes))


def with_drawing(scene: _Part, drawing: Drawing, rasterized: Rasterized | None) -> _Part:
    """Return a scene with a drawing: its strokes, its number in MNIST, or a picture of 28x28.

    Of a picture only what the network sees is kept. Raises InputError for strokes with too many
    points.
    """
    if drawing.picture is None:
        if sum(map(len, drawing.strokes)) > MOST_POINTS:
            raise InputError(
                "This drawing has more than {most:,} points: too many for a scene.",
                most=MOST_POINTS,
            )
        strokes = tuple(
            tuple((float(f"{x:.9g}"), float(f"{y:.9g}")) for x, y in stroke.tolist())
            for stroke in drawing.strokes
        )
        return replace(scene, strokes=strokes)
    number = None if drawing.digit is None else _number_in_mnist(drawing.digit)
    if number is not None:
        return replace(scene, digit=number)
    if rasterized is None:
        return scene
    pixels = np.rint(rasterized.digit * 255).clip(0, 255).astype(np.uint8)  # (28, 28)
    return replace(scene, picture=tuple(bytes(row).hex() for row in pixels))


def model_name(entry: ModelEntry | None, folder: Path) -> str:
    """Return how a scene in a folder names a model; empty for one without a file."""
    if entry is None:
        return ""
    if entry.bundled:
        return entry.name
    try:
        near = os.path.relpath(entry.path, folder)
    except ValueError:  # another drive
        near = ""
    is_far = not near or near.startswith(os.pardir)
    return str(entry.path) if is_far else Path(near).as_posix()


def _model_path(name: str, scene: Path) -> Path:
    if name.startswith(_NETWORK_PATHS):
        raise InputError(
            "{path} names a model on another machine: save it beside the scene.", path=scene
        )
    bundled = bundled_models().get(name)
    path = bundled or scene.absolute().parent / name
    if bundled is None and not name.endswith(MODEL_SUFFIX) and not path.exists():
        raise InputError(
            "{path} names the model {name}, which did not come with this program.",
            path=scene,
            name=name,
        )
    return path


def _number_in_mnist(digit: NDArray[np.uint8]) -> int | None:
    """Return which of MNIST's test digits a digit is; None where it is none of them."""
    try:
        images = bundled_test_digits().images  # (10000, 28, 28)
    except InputError:
        return None
    same = np.flatnonzero((images == digit).all(axis=(1, 2)))
    return int(same[0]) if len(same) else None
