"""How far a text is moved in, in blanks, whatever a file measures it in."""

import re

_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pt": 1, "pc": 12, "px": 0.75}
BLANKS_OF_A_STEP = 3
"""A step of a spreadsheet's own indentation, which LibreOffice writes as ten points."""
_POINTS_OF_A_STEP = 10
_TWIPS = 20
"""Of a point: what Word measures in."""


def blanks_of(length: str) -> int:
    """ "0.353cm", "10pt" -> 3; 0 where it is no length, or to the left."""
    found = _LENGTH.fullmatch(length)
    return _blanks(float(found[1]) * _POINTS[found[2]]) if found else 0


def blanks_of_twips(twips: int) -> int:
    """720 (half an inch) -> 11."""
    return _blanks(twips / _TWIPS)


def _blanks(points: float) -> int:
    return max(round(points * BLANKS_OF_A_STEP / _POINTS_OF_A_STEP), 0)
