"""Whatever is sent as a picture, only pixels are kept of it."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile
from PIL.PngImagePlugin import PngInfo

from gemeinwerk.core import pictures as reading
from gemeinwerk.core.pictures import LONGEST, PictureRefused, read, read_apart
from tests.monitoring.photographs import sent, with_a_place


def head_of_a_bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has ten thousand million pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_nothing_but_pixels_is_kept_and_they_stand_upright() -> None:
    content = with_a_place()
    assert b"Erika" in content
    found = read(content)
    assert (found.width, found.height) == (200, 300)
    with Image.open(BytesIO(found.content)) as kept:
        assert not kept.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(kept.info)
    for word in (b"Erika", b"geheim", b"Exif", b"ICC_PROFILE"):
        assert word not in found.content


def test_a_file_that_is_two_things_is_only_a_picture_afterwards() -> None:
    script = b"<script>alert(1)</script>"
    told = PngInfo()
    told.add_text("Comment", script.decode())
    for content in (
        sent("PNG", pnginfo=told),
        sent("PNG") + script,
        sent("JPEG", comment=script) + b"PK\x03\x04" + script,
        sent("WEBP") + script,
    ):
        assert script in content
        assert script not in read(content).content
        assert b"PK\x03\x04" not in read(content).content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><!DOCTYPE svg><svg/>",
        b"%PDF-1.7\n1 0 obj",
        sent("GIF"),
        sent("BMP"),
        sent("TIFF"),
        sent("PNG")[:60],
        sent("JPEG", size=(900, 900))[:400],
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 400,
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 40,
    ],
)
def test_what_is_no_picture_by_its_content_is_refused(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as printing leaves it
    with pytest.raises(PictureRefused):
        read(content)


def test_a_picture_that_unpacks_too_large_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(_sent: object) -> None:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(reading, "_pixels_of", never)
    with pytest.raises(PictureRefused, match="100000"):
        read(head_of_a_bomb())


def test_it_is_read_in_a_process_of_its_own_and_no_larger_than_allowed() -> None:
    found = read_apart(sent("WEBP", size=(4000, 1000)))
    assert (found.kind, found.width, found.height) == ("jpeg", LONGEST, LONGEST // 4)
    with pytest.raises(PictureRefused):
        read_apart(head_of_a_bomb())
    with pytest.raises(PictureRefused, match="10 MB"):
        read_apart(b"\0" * (reading.largest() + 1))


def test_a_drawing_stays_sharp_and_stands_on_white() -> None:
    stream = BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(stream, "PNG")
    found = read(stream.getvalue())
    with Image.open(BytesIO(found.content)) as kept:
        assert (found.kind, kept.mode, kept.getpixel((5, 5))) == ("png", "RGB", (255, 255, 255))
