"""InputError: the one exception for a file or value from outside that cannot be used."""

from pathlib import Path


class InputError(ValueError):
    """A file or value from outside cannot be used.

    Its text is one sentence for a person: which file, what is wrong with it and, where that
    helps, what to do. It is given as a template in English with named values:

        InputError("{path} holds no digit.", path=path)

    `str()` gives the English sentence, for the command line and the logs. The window translates
    `template` and then puts in `values`.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(one_line(template.format(**values) if values else template))
        self.template = template
        self.values = values


class Phrase(str):
    """A value of an InputError that is itself English and is translated; no name or number."""

    __slots__ = ()


def one_line(text: str) -> str:
    """Return a text with a mark for every character that is not printed, such as a line end."""
    if text.isprintable():  # most are, and this is a hundred times as fast
        return text
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the InputError for a file that the system cannot read."""
    return InputError("{path} cannot be read: {reason}.", path=path, reason=reason(error))


def reason(error: OSError) -> str:
    """Return the system's text for an error, without its number and the file."""
    return error.strerror or str(error)
