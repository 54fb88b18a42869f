"""Pictures as people send them."""

from io import BytesIO

from PIL import Image


def sent(kind: str = "JPEG", size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "#2266aa").save(stream, kind, **how)
    return stream.getvalue()


def with_a_place() -> bytes:
    """As a telephone takes it: lying on its side, with the place, an owner and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "Erika Beispiel"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 24.0, 1.5), 3: "E", 4: (12.0, 33.0, 7.0)})
    return sent(exif=exif.tobytes(), comment=b"geheim", icc_profile=b"Profil von Erika")
