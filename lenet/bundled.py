"""Where the files that come with the program are."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"
_MODELS: Final = RESOURCES / "models"


def bundled_model_path() -> Path:
    """The model the program opens with: the one taught on ink where there is one."""
    pen = _MODELS / "pen.safetensors"
    return pen if pen.exists() else _MODELS / "modern.safetensors"
