"""A drawn picture with edges of every direction: a lighthouse by the sea."""

from functools import cache
from typing import Final

import numpy as np

from lenet.network.parameters import Array

SIDE: Final = 112
_FINE: Final = 3  # samples a pixel each way; their mean softens the edges
_HORIZON: Final = 0.62  # down from the top, in parts of the side


@cache
def lighthouse() -> Array:
    """Return the grey values of the picture, (112, 112), 0 black to 1 white; read-only."""
    steps = ((np.arange(SIDE * _FINE) + 0.5) / (SIDE * _FINE)).astype(np.float32)
    x, y = steps[None, :], steps[:, None]
    grey = np.broadcast_to(0.62 + 0.3 * y, (len(steps), len(steps))).copy()  # the sky
    grey[(x - 0.8) ** 2 + (y - 0.2) ** 2 < 0.09**2] = 1.0  # the sun
    grey[(y > 0.46 + 0.55 * np.abs(x - 0.12)) & (y < _HORIZON)] = 0.42  # a hill
    _draw_sea(grey, x, y)
    _draw_tower(grey, x, y)
    _draw_fence(grey, x, y)
    picture: Array = grey.reshape(SIDE, _FINE, SIDE, _FINE).mean(axis=(1, 3), dtype=np.float32)
    picture.setflags(write=False)
    return picture


def _draw_sea(grey: Array, x: Array, y: Array) -> None:
    """Draw level waves that grow longer and wider towards the viewer."""
    depth = np.maximum(y - _HORIZON, 0) / (1 - _HORIZON)
    wave = np.sin(9 * np.pi * np.sqrt(depth) * 2 + 0.9 * np.sin(2 * np.pi * x * 2.5))
    np.copyto(grey, 0.36 + 0.14 * wave, where=y >= _HORIZON)


def _draw_tower(grey: Array, x: Array, y: Array) -> None:
    """Draw a tower: upright sides, level bands, a slanting roof, a round light."""
    middle, foot, top = 0.45, 0.74, 0.24
    half = 0.055 + 0.045 * (y - top) / (foot - top)
    inside = (np.abs(x - middle) < half) & (y > top) & (y < foot)
    bands = np.floor((y - top) / (foot - top) * 6) % 2
    np.copyto(grey, np.where(bands > 0, 0.95, 0.12), where=inside)
    room = (np.abs(x - middle) < 0.042) & (y > 0.15) & (y <= top)
    grey[room] = 0.3
    grey[(x - middle) ** 2 + (y - 0.195) ** 2 < 0.025**2] = 1.0
    grey[(np.abs(x - middle) < 0.085) & (np.abs(y - top) < 0.01)] = 0.08
    grey[(np.abs(x - middle) < 0.9 * (y - 0.08)) & (y > 0.08) & (y <= 0.15)] = 0.12
    rock = (x - middle) ** 2 / 0.25**2 + (y - 0.78) ** 2 / 0.075**2 < 1
    grey[rock & (y > foot - 0.02)] = 0.2


def _draw_fence(grey: Array, x: Array, y: Array) -> None:
    """Draw a fence: pickets with pointed ends, and two rails."""
    across = (x - 0.02) * 16
    off = np.abs(across - np.floor(across) - 0.5)
    picket = (off < 0.27) & (y > 0.84 + 0.06 * off)
    rail = (np.abs(y - 0.89) < 0.012) | (np.abs(y - 0.96) < 0.012)
    grey[picket | np.broadcast_to(rail, grey.shape)] = 0.9
