"""What the bits of a run depend on besides its spec: threads and kernels of numpy's arithmetic."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits


def pin_blas_threads() -> None:
    """Let numpy's matrix products use one thread in this process, whatever its environment says.

    Another number of threads gives other bits, and one image is too little work for several.
    torch has a number of its own, which is the spec's.
    """
    threadpool_limits(limits=1, user_api="blas")


def arithmetic_in_use(torch_kernels: str) -> str:
    """Return what computes in this process, in words that are the same where the bits are.

    The libraries choose their kernels by the processor, so another computer may give other bits.
    """
    parts = [f"numpy {np.__version__}", *_blas_kernels()]
    if torch_kernels:
        parts.append(f"torch {torch_kernels}")
    return ", ".join(parts)


def _blas_kernels() -> Iterator[str]:
    """Library, version and kernels of every BLAS in this process that tells them."""
    infos: list[dict[str, Any]] = threadpool_info()
    for info in infos:
        if info["user_api"] == "blas":
            words = (info["internal_api"], info["version"], info.get("architecture"))
            yield " ".join(word for word in words if word)
