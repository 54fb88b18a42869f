"""What verbs of contributions share: holding one after its concept, and refusing what does not fit
together."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions.errors import NotNow, Unfitting
from gemeinwerk.contributions.lifecycle import CONTRIBUTION
from gemeinwerk.contributions.likeness.dropping import drop
from gemeinwerk.contributions.merging.verbs import MergingVerb
from gemeinwerk.contributions.models import (
    Anchor,
    Contribution,
    ContributionState,
    Merge,
    MergeProposal,
    ProposalEnd,
    Split,
)
from gemeinwerk.core.writing import hold

UNTOLD = "…\n"
"""Stands in the log for a text: that it changed, and nothing of what it said."""
_SAID = (
    "title", "text", "translation", "public_text", "target_group", "place_name", "because",
    "search_text",
)  # fmt: skip
IN_WORDS = frozenset(
    {"title", "text", "translation", "public_text", "target_group", "place_name"}
    | {"latitude", "longitude"}  # where somebody lives, perhaps
)


def lock(contribution: Contribution) -> Contribution:
    """The contribution as it stands now, after its concept."""
    concept = hold(contribution.concept)
    found = hold(contribution, "field", "meeting", "item", "participation")
    found.concept = concept
    return found


def next_number(concept: Concept) -> int:
    """Of a held concept: nobody else takes it."""
    last = Contribution.objects.filter(concept=concept).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def require_there(contribution: Contribution) -> None:
    """Of a held row. Raises `NotNow`."""
    if contribution.is_withdrawn:
        raise NotNow(_("Dieser Beitrag ist zurückgezogen; an ihm ändert sich nichts mehr."))


def require_fitting(
    contribution: Contribution, themes: Iterable[CrossCuttingTheme] | None = None
) -> None:
    """That something is said, and all it points to is of its concept."""
    one = contribution
    if not one.text.strip():
        raise Unfitting(_("Bitte schreiben Sie, was gesagt wurde."))
    require_point(one)
    for part in (one.field, one.participation, *(themes or ())):
        if part is not None and part.concept_id != one.concept_id:
            raise Unfitting(_("„{name}“ gehört zu einem anderen Konzept.").format(name=part))
    if one.meeting is not None and one.meeting.concept_id != one.concept_id:
        raise Unfitting(_("„{name}“ gehört zu einem anderen Konzept.").format(name=one.meeting))


def require_on_agenda(contribution: Contribution) -> None:
    """That its item is one of its meeting; asked where either is chosen: items move."""
    item = contribution.item
    if item is not None and item.meeting_id != contribution.meeting_id:
        raise Unfitting(
            _("„{item}“ steht nicht auf der Tagesordnung dieser Sitzung.").format(item=item)
        )


def require_point(contribution: Contribution) -> None:
    """Both numbers or none, and somewhere on earth."""
    latitude, longitude = contribution.latitude, contribution.longitude
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        raise Unfitting(_("Zu einem Punkt gehören Breite und Länge."))
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Unfitting(
            _(
                "Diesen Punkt gibt es nicht: Die Breite liegt zwischen -90 und 90, die Länge "
                "zwischen -180 und 180."
            )
        )


def untold(values: dict[str, Any], told: str) -> dict[str, Any]:
    """Values for the log, without what people said."""
    return {name: told if name in IN_WORDS else value for name, value in values.items()}


def record(contribution: Contribution, *, deed: Verb, by: User | None, **details: Any) -> None:
    """Citizens read it where it is public, or was."""
    public = details.pop("public", False) or contribution.is_public
    audit.record(
        deed,
        contribution,
        by=by,
        public=public and contribution.concept.public,
        label=str(contribution.number),
        **details,
    )


def silence(contribution: Contribution, *, by: User | None) -> None:
    """Of a held row, unsaved: what was said is gone, with all that was made of it. Its number
    stays, and what was to be answered with it is answered by itself again."""
    found = contribution
    CONTRIBUTION.require(found, ContributionState.WITHDRAWN)
    found.state, now = ContributionState.WITHDRAWN, audit.now()
    for name in _SAID:
        setattr(found, name, "")
    found.extra, found.changed_at = {}, now
    found.latitude = found.longitude = None
    found.attachments.all().delete()
    found.given.all().delete()
    Anchor.objects.filter(contribution=found).delete()
    found.voices.update(name="", email="", address="", role="", named=False)
    Split.objects.filter(whole=found).update(passage="")
    drop([found.concept_id])
    answered_with = Merge.objects.filter(into=found, undone_at=None).select_related("one__concept")
    for merge in answered_with:
        told = {"one": merge.one.number, "into": found.number}
        record(merge.one, deed=MergingVerb.UNMERGE, by=by, after=told)
    answered_with.update(undone_at=now, undone_by=by)
    for column in ("one", "into"):
        asked = MergeProposal.objects.filter(**{column: found}, ended_at=None)
        asked.update(ended=ProposalEnd.IMPOSSIBLE, ended_at=now)
