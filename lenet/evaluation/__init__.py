"""How good a model is: distances of many digits, errors, confusion, rejection, comparison.

It may import `data` and `network`. Start with metrics.py.
"""
