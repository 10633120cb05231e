"""Pictures to the network's input, and pictures made wrong on purpose."""

import io
import os
import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import EpsImagePlugin, Image, ImageOps

from lenet.data.idx import bundled_mnist
from lenet.data.photo import rasterize_picture, read_picture, shrink
from lenet.errors import InputError

MNIST = bundled_mnist("test").images


def bar(*, paper: int = 255, ink: int = 0) -> NDArray[np.uint8]:
    """A thick upright bar."""
    grey = np.full((120, 100), paper, dtype=np.uint8)
    grey[20:100, 45:57] = ink
    return grey


def digit_of(grey: NDArray[np.uint8] | NDArray[np.floating]) -> NDArray[np.float32]:
    rasterized = rasterize_picture(grey)
    assert rasterized is not None
    assert rasterized.fitted.shape == (28, 28)
    assert rasterized.image.shape == (32, 32)
    return rasterized.digit


def encoded(picture: Image.Image, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def test_mnist_comes_through_as_it_was_light_or_dark() -> None:
    for invert in (False, True):
        pictures = [255 - image if invert else image for image in MNIST[:200]]
        away = [
            float(np.abs(digit_of(grey) - image / 255).mean())
            for grey, image in zip(pictures, MNIST[:200], strict=True)
        ]
        assert np.median(away) < 0.005
        assert np.mean(np.array(away) < 0.02) > 0.95


def test_mnist_enlarged_and_dark_on_light_comes_back() -> None:
    away = []
    for image in MNIST[:60]:
        large = np.asarray(Image.fromarray(image).resize((280, 280), Image.Resampling.NEAREST))
        away.append(float(np.abs(digit_of(255 - large) - image / 255).mean()))
    assert np.median(away) < 0.01


def test_a_photo_in_uneven_light_is_near_the_flat_picture() -> None:
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:500, :400] / 500
    light = 120 + 100 * x - 40 * y
    near = []
    for image in MNIST[:20]:
        large = np.asarray(Image.fromarray(image).resize((300, 300), Image.Resampling.BICUBIC))
        cover = np.zeros((500, 400))
        cover[100:400, 50:350] = large / 255
        photo = light * (1 - 0.6 * cover) + rng.normal(0, 4, cover.shape)
        photo = photo.clip(0, 255).astype(np.uint8)
        near.append(float(np.corrcoef(digit_of(photo).ravel(), image.ravel())[0, 1]))
    assert np.median(near) > 0.85
    assert min(near) > 0.6


def test_the_digit_is_found_wherever_it_stands() -> None:
    page = np.full((600, 900), 230, dtype=np.uint8)
    page[50:170, 700:800] = bar(paper=230, ink=20)
    assert np.abs(digit_of(page) - digit_of(bar(paper=230, ink=20))).max() < 0.2


def test_specks_and_ruled_lines_are_removed() -> None:
    clean = np.full((300, 300), 255, dtype=np.uint8)
    clean[90:210, 130:160] = 0
    dirty = clean.copy()
    dirty[20:23, 20:23] = 0
    dirty[270:273, 250:252] = 0
    dirty[50:52] = 90
    dirty[250:252] = 90
    assert np.abs(digit_of(dirty) - digit_of(clean)).max() < 0.05


def test_a_thin_line_on_a_large_picture_does_not_fade() -> None:
    grey = np.full((400, 400), 255, dtype=np.uint8)
    grey[50:350, 199:201] = 0
    assert digit_of(grey)[14].sum() == pytest.approx(2.4, abs=0.6)


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_uniform_picture_gives_none(level: int) -> None:
    assert rasterize_picture(np.full((50, 60), level, dtype=np.uint8)) is None
    assert rasterize_picture(np.full((1, 1), level, dtype=np.uint8)) is None


@pytest.mark.parametrize("greys", [(0, 86), (2, 200), (255, 0, 90)])
def test_a_picture_of_so_few_pixels_that_light_explains_them_gives_none(
    greys: tuple[int, ...],
) -> None:
    assert rasterize_picture(np.array([greys], dtype=np.uint8)) is None
    assert rasterize_picture(np.array([greys], dtype=np.uint8).T) is None


def test_noise_without_contrast_gives_none() -> None:
    noise = np.random.default_rng(1).normal(128, 3, (100, 100)).clip(0, 255).astype(np.uint8)
    assert rasterize_picture(noise) is None


@pytest.mark.parametrize("shape", [(1, 2), (2, 1), (1, 50), (3, 3), (700, 2)])
def test_the_smallest_pictures_do_not_fail(shape: tuple[int, int]) -> None:
    grey = np.full(shape, 255, dtype=np.uint8)
    grey[0, 0] = 0
    rasterized = rasterize_picture(grey)
    assert rasterized is None or np.isfinite(rasterized.image).all()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP"])
