"""The lessons on results: the paper's results and errors beside ours.

Open results_lesson.py first; results_plots.py paints its plots. errors_lesson.py compares errors.
"""
