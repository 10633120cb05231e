"""Teaching: a model learns a person's drawings, in two seconds and without torch.

Start with teach.py. Only C5 and F6 learn, 58,284 of the 60,000 parameters, so that the layers
below read every picture once. MNIST digits and made-up letters are learned again beside the
drawings, so that what was known is kept.
"""
