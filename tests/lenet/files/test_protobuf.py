"""Messages of protocol buffers: the examples of their specification, and bytes that are none."""

import struct

import pytest

from lenet.files.protobuf import Message, block, double, integer, packed, single


def test_the_examples_of_the_specification() -> None:  # protobuf.dev, "Encoding"
    assert integer(1, 150) == bytes.fromhex("089601")
    assert block(2, "testing") == bytes.fromhex("120774657374696e67")
    assert integer(1, -2) == bytes.fromhex("08feffffffffffffffff01")
    assert packed(6, [3, 270, 86942]) == bytes.fromhex("3206038e029ea705")


def test_what_is_written_is_read() -> None:
    content = integer(1, 7) + integer(1, -3) + packed(1, [2**40]) + block(16, "ü") + block(16, b"x")
    message = Message(content + single(3, 0.5) + double(4, -2.5), most_fields=20)
    assert message.integers(1) == [7, -3, 2**40]
    assert message.blocks(16) == ["ü".encode(), b"x"]
    assert message.text(16) == "x"  # the last one counts
    assert struct.unpack("<f", message.blocks(3)[0]) == (0.5,)
    assert struct.unpack("<d", message.blocks(4)[0]) == (-2.5,)
    assert (message.integer(9, 5), message.text(9), message.integers(9)) == (5, "", [])


@pytest.mark.parametrize(
    "content", ["08", "0896", "12ff01", "1d0000", "0b", "08" + "ff" * 10, "ff" * 12]
)
def test_bytes_that_are_no_message(content: str) -> None:
    with pytest.raises(ValueError, match=r"field|whole number"):
        Message(bytes.fromhex(content), most_fields=20)


def test_the_number_of_fields_is_bounded() -> None:
    assert Message(integer(1, 1) * 20, most_fields=20).integers(1) == [1] * 20
    with pytest.raises(ValueError, match="too many fields"):
        Message(integer(1, 1) * 21, most_fields=20)
    with pytest.raises(ValueError, match="too many whole numbers"):
        Message(packed(1, [1] * 1_001), most_fields=20).integers(1)
