"""Numbers painted as pictures: maps, cells, digits in a gallery, and their export.

Start at `cached_widget.py`, which most of them and many panels inherit.
"""
