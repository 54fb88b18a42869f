"""What is told of a contribution's outcomes, frozen as plain values."""

from collections.abc import Iterable

from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.models import Said


def document_of(outcomes: Iterable[Outcome]) -> list[Said]:
    """In the order in which they were made; the measure or goal as it is called now."""
    return [_said(one) for one in sorted(outcomes, key=lambda one: one.pk)]


def says_the_same(one: Iterable[Said], other: Iterable[Said]) -> bool:
    """A measure that is called otherwise meanwhile is no other answer."""
    return [_kept(said) for said in one] == [_kept(said) for said in other]


def _said(outcome: Outcome) -> Said:
    place = outcome.place
    said: Said = {
        "kind": outcome.kind,
        "measure": outcome.measure_id,
        "code": place.code if place else "",
        "title": place.title if place else "",
        "to": outcome.to,
        "reason": outcome.reason,
    }
    if outcome.goal_id is not None:
        said["goal"] = outcome.goal_id
    return said


def _kept(said: Said) -> tuple[str, int | None, int | None, str, str]:
    return said["kind"], said["measure"], said.get("goal"), said["to"], said["reason"]
