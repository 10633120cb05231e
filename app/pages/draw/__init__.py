"""The drawing page: draw a digit and watch the network read it. Start with page.py.

`panels` are the parts of the page; `widgets` are what they are painted with.
"""
