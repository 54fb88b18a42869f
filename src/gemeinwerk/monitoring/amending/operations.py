"""What can happen to a change of what was decided: proposed, agreed to, refused, withdrawn.

propose(measure, wanted=Wanted("end", reason="Brandschutz", new_end=day), by=user)
agree(amendment, settled=Settled(decided_on=day, body=council, reference="26/SVV/0412"), by=user)

Agreed, it is applied through the measure's own verbs, and told among its dated entries with what
was decided. The decided text is not touched: versions have it, and lateness is counted from it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Organisation
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.rules import leads
from gemeinwerk.monitoring.amending import notices, words
from gemeinwerk.monitoring.amending.errors import (
    NothingToChange,
    NotTheirs,
    PaperMissing,
    ProposedAlready,
)
from gemeinwerk.monitoring.amending.lifecycle import AMENDMENT
from gemeinwerk.monitoring.amending.models import (
    BODIES,
    Agreeing,
    Amendment,
    AmendmentKind,
    AmendmentRule,
    AmendmentState,
)
from gemeinwerk.monitoring.amending.verbs import AmendingVerb
from gemeinwerk.monitoring.steering.holding import STEER, lock, require_past, require_words
from gemeinwerk.monitoring.steering.models import Decision

Kind = AmendmentKind


@dataclass(frozen=True)
class Wanted:
    """What is to hold instead; of the values only that of the kind counts."""

    kind: str
    reason: str
    new_end: date | None = None
    indicator: str = ""
    new_target: Decimal | None = None
    new_lead: Organisation | None = None
    words: str = ""


@dataclass(frozen=True)
class Settled:
    """Who decided when, and where it is written down. ``body`` None: the office."""

    decided_on: date
    body: Body | None = None
    reference: str = ""
    words: str = ""


@verb
def propose(
    measure: Measure, *, wanted: Wanted, by: User | None, answers: Decision | None = None
) -> Amendment:
    """Say what is to hold instead of what was decided, and why. Nothing changes yet."""
    present = lock(measure)
    phases.require(STEER, present.concept)
    require_words(wanted.reason, _("Bitte schreiben Sie, warum sich die Zusage ändern soll."))
    open_ones = Amendment.objects.filter(measure=present, state=AmendmentState.PROPOSED)
    if open_ones.filter(kind=wanted.kind).exists():
        raise ProposedAlready(
            _("„{kind}“ ist zu dieser Maßnahme schon vorgeschlagen und wartet auf Zustimmung.")
            .format(kind=Kind(wanted.kind).label)
        )  # fmt: skip
    found = Amendment(
        measure=present,
        kind=wanted.kind,
        reason=wanted.reason.strip(),
        answers=answers,
        proposed_for=present.lead_unit if by and leads(by, present) else None,
        proposed_at=audit.now(),
        **_values(present, wanted),
    )
    found.decided = words.decided(present, found.kind, found.indicator)
    found.save()
    audit.record(AmendingVerb.AMENDMENT_PROPOSE, found, by=by, reason=found.reason)
    return found


@verb
def agree(
    amendment: Amendment, *, settled: Settled, by: User, seen: str | None = None
) -> Amendment:
    """It holds from now on. Raises `NotTheirs` where who agreed may not. `seen`: stamp of
    `amendment_told`."""
    present = _held(amendment)
    require_same(amendment_told(present), seen)
    AMENDMENT.require(present, AmendmentState.AGREED)
    _require_theirs(present, settled)
    _settle(present, AmendmentState.AGREED, settled)
    _apply(present, by)
    audit.record(AmendingVerb.AMENDMENT_AGREE, present, by=by)
    notices.settled(present)
    return present


@verb
def refuse(
    amendment: Amendment, *, settled: Settled, by: User, seen: str | None = None
) -> Amendment:
    """What was decided stands; the proposal stays beside it with the answer."""
    present = _held(amendment)
    require_same(amendment_told(present), seen)
    AMENDMENT.require(present, AmendmentState.REFUSED)
    require_words(settled.words, _("Bitte schreiben Sie, warum abgelehnt wurde."))
    _settle(present, AmendmentState.REFUSED, settled)
    audit.record(AmendingVerb.AMENDMENT_REFUSE, present, by=by)
    notices.settled(present)
    return present


@verb
def withdraw(amendment: Amendment, *, by: User) -> Amendment:
    """It is no longer proposed. For who proposed it, and for the office (`rules`)."""
    present = _held(amendment)
    AMENDMENT.require(present, AmendmentState.WITHDRAWN)
    present.state = AmendmentState.WITHDRAWN
    present.save(update_fields=["state"])
    audit.record(AmendingVerb.AMENDMENT_WITHDRAW, present, by=by)
    return present


@verb
def set_rule(
    concept: Concept, *, by: User | None, seen: Seen = None, **values: object
) -> AmendmentRule:
    """Say who agrees to which kind of change."""
    present = hold(concept)
    made, _new = AmendmentRule.objects.get_or_create(concept=present)
    found = hold(made)
    before, after = lost_update.apply(found, values, seen=seen, verb=AmendingVerb.AMENDMENT_RULE)
    if after:
        found.save()
        audit.record(AmendingVerb.AMENDMENT_RULE, found, by=by, before=before, after=after)
    return found


@verb
def follow(decision: Decision, *, by: User | None) -> Amendment | None:
    """A correction that was agreed to with a new end changes what was promised: agreed at once
    where who decided may agree to that, else proposed. None where nothing changes."""
    measure = lock(decision.deviation.measure)
    deviation = hold(decision.deviation)
    present = hold(decision, "body")
    end = deviation.new_end
    waiting = Amendment.objects.filter(
        measure=measure, kind=Kind.END, state=AmendmentState.PROPOSED
    )
    if end is None or end == measure.end or measure.permanent or waiting.exists():
        return None
    reason = "\n".join(one for one in (deviation.off, deviation.correction) if one)
    wanted = Wanted(Kind.END, reason, new_end=end)
    found = propose(measure, wanted=wanted, by=by, answers=present)
    settled = Settled(present.decided_on, present.body, present.reference, present.words)
    if by is None or _refusal(found, settled):
        return found
    return agree(found, settled=settled, by=by)


def rule_of(concept: Concept) -> AmendmentRule:
    """As the office set it, else as it is meant."""
    found = AmendmentRule.objects.filter(concept=concept).first()
    return found or AmendmentRule(concept=concept)


def amendment_told(amendment: Amendment) -> list[object]:
    """What a page says of a proposal before somebody answers; see `core.shown`."""
    return [amendment.state, amendment.decided, words.holds(amendment), amendment.reason]


def _values(measure: Measure, wanted: Wanted) -> dict[str, object]:
    """What stands in the row of a kind. Raises `NothingToChange`."""
    kind, said = wanted.kind, wanted.words.strip()
    if kind == Kind.END:
        if measure.permanent:
            raise NothingToChange(_("Eine Daueraufgabe hat kein Ende, das sich ändert."))
        _require_other(wanted.new_end, measure.end, _("Bitte sagen Sie, welches Ende gelten soll."))
        return {"new_end": wanted.new_end, "words": said}
    if kind == Kind.TARGET:
        of = measure.indicators.filter(name=wanted.indicator).first()
        if of is None:
            raise NothingToChange(_("Bitte wählen Sie einen Indikator der Maßnahme."))
        _require_other(wanted.new_target, of.target, _("Bitte sagen Sie, welcher Zielwert gilt."))
        return {"indicator": of.name, "new_target": wanted.new_target, "words": said}
    if kind == Kind.LEAD:
        lead = wanted.new_lead
        _require_other(lead, measure.lead_unit, _("Bitte wählen Sie, wer federführend wird."))
        return {"new_lead": lead, "words": said}
    if kind == Kind.SCOPE:
        require_words(said, _("Bitte schreiben Sie, was stattdessen gelten soll."))
    return {"words": said}


def _require_other(wanted: object, present: object, sentence: str) -> None:
    if wanted is None:
        raise NothingToChange(sentence)
    if wanted == present:
        raise NothingToChange(_("So ist es schon beschlossen. Bitte sagen Sie, was anders wird."))


def _require_theirs(amendment: Amendment, settled: Settled) -> None:
    if refusal := _refusal(amendment, settled):
        raise refusal


def _refusal(amendment: Amendment, settled: Settled) -> NotTheirs | PaperMissing | None:
    """Why this agreement is not enough."""
    rule = rule_of(amendment.measure.concept).of(amendment.kind)
    body = settled.body
    if rule != Agreeing.OFFICE and (body is None or body.kind not in BODIES[rule]):
        return NotTheirs(
            _("Dem stimmt hier zu: {who}. Bitte wählen Sie, wer zugestimmt hat.").format(
                who=rule.label
            )
        )
    if rule == Agreeing.COUNCIL and not settled.reference.strip():
        return PaperMissing(_("Bitte nennen Sie die Vorlage oder die Niederschrift."))
    return None


def _settle(present: Amendment, state: AmendmentState, settled: Settled) -> None:
    require_past(settled.decided_on)
    present.state, present.body = state, settled.body
    present.decided_on, present.reference = settled.decided_on, settled.reference.strip()
    present.verdict_words = settled.words.strip()
    present.save(update_fields=["state", "body", "decided_on", "reference", "verdict_words"])


def _apply(amendment: Amendment, by: User) -> None:
    measure = amendment.measure
    if amendment.kind == Kind.LEAD:
        assert amendment.new_lead
        measure = measures.hand_over(measure, to=amendment.new_lead, reason=amendment.reason, by=by)
    elif changes := _status(amendment):
        measure = measures.report_status(
            measure, changes=changes, by=by, expected_revision=measure.revision
        )
    heading, text = words.entry(amendment)
    measures.add_note(measure, label=heading, text=text, on=amendment.decided_on, by=by)


def _status(amendment: Amendment) -> dict[str, object]:
    if amendment.kind == Kind.END:
        return {"expected_end": amendment.new_end, "expected_end_reason": amendment.reason}
    dropped = ImplementationStatus.DROPPED
    if amendment.kind == Kind.DROP and amendment.measure.implementation != dropped:
        return {"implementation": dropped, "status_text": amendment.reason}
    return {}


def _held(amendment: Amendment) -> Amendment:
    measure = lock(amendment.measure)
    found = hold(amendment, "new_lead", "body")
    found.measure = measure
    return found
