"""Explanations of one trace: the arithmetic of a unit, receptive fields, partial sums, a step.

It may import `network`. Start with units.py; single_step.py is one step of learning.
"""
