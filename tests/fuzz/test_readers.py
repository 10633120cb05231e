"""Nothing that a file holds ends in a foreign exception, or takes a second or 200 MB."""

from pathlib import Path

import pytest

from tests.fuzz.measure import run, table
from tests.fuzz.readers import READERS

CASES = 300


@pytest.mark.parametrize("name", READERS)
def test_files_made_wrong_at_random_are_refused_or_sound(name: str, tmp_path: Path) -> None:
    count = run(name, READERS[name], tmp_path, range(CASES))
    assert not count.bad, "\n".join(table({name: count}))
    assert count.handled == CASES
    assert count.accepted > CASES // 20  # a mutator that only breaks the shell tests nothing
