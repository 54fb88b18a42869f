"""Street, postcode and town in a cell: "Musterstr. 5, 14467 Potsdam"."""

import re
from dataclasses import dataclass

from gemeinwerk.german.text import fold, squash

_POSTCODE = re.compile(
    r"(?<![\w-])(?:D\s?[-–]\s?)?(?P<code>\d{5})\b[\s,]{0,3}(?P<town>[^\W\d_][^\d\n,;|]{0,60})?"
)
_POST_BOX = re.compile(r"(?:postfach|pf)\.?\s?[\d ]{2,12}", re.IGNORECASE)
_NUMBERED = re.compile(r"[^\W\d_].{1,80}?\s?\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-z]?)?")
_STREET_ENDS = ("str", "str.", "strasse", "weg", "platz", "allee", "ring", "gasse", "ufer", "damm",
                "markt", "chaussee", "promenade", "steig", "hof", "kai", "pfad")  # fmt: skip
_EXTRA = re.compile(
    r"(?:c/o|z\. ?hd\.|haus|raum|zimmer|zi\.|etage|gebäude|\d{1,2}\. ?(?:og|stock|etage)|eg\b"
    r"|hinterhaus|seitenflügel|aufgang|ortsteil|ot\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """As typed. ``extra``: what further leads to the door: "c/o", "2. OG", "Haus B"."""

    street: str = ""
    postcode: str = ""
    town: str = ""
    extra: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.postcode or self.town or self.extra)


def parse_address(text: str) -> tuple[Address, str]:
    """An address and what stood beside it."""
    street, extra, rest = "", list[str](), list[str]()
    code = town = ""
    found = _POSTCODE.search(text)
    if found:
        code, town = found["code"], squash(found["town"] or "").strip(" -–")
        text = f"{text[: found.start()]}\n{text[found.end() :]}"
    for piece in re.split(r"[\n,;|]", text):
        part = squash(piece).strip(" -–")
        if not part:
            continue
        if _EXTRA.match(part):
            extra.append(part)
        elif not street and is_street(part):
            street = part
        elif code and not town and not any(map(str.isdigit, part)):
            town = part
        else:
            rest.append(part)
    if not (street or code) and len(rest) == 1 and not any(map(str.isdigit, rest[0])):
        return Address(town=rest[0], extra=", ".join(extra)), ""
    return Address(street, code, town, ", ".join(extra)), ", ".join(rest)


def is_street(part: str) -> bool:
    """ "Am Alten Markt 1", "Postfach 60 10 32", "Lange Straße"."""
    if _POST_BOX.fullmatch(part):
        return True
    if len(part) <= 100 and _NUMBERED.fullmatch(part):
        return True
    return fold(part).endswith(_STREET_ENDS)
