"""What can happen when a contribution is read: shown, blacked out, hidden; objected to; reported.

show(contribution, by=user)                       # waits or is hidden: public from now on
black_out(contribution, text="…", by=user)        # what the public reads; the original stays
hide(contribution, reason=Reason.INSULT, note="…", by=user)
object_to(hiding, text="…")                       # by the link of whoever wrote it
answer_objection(hiding, text="…", show=True, by=user)
report(contribution, reason=…, text="…"); settle(contribution, by=user)
"""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.lifecycle import CONTRIBUTION
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.contributions.moderating import notices, parts
from gemeinwerk.contributions.moderating.errors import NotHidden, NothingSaid, NotPublic
from gemeinwerk.contributions.moderating.models import Doubt, Hiding, Report
from gemeinwerk.contributions.moderating.queries import told
from gemeinwerk.contributions.moderating.reasons import Reason
from gemeinwerk.contributions.moderating.verbs import ModeratingVerb
from gemeinwerk.contributions.operations import writing
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb

MOST_REPORTS = 20
"""Of one contribution that wait: more of them say nothing new."""


def doubt(contribution: Contribution, kinds: Iterable[str]) -> None:
    """Within the verb that takes it in."""
    Doubt.objects.bulk_create(Doubt(contribution=contribution, kind=one) for one in kinds)


@verb
def show(contribution: Contribution, *, by: User, seen: str | None = None) -> Contribution:
    """Everybody reads it; whoever wrote it is told, and reports of it are seen to."""
    present = _held(contribution, seen)
    was_hidden = present.state == ContributionState.HIDDEN
    CONTRIBUTION.require(present, ContributionState.PUBLIC)
    _show(present, by)
    if not was_hidden:
        notices.shown(present)
    return present


def _show(present: Contribution, by: User) -> None:
    now = audit.now()
    present.state, present.because, present.changed_at = ContributionState.PUBLIC, "", now
    present.save(update_fields=["state", "because", "changed_at"])
    present.hidings.filter(shown_at=None).update(shown_at=now)
    present.reports.filter(settled_at=None).update(settled_at=now)
    audit.record(ModeratingVerb.SHOW, present, by=by, public=present.concept.public)
    parts.show_with(present, by=by)


@verb
def black_out(
    contribution: Contribution, *, text: str, by: User, seen: str | None = None
) -> Contribution:
    """The office keeps what was written; the same text again: nothing is blacked out any more."""
    present = _held(contribution, seen)
    if not text.strip():
        raise NothingSaid(_("Bitte lassen Sie stehen, was alle lesen sollen."))
    if present.is_withdrawn:
        raise NotPublic(_("Dieser Beitrag ist zurückgezogen."))
    require_bearable(text)
    said = text.strip()
    present.public_text = "" if said == present.text.strip() else said
    present.changed_at = audit.now()
    present.save(update_fields=["public_text", "changed_at"])
    audit.record(
        ModeratingVerb.BLACK_OUT,
        present,
        by=by,
        public=present.is_public and present.concept.public,
    )
    parts.hold_blacked_out(present, by=by)
    return present


@verb
def hide(
    contribution: Contribution, *, reason: str, note: str = "", by: User, seen: str | None = None
) -> Hiding:
    """Nobody reads it in public any more; whoever wrote it learns why, and may object."""
    present = _held(contribution, seen)
    CONTRIBUTION.require(present, ContributionState.HIDDEN)
    require_bearable(note)
    with translation.override(GERMAN):
        now, label = audit.now(), str(Reason(reason).label)
    was_public = present.is_public
    present.state, present.because, present.changed_at = ContributionState.HIDDEN, label, now
    present.save(update_fields=["state", "because", "changed_at"])
    present.reports.filter(settled_at=None).update(settled_at=now)
    present.hidings.filter(shown_at=None).update(shown_at=now)
    hiding = Hiding.objects.create(
        contribution=present, reason=reason, note=note.strip(), hidden_at=now, hidden_by=by
    )
    audit.record(
        ModeratingVerb.HIDE,
        present,
        by=by,
        after={"reason": label},
        public=was_public and present.concept.public,
    )
    parts.hide_with(present, hiding, label=label, by=by)
    notices.hidden(hiding)
    return hiding


@verb
def object_to(hiding: Hiding, *, text: str) -> Hiding:
    """By whoever wrote the contribution: once, while it is hidden."""
    held = writing.lock(hiding.contribution)
    present = hold(hiding)
    present.contribution = held
    if present.shown_at is not None or held.state != ContributionState.HIDDEN:
        raise NotHidden(_("Dieser Beitrag ist nicht mehr ausgeblendet."))
    if present.objection:
        raise NotHidden(_("Sie haben schon widersprochen. Ihr Widerspruch ist angekommen."))
    if not text.strip():
        raise NothingSaid(_("Bitte schreiben Sie, warum der Beitrag stehen bleiben soll."))
    require_bearable(text)
    present.objection, present.objected_at = text.strip(), audit.now()
    present.save(update_fields=["objection", "objected_at"])
    audit.record(ModeratingVerb.OBJECT, held, by=None)
    return present


@verb
def answer_objection(
    hiding: Hiding, *, text: str, show: bool, by: User, seen: str | None = None
) -> Hiding:
    """With words in any case; `show`: the objection is right, and everybody reads it again."""
    held = _held(hiding.contribution, seen)
    present = hold(hiding)
    present.contribution = held
    if not present.is_objected_to or present.shown_at is not None:
        raise NotHidden(_("Dieser Widerspruch wartet nicht mehr."))
    if not text.strip():
        raise NothingSaid(_("Bitte antworten Sie in einem oder zwei Sätzen."))
    require_bearable(text)
    present.answer, present.answered_at = text.strip(), audit.now()
    present.save(update_fields=["answer", "answered_at"])
    audit.record(ModeratingVerb.ANSWER_OBJECTION, held, by=by)
    if show:
        CONTRIBUTION.require(held, ContributionState.PUBLIC)
        _show(held, by)
    notices.objection_answered(present, shown=show)
    return present


@verb
def report(contribution: Contribution, *, reason: str, text: str = "") -> None:
    """By anybody; it stays in public until somebody has looked."""
    present = writing.lock(contribution)
    if not present.is_public:
        raise NotPublic(_("Dieser Beitrag steht nicht mehr auf der öffentlichen Seite."))
    require_bearable(text)
    if present.reports.filter(settled_at=None).count() >= MOST_REPORTS:
        return
    Report.objects.create(
        contribution=present,
        reason=Reason(reason).value,
        text=text.strip(),
        reported_at=audit.now(),
    )
    audit.record(ModeratingVerb.REPORT, present, by=None)


@verb
def settle(contribution: Contribution, *, by: User, seen: str | None = None) -> None:
    """Somebody has looked at what was reported, and the contribution stays as it is."""
    present = _held(contribution, seen)
    if present.reports.filter(settled_at=None).update(settled_at=audit.now()):
        audit.record(ModeratingVerb.SETTLE, present, by=by)


def _held(contribution: Contribution, seen: str | None) -> Contribution:
    present = writing.lock(contribution)
    require_same(told(present), seen)
    return present
