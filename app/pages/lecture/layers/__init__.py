"""Lesson 7: LeNet-5, layer by layer. Open layers_lesson.py first."""
