"""The frame around the pages: window, header, menus, exports, and the start and end of the program.

Start at `window.py`.
"""
