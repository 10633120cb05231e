"""The texts of a model's card: a name and a value for every field."""

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.digits.mark_texts import writer_text
from lenet.errors import one_line
from lenet.evaluation.rejection import FARTHEST, MARGIN
from lenet.network.checkpoint import Card

# What training writes for the bundled digits; for other data it writes the folder's name.
_BUNDLED: Final = re.compile(r"MNIST train(?: and (?P<count>[\d,]+) drawings)?")
_MOST_WRITERS: Final = 3  # whose names are said

MOST_ROWS: Final = 12


def card_rows(card: Card) -> list[tuple[str, str]]:
    """Return name and value of the fields that are known, besides the model's name."""
    translate = QCoreApplication.translate
    trained = bool(card.recipe or card.passes)
    rows = [
        (translate("Card", "Test errors"), _errors(card)),
        (translate("Card", "Test errors of all seeds"), _seeds(card)),
        (translate("Card", "Taught"), _taught(card)),
        (translate("Card", "Recipe"), card.recipe),
        (translate("Card", "Seed"), str(card.seed) if trained else ""),
        (translate("Card", "Passes"), str(card.passes) if trained else ""),
        (translate("Card", "Learned from"), _data(card)),
        (translate("Card", "Training time"), _time(card)),
        (translate("Card", "Not a digit if farther than"), _threshold(card, FARTHEST)),
        (translate("Card", "Not sure if the margin is below"), _threshold(card, MARGIN)),
        (translate("Card", "Date"), card.date),
        (translate("Card", "Program version"), card.version),
    ]
    return [(name, value) for name, value in rows if value]


def short_card(card: Card) -> str:
    """Return the test error and the passes of the training, in one line."""
    translate = QCoreApplication.translate
    if card.error_rate is None:
        return translate("Card", "test error not counted yet")
    return translate("Card", "{rate:.2f} % test error · {passes} passes").format(
        rate=100 * card.error_rate, passes=card.passes
    )


def _errors(card: Card) -> str:
    if card.error_rate is None:
        return QCoreApplication.translate(
            "Card", "not counted yet: use this model, and open the first view"
        )
    return QCoreApplication.translate("Card", "{errors:,} of {count:,}: {rate:.2f} %").format(
        errors=card.test_errors, count=card.test_count, rate=100 * card.error_rate
    )


def _taught(card: Card) -> str:
    taught = card.taught
    if taught is None:
        return ""
    translate = QCoreApplication.translate
    writers = [writer_text(writer) for writer in taught.writers[:_MOST_WRITERS]]
    whose = translate("Card", ", ").join(writers)
    if len(taught.writers) > _MOST_WRITERS:
        whose = translate("Card", "{count:,} writers").format(count=len(taught.writers))
    text = translate(
        "Card",
        "{drawings:,} drawings of {whose}, after {model}; left out, {before:,} were wrong before"
        " and {after:,} after",
    )
    return text.format(
        drawings=taught.drawings,
        whose=whose,
        model=one_line(taught.model),
        before=taught.own_errors_before,
        after=taught.own_errors_after,
    )


def _seeds(card: Card) -> str:
    if not card.all_seeds:
        return ""
    counts = list(card.all_seeds.values())
    if len(counts) == 1:
        return QCoreApplication.translate("Card", "{errors} (seed {seed})").format(
            errors=counts[0], seed=next(iter(card.all_seeds))
        )
    return QCoreApplication.translate("Card", "{errors} (seeds {seeds}), mean {mean:.1f}").format(
        errors=", ".join(map(str, counts)),
        seeds=", ".join(card.all_seeds),
        mean=sum(counts) / len(counts),
    )


def _time(card: Card) -> str:
    if card.seconds is None:
        return ""
    minutes, seconds = divmod(round(card.seconds), 60)
    text = QCoreApplication.translate("Card", "{minutes} min {seconds} s").format(
        minutes=minutes, seconds=seconds
    )
    return f"{text} · {card.device}" if card.device else text


def _threshold(card: Card, name: str) -> str:
    return f"{card.thresholds[name]:.1f}" if name in card.thresholds else ""


def _data(card: Card) -> str:
    found = _BUNDLED.fullmatch(card.data)
    if found is None:
        return card.data
    if found["count"] is None:
        return QCoreApplication.translate("Card", "MNIST’s training digits")
    text = QCoreApplication.translate("Card", "MNIST’s training digits and {count} drawings")
    return text.format(count=found["count"])
