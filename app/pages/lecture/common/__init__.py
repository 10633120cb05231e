"""What lessons have in common. Open lesson.py first: the base class of every lesson."""
