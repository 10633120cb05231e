"""Lessons 9 and 10: the paper's results and errors beside ours.

Open results_lesson.py first; results_plots.py paints its plots. errors_lesson.py is lesson 10.
"""
