"""Kill training and the window at every rename and fsync. Start at `__main__.py`."""
