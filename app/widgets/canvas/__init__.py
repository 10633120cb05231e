"""The canvas to draw on with mouse, finger or pen. Start at `canvas.py`."""
