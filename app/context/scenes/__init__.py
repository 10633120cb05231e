"""Scenes: what is on screen as a file, and files of scenes in an order. No Qt in here."""
