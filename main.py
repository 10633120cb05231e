"""Start LeNet-5 Lab from a checkout. Once installed, `lenet5-lab` starts it from anywhere."""

import sys

from app.__main__ import main, parse, size

__all__ = ["main", "parse", "size"]

if __name__ == "__main__":
    sys.exit(main())
