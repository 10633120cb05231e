"""Formulas: LaTeX typeset as outlines, quick enough for numbers that change under the pointer.

Start at `typesetting.py`, which makes what is painted; `layouts.py` has the bundled formulas, and
`stacking.py` builds fractions and powers without LaTeX.
"""
