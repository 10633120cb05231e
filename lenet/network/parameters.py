"""The 60,000 trainable numbers of LeNet-5 as one frozen value, and their initial values."""

from dataclasses import dataclass, fields
from typing import Final, Literal, Self

import numpy as np
from numpy.typing import NDArray

from lenet.errors import InputError
from lenet.files.decode import shortened
from lenet.network import paper

Array = NDArray[np.float32]
InitialWeights = Literal["2.4/fan-in", "1/sqrt(fan-in)"]  # a rule: see `initial`

PARAMETER_SHAPES: Final[dict[str, tuple[int, ...]]] = {
    "c1_kernels": (paper.C1_MAPS, paper.KERNEL_SIDE, paper.KERNEL_SIDE),
    "c1_bias": (paper.C1_MAPS,),
    "s2_coefficient": (paper.C1_MAPS,),
    "s2_bias": (paper.C1_MAPS,),
    "c3_kernels": (len(paper.C3_KERNELS), paper.KERNEL_SIDE, paper.KERNEL_SIDE),
    "c3_bias": (paper.C3_MAPS,),
    "s4_coefficient": (paper.C3_MAPS,),
    "s4_bias": (paper.C3_MAPS,),
    "c5_weights": (paper.C5_UNITS, paper.C3_MAPS, paper.S4_SIDE, paper.S4_SIDE),
    "c5_bias": (paper.C5_UNITS,),
    "f6_weights": (paper.F6_UNITS, paper.C5_UNITS),
    "f6_bias": (paper.F6_UNITS,),
}
_LARGEST: Final = 100_000  # of a number in a file: no sum in the network becomes infinite
PARAMETER_COUNT: Final = sum(int(np.prod(shape)) for shape in PARAMETER_SHAPES.values())


@dataclass(frozen=True, eq=False)
class Parameters:
    """Every trainable number of the network. Gradients and curvatures are Parameters too.

    The order of `c3_kernels` is that of `paper.C3_KERNELS`: C3 map by C3 map, within one the
    S2 maps in rising order. The RBF codes are fixed and live in `paper.CODES`.
    """

    c1_kernels: Array  # (6, 5, 5)
    c1_bias: Array  # (6,)
    s2_coefficient: Array  # (6,)
    s2_bias: Array  # (6,)
    c3_kernels: Array  # (60, 5, 5)
    c3_bias: Array  # (16,)
    s4_coefficient: Array  # (16,)
    s4_bias: Array  # (16,)
    c5_weights: Array  # (120, 16, 5, 5)
    c5_bias: Array  # (120,)
    f6_weights: Array  # (84, 120)
    f6_bias: Array  # (84,)

    @classmethod
    def from_vector(cls, vector: Array) -> Self:
        """Return the parameters as views into a vector, (60000,): a change of either changes both.

        The order is that of the fields. Raises InputError for another size.
        """
        if vector.shape != (PARAMETER_COUNT,):
            raise InputError(
                "LeNet-5 has {size:,} parameters, not {there:,}.",
                size=PARAMETER_COUNT,
                there=vector.size,
            )
        views, start = {}, 0
        for name, shape in PARAMETER_SHAPES.items():
            size = int(np.prod(shape))
            views[name] = vector[start : start + size].reshape(shape)
            start += size
        return cls(**views)

    def to_vector(self) -> Array:
        """Return all numbers as a new vector, (60000,), in the order of the fields."""
        return np.concatenate([array.ravel() for array in self.arrays().values()])

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, in the order of the fields; not copies."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def checked(arrays: dict[str, NDArray[np.generic]], *, source: str) -> Parameters:
    """Return parameters from the arrays of a file. Raises InputError as `checked_arrays`."""
    return Parameters(**checked_arrays(arrays, PARAMETER_SHAPES, source=source, network="LeNet-5"))


