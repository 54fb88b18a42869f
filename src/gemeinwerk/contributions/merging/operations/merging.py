"""Contributions are merged, at once or when those who wrote them have agreed; and unmerged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.merging import notices, queries
from gemeinwerk.contributions.merging.errors import NoReason, NotMergeable, Settled
from gemeinwerk.contributions.merging.operations.writing import carry_out, record_both
from gemeinwerk.contributions.merging.verbs import MergingVerb
from gemeinwerk.contributions.models import (
    Contribution,
    Merge,
    MergeProposal,
    MergeQuestion,
    Voice,
)
from gemeinwerk.contributions.operations import writing
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.shown import require_same, stamp
from gemeinwerk.core.writing import hold, verb

TERM = timedelta(days=14)


@dataclass(frozen=True)
class Merged:
    """How many were merged at once, and of how many somebody is asked first."""

    at_once: int
    asked: int


@verb
def merge(
    one: Contribution, *, into: Contribution, reason: str, by: User | None, seen: str | None = None
) -> Merged:
    """`one` is answered with `into` from now on, or as soon as all who wrote it and can be reached
    have agreed. `seen`: the stamp of what was read of `into` (`read`)."""
    held = writing.lock(one)
    beside = Contribution.objects.filter(concept=held.concept, pk=into.pk).first()
    if beside is None:
        raise NotMergeable(_("Beide Beiträge müssen zum selben Konzept gehören."))
    into = writing.lock(beside)
    require_same(read(into), seen)
    if not reason.strip():
        raise NoReason(_("Bitte schreiben Sie, warum beide zusammengehören."))
    require_bearable(reason)
    if refusal := why_not(held, into):
        raise NotMergeable(refusal)
    if MergeProposal.objects.filter(one=held, ended_at=None).exists():
        raise NotMergeable(
            _("Zu Beitrag {one} ist schon gefragt; bitte warten Sie die Antwort ab.").format(
                one=held.number
            )
        )
    if voices := reachable(held):
        _ask(held, into, voices, reason=reason.strip(), by=by)
        return Merged(0, 1)
    carry_out(held, into=into, reason=reason.strip(), by=by)
    return Merged(1, 0)


@verb
def merge_several(
    into: Contribution,
    *,
    numbers: Sequence[int],
    reason: str,
    by: User | None,
    seen: str | None = None,
) -> Merged:
    """All of them or none."""
    held = writing.lock(into)
    require_same(read(held), seen)
    rows = Contribution.objects.filter(concept=held.concept, number__in=numbers).exclude(pk=held.pk)
    ones = list(rows.select_related("concept").order_by("number"))
    if not ones:
        raise NotMergeable(_("Bitte kreuzen Sie an, was zusammengehört."))
    done = [merge(one, into=held, reason=reason, by=by) for one in ones]
    return Merged(sum(one.at_once for one in done), sum(one.asked for one in done))


@verb
def unmerge(merge: Merge, *, by: User | None) -> Merge:
    """At any time: it is answered by itself again, with what was said of it before."""
    one, into = writing.lock(merge.one), writing.lock(merge.into)
    present = hold(merge)
    writing.require_there(into)
    if present.undone_at is not None:
        raise Settled(_("Diese Zusammenführung ist schon zurückgenommen."))
    present.undone_at, present.undone_by = audit.now(), by
    present.save(update_fields=["undone_at", "undone_by"])
    record_both(MergingVerb.UNMERGE, one=one, into=into, by=by)
    return present


def read(into: Contribution) -> list[str]:
    """What a page to merge others with it says (`core.shown`)."""
    return [into.text, into.state]


def why_not(one: Contribution, into: Contribution) -> str:
    """A sentence, or "" where nothing stands against it: there are no chains, and what is answered
    in parts is merged in parts."""
    if one.pk == into.pk:
        return _("Ein Beitrag lässt sich nicht mit sich selbst zusammenführen.")
    for contribution in (one, into):
        if contribution.state in queries.SILENT:
            return _("Beitrag {number} ist zurückgezogen oder noch nicht geprüft.").format(
                number=contribution.number
            )
        if queries.standing().filter(whole=contribution).exists():
            return _("Beitrag {number} ist geteilt. Bitte führen Sie seine Teile zusammen.").format(
                number=contribution.number
            )
    active = Merge.objects.filter(undone_at=None).select_related("into")
    if present := active.filter(one=one).first():
        return _("Beitrag {one} wird schon zusammen mit Beitrag {into} beantwortet.").format(
            one=one.number, into=present.into.number
        )
    if further := active.filter(one=into).first():
        return _(
            "Beitrag {one} wird selbst zusammen mit Beitrag {into} beantwortet. Bitte wählen Sie "
            "Beitrag {into}."
        ).format(one=into.number, into=further.into.number)
    if active.filter(into=one).exists():
        return _(
            "Mit Beitrag {one} sind schon andere zusammengeführt. Bitte führen Sie umgekehrt "
            "Beitrag {into} mit ihm zusammen."
        ).format(one=one.number, into=into.number)
    return ""


def reachable(contribution: Contribution) -> list[Voice]:
    """Whoever wrote it and can be asked: by mail, or on the page behind their link."""
    found = Voice.objects.filter(contribution=contribution)
    found = found.select_related("person", "original", "contribution__concept__municipality")
    return [
        one
        for one in found.order_by("pk")
        if one.can_be_written_to or one.proof or (one.original and one.original.proof)
    ]


def _ask(
    one: Contribution,
    into: Contribution,
    voices: Sequence[Voice],
    *,
    reason: str,
    by: User | None,
) -> None:
    now = audit.now()
    proposal = MergeProposal.objects.create(
        one=one,
        into=into,
        reason=reason,
        by=by,
        at=now,
        until=localdate(now) + TERM,
        read=stamp(queries.said(one, into)),
    )
    for voice in voices:
        question = MergeQuestion.objects.create(proposal=proposal, voice=voice)
        notices.asked(question)
    record_both(MergingVerb.ASK, one=one, into=into, by=by, reason=reason)
