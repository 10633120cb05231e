"""The paper's results, its comparison of classifiers and its errors, beside ours.

Open results_lesson.py first; results_plots.py paints its plots. classifiers_lesson.py compares
classifiers, errors_lesson.py shows the errors, guess_lesson.py has a person read them.
"""
