"""The arithmetic of the lecture's pages, one question a file; numpy only, no Qt.

It may import `network`, `runs` and `training.online`, never the window. Start with
convolution.py; small_net.py is the net of the pages on back-propagation.
"""
