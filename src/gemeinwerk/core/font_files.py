"""The fonts of our pages for what draws by itself: print, pictures."""

from functools import cache
from io import BytesIO

from django.contrib.staticfiles import finders


@cache
def unpacked_font(name: str) -> bytes:
    """TrueType, unpacked once in the life of a process: that takes a second."""
    from fontTools.ttLib import woff2  # large, and few processes draw

    packed = finders.find(f"vendor/kern/fonts/{name}.woff2")
    stream = BytesIO()
    woff2.decompress(str(packed), stream)
    return stream.getvalue()
