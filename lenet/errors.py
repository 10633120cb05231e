"""The one exception for what comes from outside and is wrong."""

from pathlib import Path


class InputError(ValueError):
    """A file or value from outside cannot be used.

    It is one sentence for a person: which file, what is wrong with it, and where it helps, what
    to do. It is given as literal English words with named places, and what stands in them:

        InputError("{path} holds no digit.", path=path)

    `str()` gives the English sentence, which the command line and the logs show. The window
    shows the same in its own language, so it needs the words before anything was put in.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values


class Phrase(str):
    """A value of an InputError that is English words itself, and no name or number."""

    __slots__ = ()


def unreadable(path: Path, error: OSError) -> InputError:
    """What to raise when the system gives a file for reading only with an error."""
    return InputError("{path} cannot be read: {reason}.", path=path, reason=reason(error))


def reason(error: OSError) -> str:
    """The system's own words on an error, without its number and the file."""
    return error.strerror or str(error)
