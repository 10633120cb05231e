"""Lesson 8: the output as a Gaussian around each code. Open gaussian_lesson.py first."""
