"""The training page: train the network again and watch its curves. Start with page.py."""
