"""What was split off says the words of its whole: what nobody may read there nobody reads here."""

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.merging.queries import parts_of
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.contributions.moderating.models import Hiding
from gemeinwerk.contributions.moderating.verbs import ModeratingVerb
from gemeinwerk.contributions.passages import still_says


def hide_with(whole: Contribution, hiding: Hiding, *, label: str, by: User) -> None:
    """Whoever wrote it is told once, of the whole."""
    for part in parts_of(whole):
        if part.is_public:
            part.state, part.because = ContributionState.HIDDEN, label
            part.changed_at = hiding.hidden_at
            part.save(update_fields=["state", "because", "changed_at"])
            Hiding.objects.create(
                contribution=part,
                reason=hiding.reason,
                hidden_at=hiding.hidden_at,
                hidden_by=hiding.hidden_by,
            )
            record(part, ModeratingVerb.HIDE, by=by, reason=label)


def show_with(whole: Contribution, *, by: User) -> None:
    """Those that were hidden with it."""
    for part in parts_of(whole):
        if part.state == ContributionState.HIDDEN:
            part.hidings.filter(shown_at=None).update(shown_at=audit.now())
            part.state, part.because = ContributionState.PUBLIC, ""
            part.changed_at = audit.now()
            part.save(update_fields=["state", "because", "changed_at"])
            record(part, ModeratingVerb.SHOW, by=by)


def hold_blacked_out(whole: Contribution, *, by: User) -> None:
    """A part that says what is blacked out in its whole waits to be read."""
    if not whole.public_text:
        return
    for part in parts_of(whole):
        if part.is_public and not still_says(whole.public_text, part.as_public):
            part.state, part.changed_at = ContributionState.HELD, audit.now()
            part.save(update_fields=["state", "changed_at"])
            record(part, ModeratingVerb.BLACK_OUT, by=by)


def record(part: Contribution, deed: ModeratingVerb, *, by: User, reason: str = "") -> None:
    after = {"reason": reason} if reason else {}
    audit.record(deed, part, by=by, after=after, public=part.concept.public)
