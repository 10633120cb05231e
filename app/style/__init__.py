"""How the window looks: colours, type, icons, the style of Qt's controls, and formulas.

Start at `theme.py`, the only place where a colour has a value.
"""
