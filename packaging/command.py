"""`lenet` in a bundle: the commands without a window, also the process that trains."""

import sys

from lenet.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
