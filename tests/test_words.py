"""One word for one thing: what people read calls a part of the administration "Fachbereich".

The words stand in `docs/handbuch/akteure.md`: "Stelle" is a post (VZÄ), "Organisation" stands
outside the administration or means both, "Einheit" is what an indicator is measured in.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

import gemeinwerk

SRC = Path(gemeinwerk.__file__).parent
HANDBOOK = SRC.parent.parent / "docs" / "handbuch"
PO = SRC / "locale" / "en" / "LC_MESSAGES" / "django.po"

# Words of files that are read, not of what is written; and what the demonstration town wrote.
READ = (
    "contact_files",
    "contribution_files",
    "calendar_files",
    "catalogue_files",
    "german",
    "engines/smart/language",
    "engines/searching",
    "tables",
    "demo",
)
ODD = re.compile(
    r"\b(?:(?:Dienst|Amts)?(?:S|(?<=[a-z])s)tellen?|(?:Organisations|Verwaltungs)?[Ee]inheit(?:en)?"
    r"|Organisation(?:en)?|Abteilung(?:en)?|Dezernate?)\b|(?:Password|Pa(?:ss|ß)w[oö]rt\w*)"
)
# Where a word may stand, with the words around it, and why.
# fmt: off
ALLOWED = {
    "what people do": ("Stellen Sie",),
    "posts, counted as VZÄ": (
        "Stellen (VZÄ)", "wie viele Stellen", "Stellen für Maßnahmen", "Stellen eintragen",
        "Die Stellen sind gespeichert", "änderte {who} die Stellen", "Mittel oder Stellen",
        "Fachbereich Stellen fehlen", "reichen die Stellen nicht", "oder Stellen beantragen",
        "Mehr Arbeit als Stellen", "mehr Stellen", "die Stellen des Fachbereichs",
        "eine Stelle wird beantragt", "Wenn die Stellen zugesagt", "Die Stelle war mit",
        "Stelle von 0,5 auf 1,0", "ganze Stelle", "keine Stelle;", "halbe Stelle",
        "1 Stelle besetzt",
    ),
    "the law's own word": (
        "öffentliche Stellen", "öffentlicher Stellen", "an die Stelle wenden, die in",
        "von einer anderen Stelle geprüft", "hat eine andere Stelle geprüft",
        "der Stelle Ihres Landes", "wie die Stelle Ihres Landes",
    ),
    "a place": (
        "an Ort und Stelle", "an anderer Stelle", "an anderen Stellen", "an die Stelle von",
        "an dieser Stelle", "weiteren Stellen", "mit der Stelle in der Datei",
    ),
    "what is measured in": (
        "Der Indikator hat keine Einheit", "hat keine Einheit. In was", "Einheit fehlt",
        "Indikator ohne Einheit", "Wenn die Einheit für alle Lesenden",
    ),
    "outside the administration, or both": (
        "Personen, Organisationen und Gremien", "Personen, Organisationen, Gremien",
        "weitere Organisation", "eine Organisation",
        "Organisationen und Fachbereiche", "Fachbereiche und Organisationen",
        "die Organisation", "sind Organisationen", "jede gewählte Organisation",
        "Aufgelöste Organisationen", "Neue Organisation",
        "keine Organisationen erfasst", "oder mehreren Organisationen", "unter den Organisationen",
        "Organisationen werden mit Namen", "Art der Organisation", "Organisationen der Art",
        "Personen oder Organisationen", "dieselbe Organisation",
        "Personen und Organisationen",
        "Andere Organisation", "Gruppe der Organisation", "die der Organisation",
        "gehören der Organisation", "zu der Organisation, die die Liste",
        "Organisationen steht „N. N.“", "Zelle, Organisationen, Adressen",
        "Wünsche und Organisationen",
        "eine solche Organisation", "Art seiner Organisation", "für welche Organisation",
        "aus Ihrer Organisation", "gingen für {it} Mails an {after[number]} Organisationen",
        "an eine Organisation, deren", "Organisationen: alle ihre Leute",
        "Nach Organisationen", "Antworten nach Organisationen", "ohne Organisation",
        "oder Organisation", "Personen und Organisationen lassen",
        "einer Organisation gehören",
        "Gremien, Organisationen, Akteursgruppen",
    ),
}
# fmt: on
# Where those outside the administration are at home, "Organisation" needs no words around it. What
# stands in the catalogue of translations stands there as well, without saying where.
AT_HOME = ("actors/", "nominations/", "invitations/", "compositions/", "representation/")
HANDBOOK_OF_THEM = ("akteure.md", "antworten.md", "dabei.md", "einladungen.md", "ihre-daten.md")
# What stands alone: a label or a heading.
ALONE = {"Stellen", "Einheit", "Organisation", "Organisationen"}


def rest_of(where: str, text: str) -> str:
    """The text on one line, without what may stand there."""
    left = " ".join(text.split())
    if where == "django.po" or where.startswith(AT_HOME) or where in HANDBOOK_OF_THEM:
        left = re.sub(r"\bOrganisation(?:en)?\b", "", left)
    if left in ALONE:
        return ""
    for phrase in (one for phrases in ALLOWED.values() for one in phrases):
        left = re.sub(f"(?i:{re.escape(phrase[0])}){re.escape(phrase[1:])}", "", left)
    return left


def read(path: Path) -> bool:
    return path.relative_to(SRC).as_posix().startswith(READ)


def literals(path: Path) -> Iterator[str]:
    """Every string of a module but its docstrings and what is no text: addresses, patterns. Most
    modules have no word that matters and need not be taken apart."""
    source = path.read_text("utf-8")
    if not ODD.search(source):
        return
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        if isinstance(node.value, str) and is_text(node.value):
            yield node.value


def is_text(found: str) -> bool:
    """Words, or one word as a heading has it."""
    return " " in found.replace(", Any]", "") or (found.isalpha() and found[0].isupper())


def german_texts() -> Iterator[tuple[str, str]]:
    """Where it stands, and what people read there."""
    for one in catalogue():
        yield "django.po", one.msgid
        yield "django.po", one.msgid_plural
    for path in [*SRC.rglob("*.html"), *SRC.rglob("*.txt")]:
        if "vendor" not in path.parts:
            bare = re.sub(
                r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "\n", path.read_text("utf-8"), flags=re.DOTALL
            )
            yield from ((inside(path), line) for line in bare.splitlines())
    for path in SRC.rglob("*.py"):
        if "migrations" not in path.parts and not read(path):
            yield from ((inside(path), text) for text in literals(path))
    for path in HANDBOOK.rglob("*.md"):
        yield from ((path.name, line) for line in path.read_text("utf-8").splitlines())


def inside(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


# Read by whoever runs these tests, not by everybody who looks for tests.
@cache
def catalogue() -> polib.POFile:
    return polib.pofile(str(PO))


@cache
def odd_texts() -> list[tuple[str, str]]:
    return [(where, text) for where, text in german_texts() if ODD.search(text)]


def test_a_part_of_the_administration_is_called_fachbereich() -> None:
    odd = [(where, text) for where, text in odd_texts() if ODD.search(rest_of(where, text))]
    assert odd == []


def test_no_exception_outlives_its_text() -> None:
    all_ = "\n".join(" ".join(text.split()) for _where, text in odd_texts()).casefold()
    allowed = [one for phrases in ALLOWED.values() for one in phrases]
    assert [one for one in allowed if one.casefold() not in all_] == []


@pytest.mark.parametrize(
    "text",
    [
        "Die federführende Stelle fehlt.",
        "Welche Einheit ist gemeint?",
        "Bitten Sie die Dienststelle.",
        "Das Passwort ist zu kurz.",
        "Die E-Mail-Adresse der Organisation.",
    ],
)
def test_another_word_is_found(text: str) -> None:
    assert ODD.search(rest_of("measures/forms.py", text))


def test_english_calls_a_concept_nothing_else() -> None:
    """Two words for one thing are two things to whoever reads the pages in English."""
    odd = [one.msgid for one in catalogue() if "strateg" in one.msgstr.lower()]
    assert [text for text in odd if "strateg" not in text.lower()] == []


def test_english_says_department() -> None:
    """A unit is what an indicator is measured in."""
    places = re.compile(r"%\(\w+\)s|\{[^{}]*\}")
    odd = [
        english
        for one in catalogue()
        for english in (one.msgstr, *one.msgstr_plural.values())
        if one.msgid != "Einheit" and re.search(r"(?i)\bunits?\b", places.sub("", english))
    ]
    assert odd == []
