"""Our styles name directions as a reader has them, so that a page in Arabic is the mirror; and each
selector once, so that what holds for one state is not said of all by a rule further down."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import gemeinwerk

HOUSE = Path(gemeinwerk.__file__).parent
STYLES = [path for path in HOUSE.glob("*/static/**/*.css") if "vendor" not in path.parts]
STYLED = re.compile(r"\.(gw-[\w-]+)")
USED = re.compile(r"(?<![\w-])gw-[\w-]*\w(?![\w-])")
LOADED = re.compile(r"static '([\w./-]+\.css)'")
EXTENDED = re.compile(r'{% extends "([\w./-]+)" %}')
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
    named = Counter((way, selector) for way, selector, _said in _rules(path))
    assert [rule for rule, times in named.items() if times > 1] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_what_holds_in_one_way_to_look_is_not_taken_back_below(path: Path) -> None:
    """A rule for forced colours before the one for all is none."""
    special: dict[str, set[str]] = {}
    lost = []
    for way, selectors, said in _rules(path):
        for selector in selectors.split(", "):
            if way:
                special.setdefault(selector, set()).update(said)
            else:
                lost += [(selector, name) for name in said if name in special.get(selector, ())]
    assert lost == []


def _rules(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Way to look, selectors, properties of each rule, in their order."""
    within: list[str] = []
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    for before, sign in re.findall(r"([^{}]*)([{}])", text):
        if sign == "{":
            within.append(" ".join(before.split()))
        else:
            selector = within.pop()
            if not selector.startswith("@"):
                names = [one.partition(":")[0].strip() for one in before.split(";")]
                yield " ".join(within), selector, [name for name in names if name]


def test_there_are_styles() -> None:
    assert len(STYLES) > 8


def test_a_class_is_styled_where_it_is_used() -> None:
    """By the core, or by a file that its area's pages load, or the frames they are set in: nothing
    hangs on a neighbour's."""
    styled = {path.as_posix().rpartition("/static/")[2]: _classes(STYLED, path) for path in STYLES}
    core = set().union(*(names for file, names in styled.items() if file.startswith("core/")))
    lost = []
    for templates in sorted(HOUSE.glob("*/templates")):
        pages = list(templates.rglob("*.html"))
        loaded = {file for page in pages for one in _set_in(page) for file in _classes(LOADED, one)}
        theirs = core.union(*(styled.get(file, set()) for file in loaded))
        elsewhere = set().union(*styled.values()) - theirs
        lost += [(page.name, name) for page in pages for name in _classes(USED, page) & elsewhere]
    assert lost == []


def _set_in(page: Path) -> Iterator[Path]:
    """A page with the frames it extends."""
    yield page
    for frame in _classes(EXTENDED, page):
        for templates in HOUSE.glob("*/templates"):
            if (templates / frame).exists():
                yield from _set_in(templates / frame)


def _classes(pattern: re.Pattern[str], path: Path) -> set[str]:
    return set(pattern.findall(path.read_text(encoding="utf-8")))
