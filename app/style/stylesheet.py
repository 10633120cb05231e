"""How Qt's own controls look: a style sheet that takes its colours from the palette."""

from string import Template
from typing import Final

_ROLES: Final = {  # a theme's colours by the roles that `theme.palette` gives them
    "window": "window",
    "surface": "base",
    "text": "text",
    "muted": "placeholder-text",
    "line": "mid",
    "hover": "alternate-base",
    "accent": "highlight",
    "warning": "bright-text",
}
_CONTROLS: Final = Template("""\
QToolTip {
    color: $text; background: $surface;
    border: 1px solid $line; padding: 4px 6px;
}
QMenuBar { background: $window; padding: 2px 6px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar[narrow="true"]::item { padding: 4px 4px; }
QMenuBar QToolButton { padding: 0; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $hover; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolButton, QPushButton {
    border: 1px solid transparent; border-radius: 6px; padding: 5px; background: transparent;
    color: $text;
}
QPushButton { border-color: $line; padding: 5px 12px; }
QToolButton::menu-indicator { image: none; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:checked { background: $hover; border-color: $line; }
QPushButton:checked { background: $hover; border-color: $muted; }
QToolButton:focus, QPushButton:focus { border-color: $accent; }
QFrame#switch { border: 1px solid $line; border-radius: 7px; }
QFrame#switch QToolButton { padding: 2px 5px; color: $muted; }
QFrame#switch QToolButton:checked {
    background: $hover; border-color: $muted; color: $text;
}
QFrame#switch QToolButton:focus { border-color: $accent; }
QToolButton:disabled, QPushButton:disabled { color: $muted; }
QPushButton#primary {
    background: $accent; border-color: $accent; color: $surface;
}
QPushButton#primary:focus { border-color: $text; }
QPushButton#primary:disabled {
    background: transparent; border-color: $line; color: $muted;
}
QToolButton#mark { padding: 2px; border-color: $line; }
QToolButton#mark[suggested="true"] { border-color: $text; }
QToolButton#mark:checked { background: $accent; color: $surface; border-color: $accent; }
QToolButton#mark:focus { border-color: $accent; }
QToolButton#mark:checked:focus { border-color: $text; }
QFrame#labels { border: 1px solid transparent; border-radius: 6px; }
QFrame#labels[asks="true"] { border-color: $warning; background: $hover; }
QCheckBox { spacing: 6px; }
QCheckBox::indicator {
    width: 12px; height: 12px; border: 1px solid $muted; border-radius: 3px;
    background: $surface;
}
QCheckBox::indicator:checked { image: url(icons:tick.svg); border-color: $accent; }
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:disabled { border-color: $line; background: transparent; }
QCheckBox:disabled { color: $muted; }
QProgressBar { background: $line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QListView { background: $window; outline: none; }
QFrame#notice { background: $hover; border: none; border-radius: 6px; }
QFrame#notice QLabel { color: $warning; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { background: $muted; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $text;
}
QSlider::handle:horizontal:focus { background: $accent; }
QTabBar::tab {
    padding: 5px 16px; border: none; border-bottom: 2px solid transparent;
    color: $muted; background: transparent;
}
QTabBar#views::tab { padding: 3px 12px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $text; }
QTabBar::tab:hover { color: $text; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTableView { background: $window; border: none; outline: none; }
QTableView::item { padding: 2px 8px; }
QTableView::item:selected { background: $hover; color: $text; }
QHeaderView { background: $window; }
QHeaderView::section {
    background: $window; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px;
}
QListWidget { background: $window; outline: none; }
QListWidget::item { padding: 5px 8px; border-radius: 6px; color: $muted; }
QListWidget::item:hover { background: $hover; color: $text; }
QListWidget::item:selected { background: $hover; color: $text; }
QListWidget::item:selected:focus { color: $accent; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { color: $muted; }
""")


STYLESHEET: Final = _CONTROLS.substitute(
    {name: f"palette({role})" for name, role in _ROLES.items()}
)


def sheet_in(colours: dict[str, str]) -> str:
    """Return the style sheet in colours of its own, by a theme's names: not the palette's."""
    return _CONTROLS.substitute(colours)
