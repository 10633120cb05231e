"""One file for each panel of the training page. Start with recipe_panel.py."""