def checked_arrays(
    arrays: dict[str, NDArray[np.generic]],
    shapes: dict[str, tuple[int, ...]],
    *,
    source: str,
    network: str,
) -> dict[str, Array]:
    """Return the arrays of a file in single precision, if they are the layers of a network.

    `shapes` are the layers of the network by name. Raises InputError naming `source` when a
    layer is missing, unknown, of another shape, not of floating point, not finite, or beyond
    100,000.
    """
    missing = [name for name in shapes if name not in arrays]
    if missing:
        raise InputError(
            "{source} lacks the layer {layer}, so it is not a {network} model.",
            source=source,
            layer=missing[0],
            network=network,
        )
    unknown = [name for name in arrays if name not in shapes]
    if unknown:
        raise InputError(
            "{source} has a layer {layer} that {network} does not have.",
            source=source,
            layer=shortened(unknown[0]),
            network=network,
        )
    values = {}
    for name, shape in shapes.items():
        array = arrays[name]
        if array.shape != shape:
            raise InputError(
                "{source}: {name} has the shape {there}, not {shape}.",
                source=source,
                name=name,
                there=shortened(str(array.shape)),
                shape=shape,
            )
        if not np.issubdtype(array.dtype, np.floating):
            raise InputError(
                "{source}: {name} holds {kind}, not floating-point numbers.",
                source=source,
                name=name,
                kind=array.dtype,
            )
        if not np.isfinite(array).all():
            raise InputError(
                "{source}: {name} holds numbers that are not finite.", source=source, name=name
            )
        if float(np.abs(array).max()) > _LARGEST:
            raise InputError(
                "{source}: {name} holds numbers beyond {most:,}.",
                source=source,
                name=name,
                most=_LARGEST,
            )
        values[name] = np.ascontiguousarray(array, dtype=np.float32)
    return values


def initial(seed: int, rule: InitialWeights = "2.4/fan-in") -> Parameters:
    """Return untrained parameters, uniform within a bound that follows from the fan-in of a unit.

    "2.4/fan-in" is the paper's (p. 41), which gives no subsampling coefficients: we take 1/4
    and no bias, so S2 and S4 start as the mean of their window. "1/sqrt(fan-in)" is that of the
    authors' later program (EBLearn): it holds for the biases of S2 and S4 too, and their
    coefficients are 1/sqrt(4).

    With the first, h_kk is so small at the start that mu alone sets nearly every step; with the
    second, h_kk and the steps have the ranges that the paper reports (p. 10). See
    `training.online.start` and docs/results.md.
    """
    rng = np.random.default_rng(seed)
    printed = rule == "2.4/fan-in"
    values = {}
    for name, fan_in in _fan_in().items():
        shape = PARAMETER_SHAPES[name]
        if name in ("s2_coefficient", "s4_coefficient"):
            values[name] = np.full(shape, 0.25 if printed else 0.5, dtype=np.float32)
        elif printed and name in ("s2_bias", "s4_bias"):
            values[name] = np.zeros(shape, dtype=np.float32)
        else:
            bound = paper.INITIAL_RANGE / fan_in if printed else 1 / np.sqrt(fan_in)
            values[name] = (rng.uniform(-1, 1, shape) * bound).astype(np.float32)
    return Parameters(**values)


def _fan_in() -> dict[str, Array | float]:
    """Return the number of inputs of the units that each array belongs to.

    That of a C3 unit follows from the table: kernels of a map with three inputs start larger
    than those of the map with six.
    """
    area = paper.KERNEL_SIDE**2
    c3 = np.array([len(s2_maps) * area for s2_maps in paper.C3_TABLE], dtype=np.float32)
    c3_of_kernel = np.array([c3[c3_map] for c3_map, _ in paper.C3_KERNELS])
    c5 = paper.C3_MAPS * paper.S4_SIDE**2
    return {
        "c1_kernels": area,
        "c1_bias": area,
        "s2_coefficient": 4,
        "s2_bias": 4,
        "c3_kernels": c3_of_kernel[:, None, None],
        "c3_bias": c3,
        "s4_coefficient": 4,
        "s4_bias": 4,
        "c5_weights": c5,
        "c5_bias": c5,
        "f6_weights": paper.C5_UNITS,
        "f6_bias": paper.C5_UNITS,
    }
