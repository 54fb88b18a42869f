"""The English catalogue says what the German texts say, with the same places to fill.

That every text has its English is asked by `scripts/translations`, which collects anew.
"""

import ast
import re
from functools import cache
from pathlib import Path

import polib

import gemeinwerk
from tests.sources import imports_of

SRC = Path(gemeinwerk.__file__).parent
PATH = SRC / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[^{}]*\}|</?[a-z][^>]*>")


# Read by whoever runs these tests, not by everybody who looks for tests.
@cache
def catalogue() -> polib.POFile:
    return polib.pofile(str(PATH))


def pairs() -> list[tuple[str, str]]:
    """German and English, of what is counted the forms for many."""
    return [
        (one.msgid_plural, one.msgstr_plural[1]) if one.msgid_plural else (one.msgid, one.msgstr)
        for one in catalogue()
    ]


def places(text: str) -> set[str]:
    """The placeholders and tags of a text."""
    return set(PLACES.findall(text))


def edges(text: str) -> tuple[str, str]:
    """The blanks a text begins and ends with: sentences are put together from parts."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_english_fills_the_same_places() -> None:
    assert [german for german, english in pairs() if places(german) != places(english)] == []


def test_one_thing_may_do_without_its_number() -> None:
    """Either "1 day" or "one day", but never a place the German forms do not fill."""
    counted = [one for one in catalogue() if one.msgid_plural]
    known = [(places(one.msgid) | places(one.msgid_plural), one) for one in counted]
    assert [one.msgid for all_, one in known if places(one.msgstr_plural[0]) - all_] == []


def test_english_begins_and_ends_with_the_same_blanks() -> None:
    assert [german for german, english in pairs() if edges(german) != edges(english)] == []


def test_the_catalogue_says_how_english_counts() -> None:
    assert catalogue().metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"


def test_texts_are_marked_by_names_the_collecting_knows() -> None:
    """`gettext` under a name of one's own is not collected: its texts would stay German."""
    marks = [
        (path.name, name.asname)
        for path in SRC.rglob("*.py")
        for line in imports_of(path.read_text(encoding="utf-8"))
        if isinstance(line, ast.ImportFrom) and line.module == "django.utils.translation"
        for name in line.names
        if name.asname
    ]
    assert [mark for mark in marks if mark[1] != "_"] == []


def test_no_day_is_written_the_german_way_on_every_page() -> None:
    """`core/formats` says how each language writes it; any other form is right in one alone."""
    files = [path for kind in ("html", "txt", "py") for path in SRC.rglob(f"*.{kind}")]
    own = re.compile(r"""(?:date:|date_format\([^)\n]*)["'][^"'\n]*j\.""")
    found = [
        str(path.relative_to(SRC))
        for path in files
        if "formats" not in path.parts and own.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
