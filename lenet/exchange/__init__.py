"""Networks in and out: ONNX, a PyTorch file, .npz; and a network that somebody else trained.

It may import `evaluation` and what is below it. Start with network_file.py and export.py.
"""
