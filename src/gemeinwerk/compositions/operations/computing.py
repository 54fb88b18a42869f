"""A proposal is asked for, and worked out in the background.

What is kept of the answer are keys and numbers; names and sentences are put to it where it is shown
(`telling`).
"""

import secrets
from collections.abc import Collection
from contextlib import AbstractContextManager
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.compositions.errors import NothingToCompose
from gemeinwerk.compositions.models import Composition, CompositionState
from gemeinwerk.compositions.problems import named, pairs_of, problem_of
from gemeinwerk.compositions.verbs import CompositionsVerb
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.engines.composition import composition as answers
from gemeinwerk.engines.composition.problem import ProblemError

SLIPS = 1_000
"""Of a draw: chances are told in thousandths."""
MOST_SECONDS = 120


@verb
def ask(
    concept: Concept,
    *,
    by: User | None,
    seconds: int = 20,
    seed: int | None = None,
    draw: bool = False,
    only: Collection[int] | None = None,
) -> Composition:
    """`seed`: what the lot begins with, None: drawn now. `only`: keys of actor groups."""
    present = hold(concept)
    data = problem_of(
        present, seed=secrets.randbelow(1_000_000) if seed is None else seed, only=only
    )
    if not data["groups"]:
        raise NothingToCompose(_("Das Konzept hat noch keine Arbeitsgruppe."))
    if not any(one.get("wishes") for one in data["people"]):
        raise NothingToCompose(
            _("Noch wünscht niemand eine dieser Gruppen. Tragen Sie zuerst Wünsche ein.")
        )
    _require_readable(data)
    new = Composition.objects.create(
        concept=present,
        asked_by=by,
        asked_at=audit.now(),
        seconds=min(max(seconds, 1), MOST_SECONDS),
        slips=SLIPS if draw else 0,
        problem=data,
    )
    audit.record(CompositionsVerb.COMPOSITION_ASK, new, by=by, after={"seed": str(new.seed)})
    transaction.on_commit(jobs.nudge)
    return new


def _require_readable(data: dict[str, Any]) -> None:
    try:
        named(data)
    except ProblemError as wrong:
        raise NothingToCompose(wrong.words.in_language("de")) from wrong


# --- what the background does ---------------------------------------------------------------------


def asked_for(row: Composition) -> jobs.Asked | None:
    return jobs.Asked(row.asked_by_id, "composition.edit", row.concept) if row.asked_by_id else None


def compute(row: Composition, *, lengthen: AbstractContextManager[None]) -> None:
    _at_work(row).update(state=CompositionState.COMPUTING)
    from gemeinwerk.engines.composition import composer  # large: not in the server

    with lengthen:
        problem = named(row.problem)
        found = composer.compose(problem, seconds=row.seconds, slips=row.slips)
    pairs = pairs_of(one.seat for one in found.seats)
    _at_work(row).update(
        state=CompositionState.READY,
        status=found.status.value,
        proposed=pairs,
        seats=pairs,
        goals=[one.as_json() for one in found.goals],
        conflict=[_rule(one.rule) for one in found.conflict],
        draw=_draw(found.draw) if found.draw else {},
        error="",
        done_at=audit.now(),
    )


def fail(row: Composition, message: str) -> None:
    _at_work(row).update(state=CompositionState.FAILED, error=message)


def _at_work(row: Composition) -> QuerySet[Composition]:
    """Somebody may have discarded it meanwhile: then it stays so."""
    return jobs.in_hand(row).exclude(state=CompositionState.DISCARDED)


def _rule(rule: answers.Rule) -> dict[str, Any]:
    told = {
        "name": rule.name.value, "group": rule.group, "actor_group": rule.actor_group,
        "person": rule.person,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _draw(draw: answers.Draw) -> dict[str, Any]:
    """How likely everybody was, and which slip was drawn; the other slips can be made again."""
    return {
        "slips": draw.slips,
        "drawn": draw.drawn,
        "chances": [
            {"person": one.person, "exact": str(one.exact), "slips": one.slips}
            for one in draw.chances
        ],
    }
