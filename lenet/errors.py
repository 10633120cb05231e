"""The one exception for what comes from outside and is wrong."""


class InputError(ValueError):
    """A file or value from outside cannot be used.

    Its text is one sentence for a person: which file, what is wrong with it, and where it
    helps, what to do. It is shown as it stands, in the window or on the command line.
    """
