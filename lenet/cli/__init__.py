"""The commands of `python -m lenet`, one file a command.

It may import every other room of lenet. Start with main.py.
"""
