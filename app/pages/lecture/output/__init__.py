"""The lesson on the output as a Gaussian around each code. Open gaussian_lesson.py first."""
