"""Lessons 3 to 6: convolution, its arithmetic, shared weights, and what a kernel sees.

Open convolution_lesson.py first, then arithmetic_lesson.py, sharing_lesson.py and
kernel_lesson.py. The other files are the widgets that these lessons are made of.
"""
