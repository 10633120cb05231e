"""One file for each panel of the drawing page. Start with network_panel.py or rbf_panel.py."""
