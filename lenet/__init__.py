"""The LeNet-5 of 1998 as a library: what a notebook imports. No Qt, and torch only in training.

The names in `__all__` are the public API; docs/api.md shows them in ten lines. No other name is
promised to stay. Start reading with network/forward.py.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lenet.data.idx import Digits, bundled_mnist, read_idx, read_idx_folder
    from lenet.data.ink_files import InkDigit, read_ink
    from lenet.data.photo import rasterize_picture, read_picture
    from lenet.data.rasterize import Rasterized, rasterize_strokes
    from lenet.errors import InputError
    from lenet.evaluation.metrics import Evaluation, distances, evaluate
    from lenet.exchange.export import export_model
    from lenet.exchange.network_file import load_network
    from lenet.network.backprop import gradients
    from lenet.network.checkpoint import Card, Model, load_model
    from lenet.network.forward import Trace, forward, network_input
    from lenet.network.loss import competition, penalty
    from lenet.network.paper import C3_TABLE, CODES
    from lenet.network.parameters import Parameters
    from lenet.network.tutorial import TutorialModel
    from lenet.resources import bundled_models

__version__ = "0.1.0"
__all__ = [
    "C3_TABLE",
    "CODES",
    "Card",
    "Digits",
    "Evaluation",
    "InkDigit",
    "InputError",
    "Model",
    "Parameters",
    "Rasterized",
    "Trace",
    "TutorialModel",
    "bundled_mnist",
    "bundled_models",
    "competition",
    "distances",
    "evaluate",
    "export_model",
    "forward",
    "gradients",
    "load_model",
    "load_network",
    "network_input",
    "penalty",
    "rasterize_picture",
    "rasterize_strokes",
    "read_idx",
    "read_idx_folder",
    "read_ink",
    "read_picture",
]
_NAMES_OF_MODULE: Final = {
    "lenet.data.idx": ("Digits", "bundled_mnist", "read_idx", "read_idx_folder"),
    "lenet.data.ink_files": ("InkDigit", "read_ink"),
    "lenet.data.photo": ("rasterize_picture", "read_picture"),
    "lenet.data.rasterize": ("Rasterized", "rasterize_strokes"),
    "lenet.errors": ("InputError",),
    "lenet.evaluation.metrics": ("Evaluation", "distances", "evaluate"),
    "lenet.exchange.export": ("export_model",),
    "lenet.exchange.network_file": ("load_network",),
    "lenet.network.backprop": ("gradients",),
    "lenet.network.checkpoint": ("Card", "Model", "load_model"),
    "lenet.network.forward": ("Trace", "forward", "network_input"),
    "lenet.network.loss": ("competition", "penalty"),
    "lenet.network.paper": ("C3_TABLE", "CODES"),
    "lenet.network.parameters": ("Parameters",),
    "lenet.network.tutorial": ("TutorialModel",),
    "lenet.resources": ("bundled_models",),
}
_MODULE_OF_NAME: Final = {
    name: module for module, names in _NAMES_OF_MODULE.items() for name in names
}

if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used, so that `import lenet` costs nothing."""
        if name not in _MODULE_OF_NAME:
            raise AttributeError(f"module 'lenet' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULE_OF_NAME[name]), name)
        return value

    def __dir__() -> list[str]:
        """Return the public names, for completion in a notebook."""
        return [*__all__, "__version__"]
