"""The owners of the window's state, each of which swaps whole values and announces them.

Start at `app_context.py`, which lists them, and `session.py`: drawing -> digit -> trace.
`dialogs.py` is here too, because owners and pages both open dialogs.
"""
