"""How Qt's own controls look: flat, quiet, drawn from the theme's named colours."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.style.theme import Theme


def stylesheet(theme: "Theme") -> str:
    """One style sheet for the application."""
    return f"""
    QToolTip {{
        color: {theme.text}; background: {theme.surface};
        border: 1px solid {theme.line}; padding: 4px 6px;
    }}
    QMenuBar {{ background: {theme.window}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.hover}; }}
    QMenu {{ background: {theme.surface}; border: 1px solid {theme.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.hover}; color: {theme.text}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
    QToolButton, QPushButton {{
        border: 1px solid transparent; border-radius: 6px; padding: 5px; background: transparent;
        color: {theme.text};
    }}
    QPushButton {{ border-color: {theme.line}; padding: 5px 12px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton:hover, QPushButton:hover {{ background: {theme.hover}; }}
    QToolButton:checked {{ background: {theme.hover}; border-color: {theme.line}; }}
    QPushButton:checked {{ background: {theme.hover}; border-color: {theme.muted}; }}
    QToolButton:focus, QPushButton:focus {{ border-color: {theme.accent}; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {theme.muted}; }}
    QPushButton#primary {{
        background: {theme.accent}; border-color: {theme.accent}; color: {theme.surface};
    }}
    QPushButton#primary:focus {{ border-color: {theme.text}; }}
    QPushButton#primary:disabled {{
        background: transparent; border-color: {theme.line}; color: {theme.muted};
    }}
    QCheckBox {{ spacing: 6px; }}
    QCheckBox::indicator {{
        width: 12px; height: 12px; border: 1px solid {theme.muted}; border-radius: 3px;
        background: {theme.surface};
    }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
    QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
    QCheckBox::indicator:disabled {{ border-color: {theme.line}; background: transparent; }}
    QCheckBox:disabled {{ color: {theme.muted}; }}
    QProgressBar {{ background: {theme.line}; border: none; border-radius: 3px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    QListView {{ background: {theme.window}; outline: none; }}
    QFrame#notice {{ background: {theme.hover}; border: none; border-radius: 6px; }}
    QFrame#notice QLabel {{ color: {theme.warning}; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {theme.line}; }}
    QSlider::sub-page:horizontal {{ background: {theme.muted}; border-radius: 2px; }}
    QSlider::handle:horizontal {{
        width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: {theme.text};
    }}
    QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}
    QTabBar::tab {{
        padding: 5px 16px; border: none; border-bottom: 2px solid transparent;
        color: {theme.muted}; background: transparent;
    }}
    QTabBar#views::tab {{ padding: 3px 12px; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.text}; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
    QListWidget {{ background: {theme.window}; outline: none; }}
    QListWidget::item {{ padding: 5px 8px; border-radius: 6px; color: {theme.muted}; }}
    QListWidget::item:hover {{ background: {theme.hover}; color: {theme.text}; }}
    QListWidget::item:selected {{ background: {theme.hover}; color: {theme.text}; }}
    QListWidget::item:selected:focus {{ color: {theme.accent}; }}
    QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
    QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
    QScrollBar::handle {{ background: {theme.line}; border-radius: 4px; margin: 1px; }}
    QScrollBar::handle:vertical {{ min-height: 24px; }}
    QScrollBar::handle:horizontal {{ min-width: 24px; }}
    QScrollBar::handle:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QStatusBar {{ color: {theme.muted}; }}
    """
