"""`python -m tests`: everything that must hold before a change is kept, in order of speed."""

import subprocess
import sys

CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("-m", "mypy"),
    ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"),  # by two processes
)


def main() -> int:
    """Run the checks until one fails; its exit status is ours."""
    for check in CHECKS:
        print("+ python", *check, flush=True)  # noqa: T201
        status = subprocess.run([sys.executable, *check], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