def test_common_kinds_of_picture_open(kind: str) -> None:
    grey = read_picture(encoded(Image.fromarray(bar()).convert("RGB"), kind))
    assert grey.shape == (120, 100)
    assert np.abs(grey - bar()).mean() < 3


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr", "LAB", "I;16", "I", "F"])
def test_every_mode_shows_the_same_digit(mode: str) -> None:
    picture = Image.fromarray(bar())
    if mode == "I;16":
        picture = Image.fromarray(bar().astype(np.uint16) * 257)
    elif mode == "LAB":
        picture = Image.fromarray(np.stack([bar(), *[np.full_like(bar(), 128)] * 2], -1), "LAB")
    else:
        picture = picture.convert("RGB").convert(mode) if mode == "P" else picture.convert(mode)
    grey = read_picture(encoded(picture, "TIFF"))
    assert np.abs(digit_of(grey) - digit_of(bar())).max() < 0.05


def test_transparent_pixels_are_white() -> None:
    rgba = np.zeros((120, 100, 4), dtype=np.uint8)  # black throughout, seen only at the bar
    rgba[20:100, 45:57, 3] = 255
    assert np.array_equal(read_picture(encoded(Image.fromarray(rgba))), bar())


def test_the_rotation_a_camera_noted_is_undone() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    stream = io.BytesIO()
    Image.fromarray(bar()).rotate(90, expand=True).save(stream, "PNG", exif=exif)
    assert np.array_equal(read_picture(stream.getvalue()), bar())


@pytest.mark.parametrize("orientation", range(10))
def test_a_photos_rotation_and_mirroring_are_undone_as_pillow_does(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stream = io.BytesIO()
    Image.fromarray(MNIST[3]).save(stream, "JPEG", exif=exif, quality=100)
    with Image.open(stream) as picture:
        upright = np.asarray(ImageOps.exif_transpose(picture))
    assert np.abs(read_picture(stream.getvalue()) - upright).max() <= 1


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA", "LA", "I;16", "F"])
def test_a_large_picture_is_shrunk_to_what_is_needed(mode: str) -> None:
    grey = np.kron(bar(), np.ones((25, 25), dtype=np.uint8))  # (3000, 2500)
    picture = Image.fromarray(grey)
    if mode == "I;16":
        picture = Image.fromarray(grey.astype(np.uint16) * 257)
    else:
        picture = picture.convert(mode)
    shrunk = read_picture(encoded(picture, "TIFF"))
    assert shrunk.shape == (640, 533)
    assert np.abs(shrunk - shrink(grey.astype(np.float32), 640)).mean() < 1


def test_a_large_photo_is_decoded_at_a_part_of_its_size() -> None:
    grey = np.kron(bar(), np.ones((60, 60), dtype=np.uint8))  # 43 megapixels
    photo = encoded(Image.fromarray(grey).convert("RGB"), "JPEG")
    tracemalloc.start()
    try:
        shrunk = read_picture(photo)
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()
    assert shrunk.shape == (640, 533)
    assert np.abs(shrunk - shrink(grey.astype(np.float32), 640)).mean() < 1


def test_postscript_is_not_run_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "gs"  # Ghostscript, if Pillow looks for it
    fake.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\nexit 1\n", encoding="utf-8")
    fake.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(EpsImagePlugin, "gs_binary", None)
    path = tmp_path / "x.png"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n{} loop\n")
    with pytest.raises(InputError, match="not a picture that can be opened"):
        read_picture(path)
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize("grey", [-1.0, np.nan, np.inf])
def test_greys_that_are_no_greys_are_refused(grey: float) -> None:
    values = bar().astype(np.float32)
    values[3, 5] = grey
    with pytest.raises(InputError, match="below 0 or not finite"):
        read_picture(encoded(Image.fromarray(values), "TIFF"))


def png_that_claims(width: int, height: int, *, kind: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def wrong_pictures() -> dict[str, tuple[bytes, str]]:
    whole = encoded(Image.fromarray(MNIST[0]).resize((200, 200)))
    return {
        "empty.png": (b"", "0 bytes"),
        "text.png": (b"this is no picture", "not a picture"),
        "half.png": (whole[: len(whole) // 2], "damaged or cut off"),
        "half.jpg": (encoded(Image.fromarray(bar()), "JPEG")[:500], "damaged or cut off"),
        "20000.png": (png_that_claims(20_000, 20_000), "too large: up to 64 million pixels"),
        "9000.png": (png_that_claims(9_000, 9_000), "9,000x9,000 pixels"),
        "wide.png": (png_that_claims(700_000, 1), "a side may have 30,000"),
        "rgb.png": (png_that_claims(6_000, 6_000, kind=2), "up to 32 million pixels"),
    }


@pytest.mark.parametrize("name", wrong_pictures())
def test_a_wrong_picture_gets_one_sentence_with_its_name(tmp_path: Path, name: str) -> None:
    content, fault = wrong_pictures()[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_picture(path)
    message = str(caught.value)
    assert fault in message
    assert str(path) in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_folder_or_a_missing_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(InputError, match="cannot be read"):
            read_picture(path)
