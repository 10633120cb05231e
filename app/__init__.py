"""The window: a PySide6 program over lenet, which has the network and its training.

Start at `start.py`, which makes the application and the window. Then `shell/window.py`, which
makes the owners of all state (context) and the pages. Imports run one way:
start -> shell -> pages -> context, widgets -> style. Nothing here imports torch.
"""
