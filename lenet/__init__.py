"""LeNet-5 as its authors described it in 1998, and all that is known of it here. No Qt."""

__version__ = "0.1.0"
