"""Two shared indicators with their series, one of them read from an address, one table of counts,
two contradictions that are open and one that was settled."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.town import Cast
from gemeinwerk.figures import operations as figures
from gemeinwerk.figures import pasted
from gemeinwerk.figures.models import Contradiction, SharedIndicator
from gemeinwerk.figures.protecting import protect
from gemeinwerk.figures.reading import operations as feeds
from gemeinwerk.figures.reading.models import Feed, Outcome
from gemeinwerk.figures.reading.parsing import Found

EARLY, MORNING, LATER = time(5, 10), time(8, 50), time(9, 30)
_NUMBERS = ("baseline", "target")


def figured(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("figures")
    for row in told["shared"]:
        yield Deed(at(row["added"], MORNING), row["name"], partial(_share, cast, concept, row))
        for value in row["values"]:
            known = partial(_measure, cast, concept, row["name"], value)
            yield Deed(at(value["entered"], LATER), row["name"], known)
        yield from _read(cast, concept, row)
    for row in told["breakdown"]:
        yield Deed(at(row["entered"], LATER), row["title"], partial(_break, cast, concept, row))
    for row in told["contradiction"]:
        yield Deed(at(row["noted"], LATER), row["subject"], partial(_note, cast, concept, row))
        if "decided" in row:
            settle = partial(_settle, cast, concept, row)
            yield Deed(at(row["decided"], LATER), row["subject"], settle)


def _share(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    known = {name: row[name] for name in figures.NAMES if name in row}
    said = figures.Said(**known | {name: Decimal(row[name]) for name in _NUMBERS})
    by = cast.users[COORDINATOR]
    shared = figures.add_shared(concept, said=said, by=by)
    for served in row["serves"]:
        if code := served.get("measure"):
            measure = concept.measures.get(code=code)
            figures.link_measure(shared, measure=measure, indicator=row["name"], by=by)
        else:
            figures.link_goal(shared, goal=concept.goals.get(code=served["goal"]), by=by)


def _measure(cast: Cast, concept: Concept, name: str, value: dict[str, Any]) -> None:
    shared = SharedIndicator.objects.get(concept=concept, name=name)
    figures.record_shared(
        shared,
        day=value["on"],
        number=Decimal(str(value["value"])),
        source=shared.source,
        remark=value.get("remark", ""),
        by=cast.users[COORDINATOR],
    )


def _read(cast: Cast, concept: Concept, row: dict[str, Any]) -> Iterator[Deed]:
    """The address it is read from, and what was found there; nothing is fetched for it."""
    told, name = row.get("feed"), row["name"]
    if told:
        said = feeds.Said(**{key: told[key] for key in feeds.NAMES if key in told})
        yield Deed(at(told["set"], MORNING), name, partial(_source, cast, concept, name, said))
        for found in told["readings"]:
            noted = partial(_found, cast, concept, name, found)
            yield Deed(at(found["on"], EARLY), name, noted)


def _source(cast: Cast, concept: Concept, name: str, said: feeds.Said) -> None:
    shared = SharedIndicator.objects.get(concept=concept, name=name)
    feeds.set_feed(shared, said=said, by=cast.users[COORDINATOR])


def _found(cast: Cast, concept: Concept, name: str, told: dict[str, Any]) -> None:
    feed = Feed.objects.get(shared__concept=concept, shared__name=name)
    days = [date.fromisoformat(day) for day in told["values"]]
    feeds.note_found(feed, found=Found(days, [str(value) for value in told["values"].values()]))
    if told.get("taken"):
        waiting = feed.readings.get(outcome=Outcome.WAITING)
        feeds.take(waiting, by=cast.users[COORDINATOR])


def _break(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    table = pasted.read(row["table"])
    counts = [[*place, str(count)] for place, count in table.counts.items()]
    figures.add_breakdown(
        concept,
        title=row["title"],
        day=row["day"],
        source=row["source"],
        across=row["across"],
        table=table,
        safe=protect([list(table.rows), list(table.columns)], counts),
        shared=SharedIndicator.objects.get(concept=concept, name=row["shared"]),
        by=cast.users[COORDINATOR],
    )


def _note(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    names = ("subject", "day", "first", "first_source", "second", "second_source")
    figures.note_contradiction(
        concept,
        measure=concept.measures.get(code=row["measure"]) if "measure" in row else None,
        by=cast.users[COORDINATOR],
        **{name: row[name] for name in names if name in row},
    )


def _settle(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    found = Contradiction.objects.get(concept=concept, subject=row["subject"])
    figures.decide_contradiction(found, holds=row["holds"], reason=row["reason"], by=cast.office)
