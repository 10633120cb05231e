"""Training: a run from recipe to trained model, as a generator of events.

It may import `runs`, `evaluation`, `data` and `network`; torch only in batch/. Start with
train.py, then loop.py; learner.py is what online/ and batch/ have in common.
"""
