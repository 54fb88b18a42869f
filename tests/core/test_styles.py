"""Our styles name directions as a reader has them, so that a page in Arabic is the mirror; and each
selector once, so that what holds for one state is not said of all by a rule further down."""

import re
from collections import Counter
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
    r"(?<![-\w])(?:margin|padding|inset): [^\s;]+ ([^\s;]+) [^\s;]+ (?!\1;)[^\s;]+;|"
    r"box-shadow: inset (?!0 )[^;]+;"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_direction_is_left_or_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [found.group(0) for found in PHYSICAL.finditer(text)] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_selector_stands_once(path: Path) -> None:
    """Apart from those for paper, phones and the like."""
    named: Counter[tuple[str, ...]] = Counter()
    within: list[str] = []
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    for before, sign in re.findall(r"([^{};]*)([{};])", text):
        if sign == "{":
            within.append(" ".join(before.split()))
            if not within[-1].startswith("@"):
                named[tuple(within)] += 1
        elif sign == "}":
            within.pop()
    assert [rule for rule, times in named.items() if times > 1] == []


def test_there_are_styles() -> None:
    assert len(STYLES) > 8
