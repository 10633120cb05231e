"""One file for each view of the errors page. Start with errors_panel.py."""
