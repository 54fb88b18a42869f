"""Five risks: of measures and of the whole, looked at again or not, one that happened."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.town import Cast
from gemeinwerk.monitoring.risks import operations as risks
from gemeinwerk.monitoring.risks.models import Risk

NOON = time(12, 15)
_SAID = ("title", "effect", "likelihood", "harm", "doing")


def risked(cast: Cast, concept: Concept, rows: list[dict[str, Any]]) -> Iterator[Deed]:
    for row in rows:
        code = row.get("measure", "")
        yield Deed(at(row["entered"], NOON), code, partial(_enter, cast, concept, row))
        if row.get("seen", row["entered"]) != row["entered"]:
            yield Deed(at(row["seen"], NOON), code, partial(_look, cast, row))
        if "closed" in row:
            yield Deed(at(row["closed"], NOON), code, partial(_close, cast, row))


def _enter(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    measure = concept.measures.get(code=row["measure"]) if "measure" in row else None
    owner = cast.organisations[row["owner"]] if "owner" in row else measure and measure.lead_unit
    assert owner
    known = {name: row[name] for name in _SAID if name in row}
    said = risks.RiskSaid(**known, owner=owner, measure=measure)
    risks.add_risk(concept, said=said, by=cast.users[COORDINATOR])


def _look(cast: Cast, row: dict[str, Any]) -> None:
    risks.review(Risk.objects.get(title=row["title"]), by=cast.users[COORDINATOR])


def _close(cast: Cast, row: dict[str, Any]) -> None:
    risks.close_risk(
        Risk.objects.get(title=row["title"]),
        state=row["state"],
        reason=row["reason"],
        by=cast.users[COORDINATOR],
    )
