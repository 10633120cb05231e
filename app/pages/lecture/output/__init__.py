"""The output: a Gaussian around each code, and why there are codes.

Open gaussian_lesson.py first; codes_lesson.py has the arguments for the codes.
"""
