"""Recipes and made-up digits for training tests: learned in seconds, without a file."""

from dataclasses import replace

import numpy as np

from lenet.data.idx import Digits
from lenet.data.image_augment import Distortion
from lenet.data.stroke_augment import InkSettings
from lenet.network import paper
from lenet.network.loss import Loss
from lenet.runs.recipe import Minibatch, Recipe, Sdlm
from lenet.training.dataset import TrainingDataset, gather

BATCHES = Recipe(
    name="batches",
    passes=3,
    held_out=20,
    measured=50,
    loss=Loss(equation=9, j=1.0, scale=0.1),
    minibatch=Minibatch(batch=32, rate=3e-3),
    distortion=Distortion(translation=1, rotation=5, scaling=0.1, elastic=0.5, fade_from=0.5),
)
ONLINE = Recipe(
    name="online",
    passes=3,
    measured=50,
    loss=Loss(equation=9, j=1.5, scale=0.1),
    sdlm=Sdlm(curvature_patterns=10, schedule=((2, 5e-4), (1, 2e-4)), renewal=100),
    distortion=Distortion(copies=1, originals=True, translation=1, shear=0.1),
)
PARTS = replace(  # each pass learns the third part of a set that stays
    ONLINE,
    name="parts",
    initial_weights="1/sqrt(fan-in)",
    distortion=Distortion(copies=2, originals=True, parts=3, fresh=False, shear=0.1),
)
MUON = replace(BATCHES, name="muon", minibatch=Minibatch(batch=32, muon=True))
DRAWN = replace(BATCHES, name="drawn", ink=InkSettings(versions=3, share=1.5))


def code_pictures(count: int, seed: int) -> Digits:
    """Each digit as its 7x12 code drawn twice as large, with noise: (count, 28, 28)."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(paper.CLASSES, size=count).astype(np.uint8)
    codes = paper.CODES.reshape(-1, paper.CODE_ROWS, paper.CODE_COLUMNS)
    large = ((codes + 1) * 100).repeat(2, axis=1).repeat(2, axis=2)  # (10, 24, 14)
    images = rng.integers(0, 40, (count, 28, 28))
    images[:, 2:26, 7:21] += large[labels].astype(np.int64)
    return Digits(images.astype(np.uint8), labels, "made up")


def dataset(held_out: int = 0, *, drawings: int = 0) -> TrainingDataset:
    """160 digits to learn, less those held out, 40 to test, and drawings in three versions."""
    drawn = code_pictures(drawings, 3)
    versions = np.stack([np.roll(drawn.images, move, axis=2) for move in (-1, 0, 1)], axis=1)
    return gather(
        code_pictures(160, 1),
        code_pictures(40, 2),
        held_out=held_out,
        drawings=versions if drawings else None,
        drawing_labels=drawn.labels if drawings else None,
    )
