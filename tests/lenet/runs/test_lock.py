"""A run folder belongs to one process, for exactly as long as that process lives."""

import subprocess
import sys
from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.runs.lock import LOCK, RunLock, is_trained

ROOT = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from lenet.runs.lock import RunLock
lock = RunLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_folder_nobody_trained_in_is_not_trained(tmp_path: Path) -> None:
    assert not is_trained(tmp_path)
    assert not is_trained(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


def test_a_second_lock_is_refused_in_a_sentence_and_the_first_ends_with_its_block(
    tmp_path: Path,
) -> None:
    with RunLock(tmp_path):
        assert is_trained(tmp_path)
        with pytest.raises(InputError, match="trained by another process"):
            RunLock(tmp_path)
    assert not is_trained(tmp_path)
    assert (tmp_path / LOCK).exists()
    with RunLock(tmp_path):
        pass


def test_a_lock_ends_when_its_process_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert is_trained(tmp_path)
        process.kill()
        process.wait()
    assert not is_trained(tmp_path)
