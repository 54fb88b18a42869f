"""What those who are invited in Havelfurt are asked and say, and who would like to join later."""

from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from typing import Any

from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.invitations.answering import asking, needs, queries
from gemeinwerk.invitations.answering.models import AnswerPage, Time
from gemeinwerk.invitations.answering.operations import Given, Needed
from gemeinwerk.invitations.joining import operations as joining
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.models import Answer, Wave

Row = dict[str, Any]
_AFTER_NOON, _EVENING = time(13, 30), time(19, 20)
LASTS, DEPUTY = timedelta(hours=2), "Mirjam Krüger"


def asked(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """What is asked in each wave, on the day it is made; then the page „Mitmachen“."""
    told = content.read("answers")
    for row in told["page"]:
        yield Deed(at(row["asked"], _AFTER_NOON), row["wave"], partial(_ask, cast, concept, row))
    later = told["joining"]
    yield Deed(
        at(later["opened"], _AFTER_NOON), later["wave"], partial(_open, cast, concept, later)
    )
    for row in later["request"]:
        yield Deed(at(row["asked"], _EVENING), row["name"], partial(_join, concept, row))


def said(wave: Wave, number: int, coming: str) -> tuple[Given, Needed]:
    """What the person of that number says in a wave, beside whether they come."""
    rows = content.read("answers")["said"]
    row: Row = rows[number % len(rows)] if coming != Answer.DECLINED else {}
    page = queries.page_of(wave)
    bodies = [one.pk for one in queries.offered(page)] if row else []
    wished = {bodies[n % len(bodies)] for n in (number, number // 2) if bodies}
    given = Given(
        coming=coming,
        deputy_name=DEPUTY if coming == Answer.DEPUTISED else "",
        bodies=tuple(sorted(wished)),
        times=_times(page, row),
        away=_away(page, row),
        themes=row.get("themes", ""),
    )
    # What was ordered for a day that is over is deleted by now.
    wants = tuple(row.get("needs", ())) if needs.last_day(page) >= localdate() else ()
    return given, Needed(wants, row.get("interpreting", ""), row.get("note", "") if wants else "")


def _times(page: AnswerPage, row: Row) -> list[Time]:
    return [
        {"weekday": slot["weekday"], "date": "", "start": slot["start"], "fit": fit}
        for slot, fit in zip(page.slots, row.get("fits", ()), strict=False)
        if fit
    ]


def _away(page: AnswerPage, row: Row) -> list[Any]:
    if not page.starts_at or "away" not in row:
        return []
    first, last = (localdate(page.starts_at) + timedelta(days=n) for n in row["away"])
    return [{"first": first.isoformat(), "last": last.isoformat()}]


def _ask(cast: Cast, concept: Concept, row: Row) -> None:
    wave = _wave(concept, row["wave"])
    meets = at(row["meets"])
    asking.set_page(
        wave,
        by=cast.office,
        bodies=queries.offered(AnswerPage(wave=wave)),
        meeting=row["meeting"],
        place=row["place"],
        starts_at=meets,
        ends_at=meets + LASTS,
    )
    for text in row["text"]:
        words = {name: word for name, word in text.items() if name != "language"}
        asking.write_page(wave, language=text["language"], by=cast.office, **words)


def _open(cast: Cast, concept: Concept, row: Row) -> None:
    wave = _wave(concept, row["wave"])
    joining.set_joining(wave.concept, is_open=True, text=row["text"], wave=wave, by=cast.office)


def _join(concept: Concept, row: Row) -> None:
    typed = {name: row[name] for name in ("name", "email", "organisation", "message", "language")}
    joining.ask(Concept.objects.get(pk=concept.pk), **typed)
    asker = JoinRequest.objects.get(concept=concept.pk, email=row["email"])
    joining.confirm(asker)


def _wave(concept: Concept, name: str) -> Wave:
    found: Wave = Wave.objects.select_related("concept__municipality").get(
        concept=concept.pk, name=name
    )
    return found
