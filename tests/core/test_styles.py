"""Our styles name directions as a reader has them, so that a page in Arabic is the mirror."""

import re
from pathlib import Path

import pytest

import gemeinwerk

STYLES = [
    path
    for path in Path(gemeinwerk.__file__).parent.glob("*/static/**/*.css")
    if "vendor" not in path.parts
]
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right): |"
    r"(?:text-align|float): (?:left|right)\b|"
    r"(?<![-\w])(?:margin|padding): [^\s;]+ ([^\s;]+) [^\s;]+ (?!\1;)[^\s;]+;"
)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_direction_is_left_or_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [found.group(0) for found in PHYSICAL.finditer(text)] == []


def test_there_are_styles() -> None:
    assert len(STYLES) > 8
