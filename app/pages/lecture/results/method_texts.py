"""How each row of the results was trained, by the paper and by us, and how sure the errors are."""

from PySide6.QtCore import QCoreApplication

from lenet.lecture.results import TRAINING_DIGITS, ModelResult, are_tied, standard_error
from lenet.network import paper

_PARAMETERS = sum(facts.parameters for facts in paper.LAYER_FACTS)
_DRAWINGS = 32_789  # that `pen` learned beside MNIST, by its card


def method_texts(models: list[ModelResult]) -> list[str]:
    """Return a paragraph on the plot, and one on each method; models by their cards."""
    by_name = {model.name: model for model in models}
    texts = [_on_the_plot(by_name.get("paper"))]
    if "paper" in by_name:
        texts.append(_on_paper(by_name["paper"]))
    if "paper-distorted" in by_name:
        texts.append(_on_distorted(by_name["paper-distorted"]))
    if "modern" in by_name and "pen" in by_name:
        texts.append(_on_today(by_name["modern"], by_name["pen"]))
    return texts


def _on_the_plot(model: ModelResult | None) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "MethodTexts",
        "Diamonds are the paper’s results, dots ours, one for each seed. A pale bar is one "
        "standard error to both sides, as 10,000 digits give it: about {error:.1f} points.",
    ).format(error=standard_error(paper.TEST_ERROR))
    if model is None or not are_tied(model.mean, paper.TEST_ERROR):
        return text
    tie = translate("MethodTexts", "{ours:.2f} against {paper:.2f} is a tie.").format(
        ours=model.mean, paper=paper.TEST_ERROR
    )
    return translate("MethodTexts", "{text} {more}").format(text=text, more=tie)


def _on_paper(model: ModelResult) -> str:
    translate = QCoreApplication.translate
    if model.is_first_paper:
        return translate(
            "MethodTexts",
            "The paper’s method: one digit an update, {passes} passes. The scale of the loss, j, "
            "and measuring the curvature again within the first pass are ours.",
        ).format(passes=model.passes)
    return translate(
        "MethodTexts",
        "The paper’s method: one digit an update, {passes} passes. The scale of the loss and j are "
        "ours; the first weights lie within ±1/√fan-in, as in the authors’ later program.",
    ).format(passes=model.passes)


def _on_distorted(model: ModelResult) -> str:
    return QCoreApplication.translate(
        "MethodTexts",
        "With distortions: ours saw {seen:,} digits in {passes} passes, nine in ten freshly "
        "distorted. The paper (p. 11) reads as {paper_passes} passes of {digits:,}, drawn from a "
        "fixed set of {set:,}.",
    ).format(
        seen=model.passes * 10 * TRAINING_DIGITS,
        passes=model.passes,
        paper_passes=paper.PASSES,
        digits=TRAINING_DIGITS,
        set=10 * TRAINING_DIGITS,
    )


def _on_today(modern: ModelResult, pen: ModelResult) -> str:
    return QCoreApplication.translate(
        "MethodTexts",
        "Today’s method: the same {count:,} parameters, but batches, AdamW, distortions and "
        "averaged weights, {modern} passes. The last row: Muon’s steps in C5 and F6, {pen} passes, "
        "and {drawings:,} pen drawings besides.",
    ).format(count=_PARAMETERS, modern=modern.passes, pen=pen.passes, drawings=_DRAWINGS)
