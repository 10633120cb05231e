"""Training for the window: the form, the training process, the list of runs, their curves."""
