"""Plots, lists and texts that only the errors page uses. Start with rejection_plot.py."""
