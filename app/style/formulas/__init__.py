"""LaTeX set as outlines, quick enough for numbers that change under a hand."""
