"""Four deviations: named by the units, proposed, decided or not yet; tasks done, open, overdue.
And changes of what was decided: agreed to, or waiting."""

from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from functools import partial
from typing import Any

from gemeinwerk.concepts.decided import sources
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.confirming import who_speaks_for
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.risks import risked
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.amending.models import AmendmentState
from gemeinwerk.monitoring.operations import show_decision
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.monitoring.steering.models import Assignment, DeviationState
from gemeinwerk.monitoring.steering.operations import Said, Task

NOON, LATER = time(13, 20), time(15, 5)
_OFF = ("off", "cause", "cause_text", "at_stake", "people")
_PROPOSED = ("correction", "new_end", "wanted", "decide_by")


def steered(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("steering")
    for row in told["dependency"]:
        yield Deed(at(row["entered"], NOON), row["measure"], partial(_depend, cast, concept, row))
    for row in told["deviation"]:
        measure = concept.measures.get(code=row["measure"])
        yield Deed(at(row["named"], NOON), measure.code, partial(_name, measure, row))
        propose = partial(_propose, cast, measure, row)
        yield Deed(at(row["proposed"], LATER), measure.code, propose)
        if decided := row.get("decision"):
            decide = partial(_decide, cast, measure, decided, "by" in row)
            yield Deed(at(decided["entered"], time(16, 40)), measure.code, decide)
            for task in decided["task"]:
                if "done" in task:
                    done = partial(_finish, cast, measure, task)
                    yield Deed(at(task["done"], NOON), measure.code, done)
    yield from _amended(cast, concept, told["amendment"])
    yield from risked(cast, concept, told["risk"])


def _amended(cast: Cast, concept: Concept, rows: list[dict[str, Any]]) -> Iterator[Deed]:
    for row in rows:
        measure = concept.measures.get(code=row["measure"])
        propose = partial(_amend, cast, measure, row)
        yield Deed(at(row["proposed"], time(11, 35)), measure.code, propose)
        if "entered" in row:
            agree = partial(_agree, cast, measure, row)
            yield Deed(at(row["entered"], time(11, 50)), measure.code, agree)


def _amend(cast: Cast, measure: Measure, row: dict[str, Any]) -> None:
    names = ("kind", "reason", "new_end", "indicator", "new_target", "words")
    lead = cast.organisations[row["new_lead"]] if "new_lead" in row else None
    wanted = amending.Wanted(**{name: row[name] for name in names if name in row}, new_lead=lead)
    amending.propose(measure, wanted=wanted, by=who_speaks_for(measure))


def _agree(cast: Cast, measure: Measure, row: dict[str, Any]) -> None:
    settled = _chosen(cast, measure, row) if "chosen" in row else _typed(cast, row)
    found = measure.amendments.get(state=AmendmentState.PROPOSED)
    amending.agree(found, settled=settled, by=cast.users[COORDINATOR])


def _typed(cast: Cast, row: dict[str, Any]) -> amending.Settled:
    body = cast.bodies[row["by"]] if "by" in row else None
    return amending.Settled(row["on"], body, row.get("reference", ""), row.get("answer", ""))


def _chosen(cast: Cast, measure: Measure, row: dict[str, Any]) -> amending.Settled:
    """As the form does with a decision that areas offer."""
    offered = {one.reference: one for one in sources(measure.concept)}[row["chosen"]]
    body = next(one for one in cast.bodies.values() if one.pk == offered.body)
    return amending.Settled(offered.decided_on, body, offered.reference)


def _depend(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    waiting, on = (concept.measures.get(code=row[name]) for name in ("measure", "on"))
    steering.depend(waiting, on=on, why=row["why"], by=cast.users[COORDINATOR])


def _name(measure: Measure, row: dict[str, Any]) -> None:
    said = Said(**{name: row[name] for name in _OFF if name in row})
    steering.name_deviation(measure, said=said, by=who_speaks_for(measure))


def _propose(cast: Cast, measure: Measure, row: dict[str, Any]) -> None:
    known = {name: row[name] for name in (*_OFF, *_PROPOSED) if name in row}
    body = cast.bodies[row["by"]] if "by" in row else None
    cost = Decimal(row["cost"]) if "cost" in row else None
    said = Said(**known, decider=body, cost=cost)
    steering.reword(measure.deviations.get(), said=said, by=who_speaks_for(measure))


def _decide(cast: Cast, measure: Measure, row: dict[str, Any], by_body: bool) -> None:
    units = cast.organisations
    deviation = measure.deviations.get(state=DeviationState.PROPOSED)
    by = cast.users[COORDINATOR] if by_body else who_speaks_for(measure)
    decision = steering.decide(
        deviation,
        verdict=row["verdict"],
        words=row["words"],
        decided_on=row["on"],
        reference=row.get("reference", ""),
        body=cast.bodies["STG"] if by_body else None,
        tasks=[Task(one["text"], units[one["unit"]], one["due"]) for one in row["task"]],
        by=by,
    )
    if row.get("public"):
        show_decision(decision, public=True, by=cast.users[COORDINATOR])


def _finish(cast: Cast, measure: Measure, row: dict[str, Any]) -> None:
    task = Assignment.objects.get(decision__deviation__measure=measure, text=row["text"])
    steering.finish(task, on=row["done"], by=cast.users[COORDINATOR])
