"""Random acts in the real window. Start at `__main__.py`."""
