"""The evaluation of models on thousands of digits, for the Errors and Lecture pages.

Start at `queue.py`, which computes; `live_evaluation.py` and `model_comparison.py` request from
it, `dataset.py` loads the digits, and `error_view.py` holds what the Errors page shows.
"""
