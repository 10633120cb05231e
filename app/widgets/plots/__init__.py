"""Plots: training curves and the confusion matrix. Start at `curves_plot.py`, `confusion.py`."""
