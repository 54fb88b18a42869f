"""People as vCards 4 (RFC 6350), as address books take them in."""

from collections.abc import Iterable, Iterator

LINE = 75
"""Octets a line may have before it goes on in the next."""
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})
Property = tuple[str, str]


def escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def structured(*parts: str) -> str:
    """A value of several parts, of which some may be empty; "" where all are."""
    return ";".join(map(escaped, parts)) if any(parts) else ""


def card(properties: Iterable[Property]) -> str:
    """One vCard; what is empty is left out. Values are escaped already."""
    told = [f"{name}:{value}" for name, value in properties if value]
    lines = ["BEGIN:VCARD", "VERSION:4.0", *told, "END:VCARD"]
    return "".join(f"{line}\r\n" for whole in lines for line in folded(whole))


def folded(line: str) -> Iterator[str]:
    """In pieces of at most 75 octets, no letter torn apart; each further one begins with a
    space."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += octets
    yield piece
