"""The device that computes batches: the processor, or what torch finds beside it."""

from collections.abc import Callable
from typing import Final

import torch

from lenet.errors import InputError
from lenet.runs.spec import Device

_IS_THERE: Final[dict[Device, Callable[[], bool]]] = {  # the preferred one first
    "cuda": torch.cuda.is_available,
    "mps": torch.backends.mps.is_available,
    "cpu": lambda: True,
}


def find_device(wanted: Device) -> Device:
    """Return a device that is there: the one wanted, or for "auto" the first of cuda, mps, cpu.

    From then on its kernels give the same bits each time. Raises InputError for one that torch
    does not find.
    """
    there = [name for name, is_there in _IS_THERE.items() if is_there()]
    found = there[0] if wanted == "auto" else wanted
    if found not in there:
        raise InputError(
            "Training on {device} cannot be done here: torch {version} finds {there} only. A run"
            " keeps its device, since another gives other bits.",
            device=wanted,
            version=str(torch.__version__),
            there=", ".join(there),
        )
    if found == "cuda":
        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False  # it would choose a kernel by the clock
        torch.backends.cudnn.allow_tf32 = False  # 10 bits of a product are too few here
    return found


def kernels_of(device: Device) -> str:
    """Return what chooses torch's kernels on a device, in words that are the same where it is."""
    processor = str(torch.backends.cpu.get_cpu_capability())
    if device == "cuda":
        return f"{processor}, {torch.cuda.get_device_name()}"
    return processor if device == "cpu" else f"{processor}, {device}"
