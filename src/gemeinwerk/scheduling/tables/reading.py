"""A table to what each of its rows says, and whose row it is.

What was read goes along with the page on which it is looked through, signed, so that nothing lies
here of which nobody said yet that it may.
"""

from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from typing import TypedDict

from django.core import signing
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.core.shapes import fits
from gemeinwerk.engines.planning import problem as engine
from gemeinwerk.engines.planning.files.people import PeopleFile
from gemeinwerk.engines.planning.problem import ProblemError, Span, Words
from gemeinwerk.german.text import fold
from gemeinwerk.scheduling.apart import Apart
from gemeinwerk.scheduling.errors import Unfitting
from gemeinwerk.scheduling.models import Schedule

_SALT = "gemeinwerk.scheduling.tables"
_SECONDS = 12 * 3600
MOST = 2000


class TableRow(TypedDict):
    """name: as it stands there. person: whose row it is, None where nobody is called so, or two
    are. Days as 2027-03-08. silent: nothing is said there."""

    name: str
    person: int | None
    away: list[str]
    rather_not: list[str]
    can: list[str]
    silent: bool


class Table(TypedDict):
    """notes: what was read with doubt or not at all: place and sentence. asked: of how many days
    it speaks."""

    rows: list[TableRow]
    notes: list[list[str]]
    asked: int


def read(schedule: Schedule, content: bytes, name: str, people: Collection[Person]) -> Table:
    """people: whom the planning is for. Raises `Unfitting` with the place."""
    length = (schedule.last - schedule.first).days + 1
    language = get_language() or "de"
    try:
        found = Apart(language).people(
            content,
            name,
            horizon=Span(schedule.first, schedule.last),
            dates=[schedule.first + timedelta(days=n) for n in range(length)],
            start=time.fromisoformat(schedule.start),
            minutes=schedule.minutes,
        )
    except ProblemError as wrong:
        raise Unfitting(wrong.in_language(language)) from wrong
    if len(found.people) > MOST:
        raise Unfitting(_("In der Datei stehen mehr als {n} Personen.").format(n=MOST))
    whose = _by_name(people)
    return {
        "rows": [_row(found, one, whose) for one in found.people],
        "notes": [_told(place, words, language) for place, words in found.notes],
        "asked": len(found.asked),
    }


def _row(found: PeopleFile, one: engine.Person, whose: dict[str, int | None]) -> TableRow:
    silent = one.id in found.silent
    asked = frozenset() if silent else found.asked
    away = one.unavailable & asked
    rather_not = (found.reluctant.get(one.id, frozenset()) & asked) - away
    name = one.name or one.id
    return {
        "name": name,
        "person": whose.get(_plain(name)),
        "away": _written(away),
        "rather_not": _written(rather_not),
        "can": _written(asked - away - rather_not),
        "silent": silent,
    }


def _told(place: str | Words, words: Words, language: str) -> list[str]:
    where = place if isinstance(place, str) else place.in_language(language)
    return [where, words.in_language(language)]


def _by_name(people: Iterable[Person]) -> dict[str, int | None]:
    """None: two are called so."""
    found: dict[str, int | None] = {}
    for one in people:
        key = _plain(one.name)
        found[key] = None if key in found else one.pk
    return found


def _plain(name: str) -> str:
    """The same for „Anna Arndt“ and „ARNDT, Anna“."""
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def _written(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


def sealed(table: Table, schedule: Schedule, user: User) -> str:
    return signing.dumps([schedule.pk, user.pk, table], salt=_SALT, compress=True)


def opened(packed: str, schedule: Schedule, user: User) -> Table:
    """Raises `Unfitting` where it is another's, or of yesterday."""
    try:
        planning, who, table = signing.loads(packed, salt=_SALT, max_age=_SECONDS)
    except (signing.BadSignature, ValueError):
        planning, who, table = None, None, None
    if (planning, who) != (schedule.pk, user.pk) or not fits(table, Table):
        raise Unfitting(_("Bitte wählen Sie die Datei noch einmal aus; sie liegt nicht mehr vor."))
    found: Table = table
    return found
