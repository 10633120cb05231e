"""Figures, tables and layouts that only the drawing page uses. Start with network_layout.py."""
