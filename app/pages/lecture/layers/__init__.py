"""The lesson on LeNet-5, layer by layer. Open layers_lesson.py first."""
