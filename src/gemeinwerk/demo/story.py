"""How the integration concept came about, from the commission to the decision, day by day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.lifecycle import ConceptStatus as S
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content, process
from gemeinwerk.demo.answered import answered
from gemeinwerk.demo.commenting import commented
from gemeinwerk.demo.confirming import confirm_all, returning
from gemeinwerk.demo.deeds import Deed, perform
from gemeinwerk.demo.heard import heard
from gemeinwerk.demo.importing import import_spreadsheet
from gemeinwerk.demo.languages import explain, translate
from gemeinwerk.demo.meeting import meeting
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import Step, rewriting
from gemeinwerk.demo.rounds import earlier_rounds
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.operations import versions
from gemeinwerk.measures.reminding.operations import set_days

SHOWN = datetime(2024, 3, 11, 8, 0)
OPENED = datetime(2024, 4, 22, 9, 0)
GOALS_WRITTEN = datetime(2024, 11, 15, 13, 0)
TO_PARTICIPATION = Step("participation", left="sheet", first_day=date(2024, 11, 26), days=9)
TO_COUNCIL = Step("council", left="participation", first_day=date(2025, 2, 3), days=10)
TO_DECISION = Step("adopted", left="council", first_day=date(2025, 5, 21), days=8)


def commission(cast: Cast, predecessor: Concept) -> Concept:
    """From the first notice to the working groups, which end with goals."""
    concept = process.begin(cast, predecessor)
    perform(_dates(cast, concept, date(2024, 3, 10)))
    with audit.at(at(SHOWN)):
        concepts.publish(concept, by=cast.office)
    met = [*meeting(cast, concept, early=True), *heard(cast, early=True)]
    asked = [one for one in met if one.moment < at(OPENED)]
    perform([*_dates(cast, concept, date(2024, 4, 19)), *asked])
    process.advance(cast, concept, S.PARTICIPATION, OPENED)
    held = [one for one in met if one.moment >= at(OPENED)]
    until = date(2024, 11, 14)
    perform([*_dates(cast, concept, until), *earlier_rounds(cast, predecessor), *held])
    process.advance(cast, concept, S.DRAFTING, datetime(2024, 11, 14, 11, 0))
    with audit.at(at(GOALS_WRITTEN)):
        process.write_goals(cast, concept, content.read("concept")["goal"])
    return concept


def bring_in(cast: Cast, concept: Concept) -> None:
    import_spreadsheet(cast, concept)


def draft(cast: Cast, concept: Concept) -> None:
    """What came in is mended with the units until it can be frozen for participation."""
    perform([*returning(cast, concept), *rewriting(cast, concept, TO_PARTICIPATION)])
    translate(cast, concept, stage="participation", moment=datetime(2024, 12, 5, 18, 30))
    process.answer_findings(cast, concept, content.read("concept")["finding"])
    confirm_all(cast, concept, asked=date(2024, 12, 9), answered=[date(2024, 12, 10)])
    _let_stand(cast, concept)
    _freeze(cast, concept, 0)


def participate(cast: Cast, concept: Concept) -> None:
    perform([*commented(cast, concept), *rewriting(cast, concept, TO_COUNCIL)])
    translate(cast, concept, stage="council", moment=datetime(2025, 2, 13, 16, 0))
    confirmed = [date(2025, 2, day) for day in range(17, 22)]
    confirm_all(cast, concept, asked=date(2025, 2, 14), answered=confirmed)
    perform([*_dates(cast, concept, date(2025, 2, 28)), *answered(cast, concept)])
    _freeze(cast, concept, 1)


def decide(cast: Cast, concept: Concept, predecessor: Concept) -> None:
    process.advance(cast, concept, S.DELIBERATION, datetime(2025, 3, 3, 9, 0))
    perform(
        [
            *_dates(cast, concept, date(2025, 6, 4)),
            *rewriting(cast, concept, TO_DECISION),
        ]
    )
    translate(cast, concept, stage="adopted", moment=datetime(2025, 6, 5, 8, 10))
    explain(cast, concept, moment=datetime(2025, 6, 5, 8, 20))
    confirm_all(cast, concept, asked=date(2025, 6, 5), answered=[date(2025, 6, 6)])
    _freeze(cast, concept, 2)
    last = content.read("concept")["version"][2]
    decision = {"decided_on": last["decided_on"], "paper": last["paper"]}
    process.advance(cast, concept, S.ADOPTED, datetime(2025, 6, 10, 10, 0), **decision)
    earlier = partial(set_days, concept, milestone_before=21, end_before=90, by=cast.office)
    perform([Deed(at(date(2025, 6, 10), time(10, 5)), "", earlier)])
    with audit.at(at(datetime(2025, 6, 10, 10, 20))):
        concepts.edit(concept, by=cast.office, paper_url=last["paper_url"])
    process.advance(cast, concept, S.IMPLEMENTATION, datetime(2025, 6, 11, 9, 0))
    process.advance(cast, predecessor, S.SUPERSEDED, datetime(2025, 6, 11, 9, 10))


def _dates(cast: Cast, concept: Concept, until: date) -> Iterator[Deed]:
    return process.dates(cast, concept, content.read("concept")["phase"], until=until)


def _let_stand(cast: Cast, concept: Concept) -> None:
    for row in content.read("concept")["override"]:
        with audit.at(at(row["on"])):
            measures.override_finding(
                concept.measures.get(code=row["code"]),
                rule=row["rule"],
                reason=row["why"],
                by=cast.office,
            )


def _freeze(cast: Cast, concept: Concept, number: int) -> None:
    """Freeze a version and publish it half an hour later."""
    row = dict(content.read("concept")["version"][number])
    row.pop("paper_url", None)
    moment, who = row.pop("frozen"), cast.users[row.pop("by")]
    with audit.at(at(moment)):
        version = versions.freeze(concept, by=who, **row)
    with audit.at(at(moment + timedelta(minutes=30))):
        versions.publish(version, by=who)
