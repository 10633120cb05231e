"""A training run as values and files: recipe, events, run folder, status, curves, commands.

It may import `data`, `network` and `files`; it trains nothing. Start with recipe.py, then
events.py and folder.py.
"""
