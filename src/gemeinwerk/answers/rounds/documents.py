"""What is told of a contribution's outcomes, frozen as plain values."""

from collections.abc import Iterable

from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.models import Said


def document_of(outcomes: Iterable[Outcome]) -> list[Said]:
    """In the order in which they were made; the measure as it is called now."""
    return [_said(one) for one in sorted(outcomes, key=lambda one: one.pk)]


def says_the_same(one: Iterable[Said], other: Iterable[Said]) -> bool:
    """A measure that is called otherwise meanwhile is no other answer."""
    return [_kept(said) for said in one] == [_kept(said) for said in other]


def _said(outcome: Outcome) -> Said:
    measure = outcome.measure
    return {
        "kind": outcome.kind,
        "measure": measure.pk if measure else None,
        "code": measure.code if measure else "",
        "title": measure.title if measure else "",
        "to": outcome.to,
        "reason": outcome.reason,
    }


def _kept(said: Said) -> tuple[str, int | None, str, str]:
    return said["kind"], said["measure"], said["to"], said["reason"]
