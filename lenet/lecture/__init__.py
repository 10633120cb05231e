"""The arithmetic of the lecture's pages, one question a file; numpy only.

It may import `network` and `runs`. Start with convolution.py; small_net.py is the net of the
pages on back-propagation.
"""
