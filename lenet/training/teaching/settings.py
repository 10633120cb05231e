"""The settings of teaching. docs/results.md says by which writers they were chosen."""

from dataclasses import dataclass, field
from typing import Final

from lenet.data.image_augment import Distortion
from lenet.data.stroke_augment import InkSettings
from lenet.network.loss import Loss
from lenet.training.teaching.upper_layers import Memory

# As other drawings of the same hand might be: `pen` varies its drawings so, with habits.
_OWN_INK: Final = InkSettings(
    thinnest=0.8,
    thickest=5.0,
    versions=24,
    slant=0.12,
    turn=0.1,
    aspect=0.12,
    jitter=0.03,
    bend=0.12,
    ends=0.03,
)
# A drawing that is a picture has no strokes to vary; a replayed digit is varied as `pen` does.
_OWN_PICTURES: Final = Distortion(translation=1.0, rotation=5.0, scaling=0.06, shear=0.08)
_REPLAYED: Final = Distortion(
    translation=1.5, rotation=10.0, scaling=0.12, squeezing=0.08, shear=0.15, elastic=0.8
)


@dataclass(frozen=True)
class Teaching:
    """How a model learns somebody's drawings, and how it keeps what it knew."""

    updates: int = 1000
    rate: float = 2e-3  # of the first update; it falls evenly to 0
    mu: float = 0.1
    memory: Memory = field(default_factory=Memory)
    loss: Loss = field(default_factory=lambda: Loss(equation=9, j=2.5, scale=0.1))  # of `pen`
    own: int = 2  # drawings in an update
    replayed: int = 16  # MNIST training digits in an update
    negatives: int = 4  # made-up letters, marks and scribbles in an update
    ink: InkSettings = _OWN_INK  # variations of the drawings
    pictures: Distortion = _OWN_PICTURES
    replay: Distortion = _REPLAYED  # of every other replayed digit
    # The taught network errs on at most so many more of the reference digits, or it is drawn back
    # towards the old one: these parts of the way are tried in turn.
    most_new_errors: int = 8
    ways: tuple[float, ...] = (1.0, 0.8, 0.6, 0.4, 0.2, 0.0)
    folds: int = 5  # parts of the drawings that are left out in turn
    most_versions: int = 4_000  # of all drawings together; the fewer of each
