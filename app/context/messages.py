"""What lenet says to a person, in the language of the window.

lenet knows no Qt and says it in English. The catalogue holds its sentences under the context
"InputError"; they are gathered from the calls in its code.
"""

from PySide6.QtCore import QCoreApplication

from lenet.errors import InputError, Phrase
from lenet.runs.events import RunFailed


def sentence(said: InputError | RunFailed) -> str:
    """An error, or why a run ended early, as one sentence. The system's own words stay."""
    if isinstance(said, RunFailed) and not said.template:
        return said.reason  # kept by an earlier version
    words = _translated(said.template)
    if not said.values:
        return words
    values = {
        name: _translated(value) if isinstance(value, Phrase) else value
        for name, value in said.values.items()
    }
    return words.format(**values)


def _translated(words: str) -> str:
    return QCoreApplication.translate("InputError", words)
