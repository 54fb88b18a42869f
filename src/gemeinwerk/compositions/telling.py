"""A proposal in words: who sits where and why, how good it is, what is missing, where to mend that.

The sentences are the engine's, made anew with the names of today; for what the office changed by
hand as well, since they are true of any composition.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from gemeinwerk.compositions.models import Composition
from gemeinwerk.compositions.problems import key_of, seats_of
from gemeinwerk.core.ui import Tone
from gemeinwerk.engines.composition import composition as answers
from gemeinwerk.engines.composition import costing
from gemeinwerk.engines.composition.composition import Entry, Rule, RuleName
from gemeinwerk.engines.composition.problem import Ends, Group, Problem, Seat
from gemeinwerk.engines.composition.reasons import Reasons
from gemeinwerk.engines.composition.sentences import Sentences

GOALS: dict[str, str | Promise] = {
    "shortfall": gettext_lazy("Sitze, die bis zu den Zielen fehlen"),
    "people_left_out": gettext_lazy("Menschen mit Wünschen und ohne Sitz"),
    "wishes": gettext_lazy("Stufen unter dem ersten Wunsch, zusammen"),
    "organisations": gettext_lazy("weitere Sitze desselben Hauses in einer Gruppe"),
    "changes": gettext_lazy("Sitze des Vorschlags davor, die wegfallen"),
    "lot": gettext_lazy("Summe der Losnummern"),
}
NO_PERSON_IN_IT = "lot"
"""Means nothing to people but that the lot is drawn again."""


@dataclass(frozen=True)
class Sitting:
    """Somebody in a group of the proposal."""

    person: int
    name: str
    reason: str
    by_hand: bool
    there_already: bool


@dataclass(frozen=True)
class InGroup:
    body: int
    name: str
    size: str
    sittings: list[Sitting]


@dataclass(frozen=True)
class GoalTold:
    """What was reached, how surely, and what it is now that the office has changed something."""

    label: str
    value: int
    proof: str
    tone: Tone
    now: int
    worse: bool


@dataclass(frozen=True)
class Mend:
    """A sentence, and where what it speaks of is changed."""

    sentence: str
    url: str
    action: str


@dataclass(frozen=True)
class ChanceTold:
    name: str
    slips: int
    fair: str
    drawn: bool


@dataclass(frozen=True)
class Told:
    groups: list[InGroup]
    goals: list[GoalTold]
    missing: list[Mend]
    broken: list[Mend]
    conflict: list[Mend]
    without: list[tuple[int, str]]
    wishless: list[tuple[int, str]]
    """In no group either, but they wish none: only by hand they come into one."""
    chances: list[ChanceTold] = field(default_factory=list)
    changed: bool = False


def tell(row: Composition, problem: Problem) -> Told:
    seats = [one for one in seats_of(row.seats) if _known(one, problem)]
    draw, seated = _draw(row), {one.person for one in seats}
    reasons = Reasons(problem, frozenset(seats), draw)
    proposed = set(seats_of(row.proposed))
    cost = costing.cost(problem, seats)
    return Told(
        groups=[_group(one, seats, problem, reasons, proposed) for one in problem.groups],
        goals=[_goal(one, cost.goals) for one in row.goals],
        missing=[mend(row, one) for one in cost.missing],
        broken=[mend(row, one) for one in cost.broken],
        conflict=[_conflicting(row, one, problem) for one in row.conflict],
        without=[
            (key_of(one), problem.person[one].name) for one in costing.left_out(problem, seats)
        ],
        wishless=[
            (key_of(one.id), one.name)
            for one in problem.people
            if not one.wishes and one.id not in seated
        ],
        chances=_chances(draw, problem, seated),
        changed=proposed != set(seats),
    )


def spoken(words: Any) -> str:
    return str(words.in_language((get_language() or "de")[:2]))


def mend(row: Composition, entry: Entry) -> Mend:
    rule = entry.rule
    sentence = spoken(entry.words)
    body = key_of(rule.group) if rule.group else 0
    if rule.name in (RuleName.SIZE_LEAST, RuleName.SIZE_MOST):
        return Mend(sentence, reverse("actors:body_edit", args=[body]), _("Größe ändern"))
    if rule.name in (RuleName.TARGET_LEAST, RuleName.TARGET_MOST):
        return Mend(sentence, reverse("actors:targets", args=[body]), _("Ziele ändern"))
    if rule.name is RuleName.REQUIRED:
        return Mend(sentence, reverse("actors:body", args=[body]), _("Sitze ansehen"))
    address = reverse("compositions:candidates", args=[row.concept.slug])
    return Mend(sentence, address, _("Wünsche ändern"))


def difference(problem: Problem, before: costing.Cost, after: costing.Cost) -> list[str]:
    """What a change costs, or gains: goals that go up or down, rules that break or are mended."""
    told = []
    for name, value in after.goals.items():
        more = value - before.goals[name]
        if more and name != NO_PERSON_IN_IT:
            told.append(f"{capfirst(str(GOALS[name]))}: {more:+d}".replace("-", "−"))
    kept = {one.rule for one in (*before.broken, *before.missing)}
    told += [spoken(one.words) for one in (*after.broken, *after.missing) if one.rule not in kept]
    return told


def _group(
    group: Group, seats: Iterable[Seat], problem: Problem, reasons: Reasons, proposed: set[Seat]
) -> InGroup:
    there = []
    for one in seats:
        if one.group != group.id:
            continue
        person = problem.person[one.person]
        required = one.person in group.required
        may = required or (group.id in person.wishes and group.id not in person.never)
        reason = spoken(reasons.of(one)) if may else _("Von Hand gesetzt, ohne diesen Wunsch.")
        by_hand = one not in proposed
        there.append(Sitting(key_of(one.person), person.name, reason, by_hand, required))
    return InGroup(key_of(group.id), group.name, _size(group.size, len(problem.people)), there)


def _size(size: Ends, all_: int) -> str:
    if size.most >= all_:
        return _("mindestens {n}").format(n=size.least) if size.least else ""
    if size.least == size.most:
        return str(size.least)
    return _("{low} bis {high}").format(low=size.least, high=size.most)


def _goal(kept: dict[str, Any], now: dict[str, int]) -> GoalTold:
    name, value, bound = kept["name"], kept["value"], kept["bound"]
    proven = value == bound
    proof = (
        _("weniger geht nachweislich nicht")
        if proven
        else _("mindestens {bound}; mehr ließ sich in der Zeit nicht zeigen").format(bound=bound)
    )
    tone: Tone = "done" if proven else "partly"
    return GoalTold(capfirst(str(GOALS[name])), value, proof, tone, now[name], now[name] > value)


def _conflicting(row: Composition, kept: dict[str, Any], problem: Problem) -> Mend:
    rule = Rule(
        RuleName(kept["name"]), kept.get("group"), kept.get("actor_group"), kept.get("person")
    )
    return mend(row, Sentences(problem).asks(rule))


def _chances(draw: answers.Draw | None, problem: Problem, seated: set[str]) -> list[ChanceTold]:
    found = [
        ChanceTold(problem.person[one.person].name, one.slips, str(one.exact), one.person in seated)
        for one in (draw.chances if draw else ())
    ]
    return sorted(found, key=lambda one: (one.slips, one.name))


def _draw(row: Composition) -> answers.Draw | None:
    if not row.draw:
        return None
    chances = tuple(
        answers.Chance(one["person"], Fraction(one["exact"]), one["slips"])
        for one in row.draw["chances"]
    )
    return answers.Draw(row.draw["slips"], row.draw["drawn"], chances, ())


def _known(seat: Seat, problem: Problem) -> bool:
    return seat.group in problem.group and seat.person in problem.person
