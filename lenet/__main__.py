"""`python -m lenet`: the commands without a window; see lenet/cli."""

from lenet.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
