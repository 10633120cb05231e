"""The texts round the maps of the network: titles, operations, explanations, counts."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.pages.draw.widgets.network_layout import SHAPES
from lenet.network import paper

translate = QCoreApplication.translate  # a plain name: Qt's lupdate knows it

_PARAMETERS: Final = {facts.name: facts.parameters for facts in paper.LAYER_FACTS}


def title_of(slot: str) -> tuple[str, str, str]:
    """Return the title of a column of SLOTS, its size, and the count of its parameters."""
    if slot == "table":
        return translate("NetworkTexts", "C3 table"), translate("NetworkTexts", "60 of 96"), ""
    shape = SHAPES[slot]
    if slot == "input":
        return translate("NetworkTexts", "Input"), f"{shape.height}×{shape.width}", ""
    title = slot.upper()
    count = translate("NetworkTexts", "{count} par.").format(count=f"{_PARAMETERS[title]:,}")
    if slot == "c5":
        return title, "120", count
    if slot == "f6":
        return title, "84 = 7×12", count
    return title, f"{shape.maps}@{shape.height}×{shape.width}", count


def operations() -> dict[str, str]:
    """Return by column the operation that computes it from the column before, in two lines."""
    return {
        "c1": translate("NetworkTexts", "convolve\n5×5"),
        "s2": translate("NetworkTexts", "add up\n2×2"),
        "table": translate("NetworkTexts", "convolve\n5×5"),
        "s4": translate("NetworkTexts", "add up\n2×2"),
        "c5": translate("NetworkTexts", "full"),
        "f6": translate("NetworkTexts", "full"),
        "rbf": translate("NetworkTexts", "distance\nto codes"),
    }


def explanation_of(slot: str) -> str:
    """Return what a tool tip says of a column of SLOTS."""
    if slot == "table":
        return translate(
            "NetworkTexts",
            "The C3 table: a row for each S2 map, a column for each C3 map, a dot where a kernel "
            "connects them. Click a dot to switch its kernel off and on, the top of a column for "
            "all of them.",
        )
    if slot == "input":
        return translate(
            "NetworkTexts",
            "The digit, 28×28, centred in 32×32. Paper is -0.1, ink 1.175. The network has "
            "{parameters:,} parameters and {connections:,} connections in all.",
        ).format(parameters=paper.TRAINABLE_PARAMETERS, connections=paper.CONNECTIONS)
    explanations = {
        "c1": translate(
            "NetworkTexts",
            "C1: six 5×5 kernels slide over the input. 156 parameters, 122,304 connections.",
        ),
        "s2": translate(
            "NetworkTexts",
            "S2: each unit adds four C1 units, times one trainable coefficient, plus a bias. "
            "12 parameters, 5,880 connections.",
        ),
        "c3": translate(
            "NetworkTexts",
            "C3: sixteen maps from 60 kernels; each map sees only the S2 maps that the "
            "table gives it. 1,516 parameters, 151,600 connections.",
        ),
        "s4": translate(
            "NetworkTexts", "S4: as S2, on the C3 maps. 32 parameters, 2,000 connections."
        ),
        "c5": translate(
            "NetworkTexts",
            "C5: 120 units, each sees all sixteen S4 maps whole. 48,120 parameters.",
        ),
        "f6": translate(
            "NetworkTexts",
            "F6: 84 units, shown as the 7×12 picture that they try to draw. 10,164 parameters.",
        ),
    }
    return explanations[slot]


def counts() -> str:
    """Return the counts of the whole network, in some short lines."""
    return translate(
        "NetworkTexts", "in all\n{parameters:,}\nparameters,\n{connections:,}\nconnections"
    ).format(parameters=paper.TRAINABLE_PARAMETERS, connections=paper.CONNECTIONS)


def scale_titles() -> tuple[str, ...]:
    """Return titles of the colour scale, the longest first."""
    return translate("NetworkTexts", "State of a unit"), translate("NetworkTexts", "State")


def column_text(c3_map: int) -> str:
    """Return what a tool tip says of a C3 map's column of the table."""
    s2_maps = paper.C3_TABLE[c3_map]
    return translate(
        "NetworkTexts",
        "C3 map {c3} sees {n} S2 maps: {s2}. {n}×25 weights + 1 bias = {count} parameters. "
        "Click a dot to switch its kernel off and on, the number for all of them.",
    ).format(
        c3=c3_map,
        n=len(s2_maps),
        s2=", ".join(map(str, s2_maps)),
        count=len(s2_maps) * paper.KERNEL_SIDE**2 + 1,
    )


def invitations() -> tuple[str, ...]:
    """Return what one can do with the pointer, the longest sentence first."""
    return (
        translate(
            "NetworkTexts",
            "Point at a unit to see what it looks at. Click it to keep its arithmetic, a second "
            "one to compare.",
        ),
        translate("NetworkTexts", "Point at a unit to see what it looks at; click to keep it."),
        translate("NetworkTexts", "Point at a unit, or click it."),
    )
