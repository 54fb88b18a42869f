"""Bytes as text: UTF-8, UTF-16, Windows-1252 or what older machines wrote."""

import re


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. A byte that means nothing in it becomes a
    replacement character."""
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            # Some programs set a mark before what already had one.
            return data.decode(codec, "replace").lstrip("\ufeff"), name
    head = data[:4000]
    if head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", "replace"), "UTF-16"
    if head[0::2].count(0) > len(head) // 4:
        return data.decode("utf-16-be", "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _single_byte(data)


def _single_byte(data: bytes) -> tuple[str, str]:
    """Windows-1252, unless the umlauts only make sense in the old DOS or Mac character sets."""
    best = data.decode("cp1252", "replace")
    if not re.search(r"[äöüÄÖÜß]", best):
        for codec, name in (("cp850", "DOS (850)"), ("mac_roman", "Mac Roman")):
            other = data.decode(codec, "replace")
            if len(re.findall(r"(?<=[a-zA-Z])[äöüß]|[äöüß](?=[a-zA-Z])", other)) > 2:
                return other, name
    return best, "Windows-1252"
