"""`python -m tests`: everything that must hold before a change is kept, in order of speed."""

import subprocess
import sys
from typing import Final

CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("-m", "mypy"),
    ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"),  # by two processes
)
# What failed beside other tests runs once more alone: a process that Qt ends takes with it a test
# that has no part in that. The report of the first run stays in sight.
_AGAIN: Final = ("-m", "pytest", "-q", "--last-failed", "--last-failed-no-failures", "none")


def main() -> int:
    """Run the checks until one fails; its exit status is ours."""
    for check in CHECKS:
        print("+ python", *check, flush=True)  # noqa: T201
        status = subprocess.run([sys.executable, *check], check=False).returncode
        if status and check is CHECKS[-1]:
            print("+ python", *_AGAIN, flush=True)  # noqa: T201
            status = subprocess.run([sys.executable, *_AGAIN], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
