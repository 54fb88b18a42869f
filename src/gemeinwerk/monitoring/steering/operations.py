"""What can happen to a deviation: named, proposed on, decided, done, closed.

name_deviation(measure, said=Said(off="…", cause="money", …), by=user)
decide(deviation, verdict="agreed", words="…", body=group, decided_on=day, task=Task(…), by=user)
finish(assignment, on=day, by=user)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.steering import notices
from gemeinwerk.monitoring.steering.chains import circle_sentence, path
from gemeinwerk.monitoring.steering.errors import (
    Circle,
    DependencyExists,
    DeviationExists,
    NoProposal,
    NothingSaid,
    NotYours,
    StillToDo,
    WrongChoice,
    WrongDay,
)
from gemeinwerk.monitoring.steering.holding import STEER, lock, require_past, require_words
from gemeinwerk.monitoring.steering.lifecycle import DEVIATION
from gemeinwerk.monitoring.steering.models import (
    Assignment,
    Decision,
    Dependency,
    Deviation,
    DeviationState,
    Verdict,
)
from gemeinwerk.monitoring.steering.verbs import SteeringVerb


@dataclass(frozen=True)
class Said:
    """What is off and why; with a ``correction`` it is a proposal. ``decider`` None: the unit
    settles it itself."""

    off: str
    cause: str
    cause_text: str = ""
    at_stake: str = ""
    people: int | None = None
    correction: str = ""
    cost: Decimal | None = None
    new_end: date | None = None
    wanted: str = ""
    decider: Body | None = None
    decide_by: date | None = None


NAMES = tuple(Said.__dataclass_fields__)


@dataclass(frozen=True)
class Task:
    """What a unit is to do until a day."""

    text: str
    unit: Organisation
    due: date


@verb
def name_deviation(measure: Measure, *, said: Said, by: User | None) -> Deviation:
    """Say what is off with a measure; it has one deviation at a time."""
    present = lock(measure)
    phases.require(STEER, present.concept)
    if Deviation.objects.filter(measure=present).exclude(state=DeviationState.CLOSED).exists():
        raise DeviationExists(
            _(
                "Zu {measure} ist schon eine Abweichung benannt. Bitte ergänzen Sie diese, oder "
                "schließen Sie sie zuerst."
            ).format(measure=quoted(present))
        )
    found = Deviation(measure=present, named_at=audit.now())
    _say(found, said)
    found.save()
    audit.record(SteeringVerb.DEVIATION_NAME, found, by=by)
    return found


@verb
def reword(
    deviation: Deviation, *, said: Said, by: User | None, seen: str | None = None
) -> Deviation:
    """Say it otherwise, or propose what is to be done. `seen`: the stamp of `deviation_told`."""
    present = _held(deviation)
    require_same(deviation_told(present), seen)
    DEVIATION.require(
        present, DeviationState.PROPOSED if said.correction.strip() else DeviationState.NAMED
    )
    _say(present, said)
    present.save()
    audit.record(SteeringVerb.DEVIATION_REWORD, present, by=by)
    return present


@verb
def decide(
    deviation: Deviation,
    *,
    verdict: str,
    words: str,
    decided_on: date,
    by: User | None,
    body: Body | None = None,
    reference: str = "",
    tasks: Sequence[Task] = (),
    only_own: bool = False,
    seen: str | None = None,
) -> Decision:
    """Enter what was decided; the unit is told, and whoever has something to do. A new end that was
    agreed to changes the promise, see `amending`. With `only_own` the unit decides itself, and only
    where nobody else was named."""
    present = _held(deviation)
    require_same(deviation_told(present), seen)
    DEVIATION.require(present, DeviationState.DECIDED)
    if only_own and (present.decider_id is not None or body is not None):
        raise NotYours(_("Darüber entscheidet Ihr Fachbereich nicht selbst."))
    if verdict == Verdict.AGREED and not present.correction:
        raise NoProposal(
            _("Es gibt keinen Vorschlag, dem zugestimmt werden kann. Bitte wählen Sie „{other}“.")
            .format(other=Verdict.OTHERWISE.label)
        )  # fmt: skip
    require_words(words, _("Bitte schreiben Sie, was entschieden wurde."))
    require_past(decided_on)
    decision = Decision.objects.create(
        deviation=present,
        verdict=verdict,
        words=words.strip(),
        body=body,
        decided_on=decided_on,
        reference=reference.strip(),
    )
    present.state = DeviationState.DECIDED
    present.save(update_fields=["state"])
    audit.record(SteeringVerb.DEVIATION_DECIDE, present, by=by)
    notices.decided(decision)
    for task in tasks:
        _give(decision, task, by)
    if verdict == Verdict.AGREED:
        amending.follow(decision, by=by)
    return decision


@verb
def give_assignment(decision: Decision, *, task: Task, by: User | None) -> Assignment:
    """One more thing to do because of a decision."""
    deviation = _held(decision.deviation)
    present = hold(decision)
    present.deviation = deviation
    if deviation.state == DeviationState.CLOSED:
        raise WrongDay(_("Die Abweichung ist geschlossen. Bitte öffnen Sie sie zuerst wieder."))
    return _give(present, task, by)


@verb
def finish(assignment: Assignment, *, on: date, by: User | None) -> Assignment:
    """The task is done since a day. Pressed twice, the first day stands."""
    present = lock_part(assignment)
    if present.done_on is not None:
        return present
    require_past(on)
    present.done_on = on
    present.save(update_fields=["done_on"])
    audit.record(SteeringVerb.ASSIGNMENT_FINISH, present, by=by, public=is_shown(present.decision))
    return present


@verb
def reopen_assignment(assignment: Assignment, *, by: User | None) -> Assignment:
    """It is not done after all; its deviation must not be closed."""
    present = lock_part(assignment)
    if present.decision.deviation.state == DeviationState.CLOSED:
        raise StillToDo(_("Die Abweichung ist geschlossen. Bitte öffnen Sie sie zuerst wieder."))
    if present.done_on is not None:
        present.done_on = None
        present.save(update_fields=["done_on"])
        audit.record(
            SteeringVerb.ASSIGNMENT_REOPEN, present, by=by, public=is_shown(present.decision)
        )
    return present


@verb
def close(
    deviation: Deviation, *, reason: str, by: User | None, seen: str | None = None
) -> Deviation:
    """Nothing more is off, or nothing more is done about it: a person says so, with the reason."""
    present = _held(deviation)
    require_same(deviation_told(present), seen)
    DEVIATION.require(present, DeviationState.CLOSED)
    require_words(reason, _("Bitte schreiben Sie, warum die Abweichung geschlossen wird."))
    left = Assignment.objects.filter(decision__deviation=present, done_on__isnull=True).first()
    if left:
        raise StillToDo(
            _(
                "Die Aufgabe {task} ist noch offen. Bitte melden Sie sie zuerst als erledigt."
            ).format(task=quoted(left))
        )
    present.state, present.closed_at = DeviationState.CLOSED, audit.now()
    present.closing = reason.strip()
    present.save(update_fields=["state", "closed_at", "closing"])
    audit.record(SteeringVerb.DEVIATION_CLOSE, present, by=by, reason=reason.strip())
    return present


@verb
def reopen(deviation: Deviation, *, by: User | None) -> Deviation:
    """It is off again, as it was said before; what was decided stays beside it."""
    present = _held(deviation)
    others = Deviation.objects.filter(measure=present.measure_id).exclude(pk=present.pk)
    if others.exclude(state=DeviationState.CLOSED).exists():
        raise DeviationExists(
            _("Zu dieser Maßnahme ist inzwischen eine andere Abweichung benannt.")
        )
    DEVIATION.require(present, DeviationState.NAMED)
    present.state = DeviationState.PROPOSED if present.correction else DeviationState.NAMED
    present.closed_at, present.closing = None, ""
    present.save(update_fields=["state", "closed_at", "closing"])
    audit.record(SteeringVerb.DEVIATION_REOPEN, present, by=by)
    return present


@verb
def depend(
    measure: Measure,
    *,
    on: Measure,
    by: User | None,
    milestone: Milestone | None = None,
    why: str = "",
) -> Dependency:
    """Let a measure wait for another one of its concept. Raises `Circle`, which names the way."""
    present = lock(measure)
    phases.require(STEER, present.concept)
    edges = Dependency.objects.filter(measure__concept=present.concept_id)
    waits_for: dict[int, list[int]] = {}
    for waiting, awaited in edges.values_list("measure", "on"):
        waits_for.setdefault(waiting, []).append(awaited)
    way = [on.pk, on.pk] if on.pk == present.pk else path(waits_for, on.pk, present.pk)
    if way:
        codes = dict(Measure.objects.filter(pk__in=way).values_list("pk", "code"))
        chain = way[:1] * 2 if on.pk == present.pk else [present.pk, *way]
        raise Circle(circle_sentence(codes[key] for key in chain))
    if on.concept_id != present.concept_id or (milestone and milestone.measure_id != on.pk):
        raise WrongChoice(
            _("Beide Maßnahmen gehören zu einem Konzept, der Meilenstein zur zweiten.")
        )
    if on.pk in waits_for.get(present.pk, ()):
        raise DependencyExists(
            _("{measure} wartet schon auf {on}.").format(measure=present.code, on=on.code)
        )
    found = Dependency.objects.create(measure=present, on=on, milestone=milestone, why=why.strip())
    audit.record(SteeringVerb.DEPENDENCY_ADD, found, by=by)
    return found


@verb
def depend_no_more(dependency: Dependency, *, by: User | None) -> None:
    """The measure waits no more, or never did."""
    measure = lock(dependency.measure)
    present = hold(dependency, "on")
    present.measure = measure
    audit.record(SteeringVerb.DEPENDENCY_REMOVE, present, by=by)
    present.delete()


def deviation_told(deviation: Deviation) -> list[object]:
    """What a page says of a deviation before something happens to it; see `core.shown`."""
    columns = [str(getattr(deviation, name)) for name in NAMES if name != "decider"]
    decided = list(deviation.decisions.order_by("pk").values_list("pk", flat=True))
    return [deviation.state, deviation.decider_id, columns, decided]


def is_shown(decision: Decision) -> bool:
    """Whether citizens read it, with its tasks."""
    return decision.public and decision.deviation.measure.concept.public


def _say(deviation: Deviation, said: Said) -> None:
    told: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in ((one, getattr(said, one)) for one in NAMES)
    }
    require_words(told["off"], _("Bitte schreiben Sie, was von der Zusage abweicht."))
    if told["wanted"] and not told["correction"]:
        raise NothingSaid(
            _("Bitte schreiben Sie einen Vorschlag, zu dem die gewünschte Entscheidung gehört.")
        )
    for name, value in told.items():
        setattr(deviation, name, value)
    if not told["correction"]:
        deviation.state, deviation.proposed_at = DeviationState.NAMED, None
        return
    if deviation.state != DeviationState.PROPOSED or deviation.proposed_at is None:
        deviation.proposed_at = audit.now()
    deviation.state = DeviationState.PROPOSED


def _give(decision: Decision, task: Task, by: User | None) -> Assignment:
    require_words(task.text, _("Bitte schreiben Sie, was zu tun ist."))
    found = Assignment.objects.create(
        decision=decision, text=task.text.strip(), unit=task.unit, due=task.due
    )
    audit.record(SteeringVerb.ASSIGNMENT_GIVE, found, by=by, public=is_shown(decision))
    notices.assigned(found)
    return found


def _held(deviation: Deviation) -> Deviation:
    measure = lock(deviation.measure)
    found = hold(deviation, "decider")
    found.measure = measure
    return found


def lock_part(assignment: Assignment) -> Assignment:
    """Held with the decision and the deviation it belongs to."""
    deviation = _held(assignment.decision.deviation)
    decision = hold(assignment.decision)
    found = hold(assignment, "unit")
    decision.deviation, found.decision = deviation, decision
    return found
