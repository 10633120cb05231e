"""IDX folders, sound and made wrong on purpose."""

import gzip
import shutil
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lenet.data.idx import bundled_mnist, read_idx, read_idx_folder
from lenet.errors import InputError
from lenet.resources import RESOURCES

IMAGES = np.random.default_rng(0).integers(0, 256, (5, 28, 28), dtype=np.uint8)
LABELS = np.array([3, 1, 4, 1, 9], dtype=np.uint8)


def idx(array: NDArray[np.uint8]) -> bytes:
    lengths = np.array(array.shape, dtype=">u4").tobytes()
    return bytes([0, 0, 8, array.ndim]) + lengths + array.tobytes()


def folder_of(path: Path, *, images: bytes = idx(IMAGES), labels: bytes = idx(LABELS)) -> Path:
    (path / "t10k-images-idx3-ubyte").write_bytes(images)
    (path / "t10k-labels-idx1-ubyte").write_bytes(labels)
    return path


def test_the_bundled_mnist_is_the_published_one() -> None:
    test = bundled_mnist("test")
    assert test.images.shape == (10_000, 28, 28)
    assert test.labels[:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]
    train = bundled_mnist("train")
    assert train.images.shape == (60_000, 28, 28)
    assert np.bincount(train.labels).tolist() == [
        *(5923, 6742, 5958, 6131, 5842),
        *(5421, 5918, 6265, 5851, 5949),
    ]


def test_a_changed_mnist_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "mnist"
    shutil.copytree(RESOURCES / "mnist", copy)
    labels = copy / "t10k-labels-idx1-ubyte.gz"
    content = bytearray(gzip.decompress(labels.read_bytes()))
    content[100] ^= 1
    labels.write_bytes(gzip.compress(content))
    monkeypatch.setattr("lenet.data.idx.RESOURCES", tmp_path)
    with pytest.raises(InputError, match=r"t10k-labels.*sha256"):
        bundled_mnist("test")


@pytest.mark.parametrize("joint", ["-", "."])
@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_is_read_under_any_usual_name(tmp_path: Path, joint: str, packed: bool) -> None:
    folder = tmp_path / "Ünsere Ziffern"
    folder.mkdir()
    for stem, dimensions, array in (("images", 3, IMAGES), ("labels", 1, LABELS)):
        name = f"train-{stem}{joint}idx{dimensions}-ubyte" + (".gz" if packed else "")
        content = idx(array)
        (folder / name).write_bytes(gzip.compress(content) if packed else content)
    digits = read_idx_folder(folder, "train")
    assert np.array_equal(digits.images, IMAGES)
    assert np.array_equal(digits.labels, LABELS)
    assert len(digits) == 5


def test_gzip_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, labels=gzip.compress(idx(LABELS)))
    assert np.array_equal(read_idx_folder(folder, "test").labels, LABELS)


WRONG_IMAGES = {
    "empty": (b"", "not an IDX file"),
    "magic": (b"\1" + idx(IMAGES)[1:], "not an IDX file"),
    "floats": (b"\0\0\x0d\3" + idx(IMAGES)[4:], "another type"),
    "no dimension": (b"\0\0\x08\0", "damaged IDX header"),
    "cut header": (idx(IMAGES)[:10], "damaged IDX header"),
    "short": (idx(IMAGES)[:-1], "too short"),
    "long": (idx(IMAGES) + b"\0", "too long"),
    "cut gzip": (gzip.compress(idx(IMAGES))[:-30], "cut off"),
    "gzip checksum": (gzip.compress(idx(IMAGES))[:-8] + b"\0" * 8, "damaged gzip"),
    "gzip body": (gzip.compress(idx(IMAGES * 0))[:35] + b"\xff" * 50, "damaged gzip|cut off"),
    "size": (idx(IMAGES[:, :20]), "not images of 28x28"),
    "labels": (idx(LABELS), "not images of 28x28"),
    "lengths of 0 and 4 thousand million": (
        b"\0\0\x08\3" + b"\0" * 4 + b"\xff" * 8,
        "header promises more than 200,000,000 values",
    ),
    "a promise of 16 gigabytes": (b"\0\0\x08\1\xff\xff\xff\xff\0", "more than 200,000,000"),
    "a promise of 200 megabytes": (b"\0\0\x08\1" + (200_000_000).to_bytes(4) + b"1", "1 are there"),
    "count": (idx(IMAGES[:4]), "5 labels for the 4 images"),
}


@pytest.mark.parametrize("fault", WRONG_IMAGES)
def test_wrong_images_get_one_sentence_with_the_file(tmp_path: Path, fault: str) -> None:
    content, sentence = WRONG_IMAGES[fault]
    with pytest.raises(InputError, match=sentence) as caught:
        read_idx_folder(folder_of(tmp_path, images=content), "test")
    assert "t10k-" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bomb_is_unpacked_as_far_as_its_header_promises(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(idx(LABELS)) + b"".join(
        packer.compress(bytes(1 << 20)) for _ in range(500)
    )
    (tmp_path / "bomb").write_bytes(bomb + packer.flush())  # 500 MB of nothing
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="header promises 5 values, and more are there"):
            read_idx(tmp_path / "bomb")
        assert tracemalloc.get_traced_memory()[1] < 1e6
    finally:
        tracemalloc.stop()


def test_a_label_over_nine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="label 10"):
        read_idx_folder(folder_of(tmp_path, labels=idx(LABELS + np.uint8(1))), "test")


def test_no_digits_at_all_are_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, images=idx(IMAGES[:0]), labels=idx(LABELS[:0]))
    with pytest.raises(InputError, match="no image"):
        read_idx_folder(folder, "test")


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file train-images-idx3-ubyte"):
        read_idx_folder(folder_of(tmp_path), "train")
    with pytest.raises(InputError, match="not a folder"):
        read_idx_folder(tmp_path / "nowhere", "test")
    with pytest.raises(InputError, match="cannot be read"):
        read_idx(tmp_path)
