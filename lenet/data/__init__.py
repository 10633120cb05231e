"""Digits in and out: IDX files, ink files, strokes and pictures to 28x28, augmentation, negatives.

It may import `network` and `files`. Start with rasterize.py (strokes) or idx.py (MNIST).
Pictures are photo.py and segmentation.py; only photo.py needs Pillow.
"""
