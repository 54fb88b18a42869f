"""Text that went through the wrong encoding on its way ("StraÃŸe"): told, and set right.

UTF-8 read as Windows-1252 and written anew shows each umlaut as two signs, a dash as three. Only
those sequences are taken back, so that a true "Ã" stays what it is.
"""

import re

_MEANT = "äöüÄÖÜßéèêáàâóôçñëïøåæ§°²³½¼¾µ´·×«»\xa0€–—„“”‚‘’‹›•…"
"""What an office's text is made of; a rarer sign is left as it stands."""


def _as_read(sign: str) -> str:
    """The bytes of a sign in UTF-8, read as Windows-1252 (in which five bytes mean nothing)."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in sign.encode())


_RIGHT = {_as_read(sign): sign for sign in _MEANT} | {
    sign.encode().decode("latin-1"): sign for sign in _MEANT
}
_TWICE = re.compile("|".join(map(re.escape, _RIGHT)))


def repaired(text: str) -> str:
    """The text as it was meant; the same where nothing was encoded twice."""
    return _TWICE.sub(lambda found: _RIGHT[found[0]], text)
