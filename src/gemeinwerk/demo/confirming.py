"""The units are asked for their word. Most stand behind their measures at once, a few do not."""

from datetime import date, time, timedelta

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import queries
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure


def return_some(cast: Cast, concept: Concept) -> None:
    """Measures a unit gave back to the office before they were mended."""
    for row in content.read("concept")["returned"]:
        measure = queries.of_concept(concept).get(code=row["code"])
        with audit.at(at(row["asked"])):
            measure = measures.ask_confirmation(measure, by=cast.users[COORDINATOR])
        with audit.at(at(row["on"], time(15, 20))):
            measures.return_to_office(
                measure,
                by=cast.users[row["by"]],
                reason=row["why"],
                expected_revision=measure.revision,
            )


def confirm_all(cast: Cast, concept: Concept, *, asked: date, within: int) -> None:
    """Ask for every word that is missing; the units answer within some days."""
    open_ones = queries.whole(
        queries.of_concept(concept).exclude(confirmation=Confirmation.CONFIRMED)
    )
    waiting = []
    for place, measure in enumerate(open_ones):
        with audit.at(at(asked, time(9 + place % 3, place * 11 % 60))):
            waiting.append(measures.ask_confirmation(measure, by=cast.users[COORDINATOR]))
    for place, measure in enumerate(waiting):
        day = asked + timedelta(days=1 + place % within)
        with audit.at(at(day, time(8 + place % 8, place * 13 % 60))):
            measures.confirm(
                measure, by=who_speaks_for(measure), expected_revision=measure.revision
            )


def who_speaks_for(measure: Measure) -> User:
    """The first of those in the lead unit who are asked and told."""
    assert measure.lead_unit
    return queries.people_of_unit(measure.lead_unit)[0]
