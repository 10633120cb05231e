"""The evaluation dataset: IDX folders and ink files of a person's own, and what is refused."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from lenet.data.idx import example_digit
from lenet.data.ink_files import InkDigit, write_ink
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits, load_evaluation_dataset

LINE = np.array([[0, 0], [10, 90]], dtype=np.float32)


def write_idx(folder: Path, count: int) -> None:
    test = bundled_test_digits()
    head = b"\0\0\x08"
    size = count.to_bytes(4, "big")
    images = head + b"\x03" + size + (28).to_bytes(4, "big") * 2 + test.images[:count].tobytes()
    (folder / "t10k-images-idx3-ubyte.gz").write_bytes(gzip.compress(images))
    labels = head + b"\x01" + size + test.labels[:count].tobytes()
    (folder / "t10k-labels-idx1-ubyte").write_bytes(labels)


@pytest.mark.parametrize("number", [0, 63, 9_999])
def test_one_bundled_digit_is_read_without_the_others(number: int) -> None:
    assert np.array_equal(example_digit(number), bundled_test_digits().images[number])


def test_the_bundled_digits_are_read_once() -> None:
    assert len(bundled_test_digits()) == 10_000
    assert bundled_test_digits() is bundled_test_digits()


def test_a_folder_gives_its_test_split(tmp_path: Path) -> None:
    write_idx(tmp_path, 20)
    digits = load_evaluation_dataset(tmp_path)
    assert np.array_equal(digits.images, bundled_test_digits().images[:20])
    assert digits.labels.tolist() == bundled_test_digits().labels[:20].tolist()


def test_an_ink_file_gives_its_digits_rasterized(tmp_path: Path) -> None:
    path = tmp_path / "ink.jsonl"
    write_ink(path, [InkDigit(1, "w", (LINE,)), InkDigit(7, "w", (LINE, LINE + 5))])
    digits = load_evaluation_dataset(path)
    assert digits.labels.tolist() == [1, 7]
    assert digits.images.shape == (2, 28, 28)
    assert digits.images.any(axis=(1, 2)).all()


def test_a_path_without_labelled_digits_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no file"):
        load_evaluation_dataset(tmp_path)
    with pytest.raises(InputError, match=r"gone\.jsonl cannot be read"):
        load_evaluation_dataset(tmp_path / "gone.jsonl")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(InputError, match=r"photo\.png"):
        load_evaluation_dataset(tmp_path / "photo.png")
    write_ink(tmp_path / "unlabelled.jsonl", [InkDigit(None, "w", (LINE,))])
    with pytest.raises(InputError, match="digit 1 has no label"):
        load_evaluation_dataset(tmp_path / "unlabelled.jsonl")
