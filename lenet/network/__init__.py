"""The LeNet-5 of 1998: the paper's numbers, parameters, forward pass, back-propagation, models.

It may import `errors` and `files`. Start with forward.py, then paper.py. tutorial.py is the
network that today's tutorials call LeNet-5.
"""
