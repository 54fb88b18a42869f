"""The units are asked for their word. Most stand behind their measures at once, a few do not."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from functools import partial
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed, perform
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import queries
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure


def returning(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """Measures that a unit gives back to the office before they are mended."""
    for row in content.read("concept")["returned"]:
        measure = queries.of_concept(concept).get(code=row["code"])
        ask = partial(measures.ask_confirmation, measure, by=cast.users[COORDINATOR])
        yield Deed(at(row["asked"]), measure.code, ask)
        yield Deed(at(row["on"], time(8, 20)), measure.code, _returning(cast, measure, row))


def confirm_all(cast: Cast, concept: Concept, *, asked: date, answered: Sequence[date]) -> None:
    """Ask for every word that is missing, by the last of the days on which the units answer."""
    missing = queries.of_concept(concept).exclude(confirmation=Confirmation.CONFIRMED)
    waiting = list(queries.whole(missing))
    ask = partial(
        measures.ask_confirmations,
        concept,
        keys=[one.pk for one in waiting],
        due=max(answered),
        by=cast.users[COORDINATOR],
    )
    perform([Deed(at(asked, time(9, 20)), "", ask)])
    perform(
        Deed(
            at(answered[place % len(answered)], time(8 + place % 8, place * 13 % 60)),
            measure.code,
            _confirming(measure),
        )
        for place, measure in enumerate(waiting)
    )


def who_speaks_for(measure: Measure) -> User:
    """The first of those in the lead unit who are asked and told."""
    assert measure.lead_unit
    return queries.people_of_unit(measure.lead_unit)[0]


def _returning(cast: Cast, measure: Measure, row: dict[str, Any]) -> partial[Measure]:
    return partial(
        measures.return_to_office,
        measure,
        by=cast.users[row["by"]],
        reason=row["why"],
        expected_revision=measure.revision,
    )


def _confirming(measure: Measure) -> partial[Measure]:
    return partial(
        measures.confirm,
        measure,
        by=who_speaks_for(measure),
        expected_revision=measure.revision,
    )
