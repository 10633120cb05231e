"""Today's training: minibatches with AdamW or Muon in torch, which no other room imports.

Start with minibatch.py; tutorial.py trains the networks of today's tutorials.
"""
