"""The errors page: misread digits, model cards, two models compared. Start with page.py."""
