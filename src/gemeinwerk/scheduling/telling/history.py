"""What happened to a planning, newest first: answers that came one after the other are one line."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.audit.sentences import Sentence
from gemeinwerk.scheduling.verbs import SchedulingVerb

_BY_MANY = (SchedulingVerb.POLL_ANSWER, SchedulingVerb.TIMES_OWN)


def together(found: Iterable[Sentence]) -> list[str]:
    told: list[str] = []
    for by_many, some in groupby(found, key=lambda one: one.verb in _BY_MANY):
        rows = list(some)
        told += _counted(rows) if by_many else map(str, rows)
    return told


def _counted(found: list[Sentence]) -> Iterator[str]:
    for verb in _BY_MANY:
        rows = [one for one in found if one.verb == verb]
        if len(rows) < 2:
            yield from map(str, rows)
            continue
        days = [localdate(one.at) for one in rows]
        yield f"{_when(min(days), max(days))}: {_what(verb, len(rows))}"


def _when(first: date, last: date) -> str:
    if first == last:
        return date_format(first, "DATE_FORMAT")
    return _("{first} bis {last}").format(
        first=date_format(first, "DATE_FORMAT"), last=date_format(last, "DATE_FORMAT")
    )


def _what(verb: str, number: int) -> str:
    if verb == SchedulingVerb.POLL_ANSWER:
        words = ngettext(
            "eine Antwort auf die Terminumfrage.",
            "{n} Antworten auf die Terminumfrage.",
            number,
        )
    else:
        words = ngettext(
            "ein eigener Kalender eingelesen.", "{n} eigene Kalender eingelesen.", number
        )
    return words.format(n=number)
