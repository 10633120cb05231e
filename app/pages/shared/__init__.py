"""Panels and texts that two pages show. Start with table_panel.py, the C3 connection table."""
