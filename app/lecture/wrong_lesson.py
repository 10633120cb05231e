"""A page of the lecture that is still to be written."""

from app.lecture.lesson import Lesson


class WrongLesson(Lesson):
    """Title alone."""
