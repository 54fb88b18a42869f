"""Passages of a contribution become contributions of their own, and are taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions import bonds, inheriting
from gemeinwerk.contributions.merging import queries
from gemeinwerk.contributions.merging.errors import NotSplittable, Settled
from gemeinwerk.contributions.merging.operations.writing import record_both
from gemeinwerk.contributions.merging.verbs import MergingVerb
from gemeinwerk.contributions.models import (
    Contribution,
    ContributionState,
    Merge,
    MergeProposal,
    Split,
)
from gemeinwerk.contributions.operations import writing
from gemeinwerk.contributions.operations.voices import copy_voice
from gemeinwerk.contributions.passages import still_says
from gemeinwerk.contributions.searching import search_text
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb

FEWEST = 2
"""One passage alone is no splitting: what is left would be answered by nobody."""
KEPT = (
    "language", "channel", "field", "target_group", "said_on", "meeting", "item",
    "participation",
    "place_name", "latitude", "longitude", "received_at",
)  # fmt: skip
"""What a part has from its whole; its field and the like are changed where they are wrong."""


@dataclass(frozen=True)
class Passage:
    """Words of a contribution, and what they are."""

    text: str
    kind: str


@verb
def split(
    whole: Contribution, *, passages: Sequence[Passage], by: User | None, seen: str | None = None
) -> list[Contribution]:
    """The whole stays as it was said, with its voices; from now on its parts are answered. What
    was blacked out is not shown by a part of it: that one waits to be read. `seen`: the stamp of
    the text (`told`)."""
    found = writing.lock(whole)
    require_same(told(found), seen)
    _require_splittable(found)
    _require_passages(found, passages)
    parts = [_part(found, one, by) for one in passages]
    MergeProposal.objects.filter(one=found, ended_at=None).update(
        ended="dropped", ended_at=audit.now()
    )
    numbers = ", ".join(str(one.number) for one in parts)
    for one in (found, *parts):
        writing.record(
            one, deed=MergingVerb.SPLIT, by=by, after={"whole": found.number, "parts": numbers}
        )
    return parts


@verb
def unsplit(split: Split, *, by: User | None) -> Split:
    """At any time, and all parts at once: one alone would be answered by nobody (`FEWEST`). The
    parts are gone, their numbers stay: what they said stands in the whole, which is answered anew.
    What was answered stays told as it was; what was to be answered is handed back to the whole
    (`bonds`). While one of them is split or merged itself, all stay."""
    whole, part = writing.lock(split.whole), writing.lock(split.part)
    present = hold(split)
    if present.undone_at is not None or part.is_withdrawn:
        raise Settled(_("Diese Teilung ist schon zurückgenommen."))
    rows = queries.standing().filter(whole=whole).select_related("part").order_by("pk")
    parts = [_there(one, whole) for one in rows]
    for each in parts:
        if refusal := _bound(each):
            raise Settled(refusal)
    held = hold_all(rows)
    for one, each in zip(held, parts, strict=True):
        _take_back(one, each, whole, by)
    return next(one for one in held if one.pk == present.pk)


def _there(split: Split, whole: Contribution) -> Contribution:
    split.part.concept = whole.concept
    return writing.lock(split.part)


def _take_back(split: Split, part: Contribution, whole: Contribution, by: User | None) -> None:
    """Of rows that are held."""
    split.undone_at, split.undone_by = audit.now(), by
    split.was_public = part.is_public
    split.save(update_fields=["undone_at", "undone_by", "was_public"])
    bonds.hand_back(part, whole, by=by)
    record_both(
        MergingVerb.UNSPLIT, one=whole, into=part, by=by, part=part.number, whole=whole.number
    )
    writing.silence(part, by=by)
    part.save()


def told(contribution: Contribution) -> list[str]:
    """What a page to split it says (`core.shown`)."""
    return [contribution.text, contribution.state]


def _require_splittable(whole: Contribution) -> None:
    if whole.state not in (ContributionState.PUBLIC, ContributionState.INTERNAL):
        raise NotSplittable(
            _("Beitrag {number} ist zurückgezogen, ausgeblendet oder noch nicht geprüft.").format(
                number=whole.number
            )
        )
    if queries.standing().filter(whole=whole).exists():
        raise NotSplittable(
            _("Beitrag {number} ist schon geteilt. Bitte nehmen Sie erst die Teile zurück.").format(
                number=whole.number
            )
        )
    if refusal := _merged(whole):
        raise NotSplittable(refusal)


def _require_passages(whole: Contribution, passages: Sequence[Passage]) -> None:
    if len(passages) < FEWEST:
        raise NotSplittable(_("Bitte geben Sie mindestens zwei Textstellen an."))
    for one in passages:
        require_bearable(one.text)
        if not one.text.strip() or not still_says(whole.text, one.text):
            raise NotSplittable(
                _("So steht es nicht im Beitrag: „{words}“. Bitte übernehmen Sie den Wortlaut.")
                .format(words=one.text.strip()[:80])
            )  # fmt: skip


def _part(whole: Contribution, passage: Passage, by: User | None) -> Contribution:
    now = audit.now()
    part = Contribution(
        concept=whole.concept,
        number=writing.next_number(whole.concept),
        kind=passage.kind,
        text=passage.text.strip(),
        state=_state(whole, passage),
        created_by=by,
        changed_at=now,
        **{name: getattr(whole, name) for name in KEPT},
    )
    part.search_text = search_text(part)
    part.save()
    part.themes.set(whole.themes.all())
    Split.objects.create(whole=whole, part=part, passage=part.text, by=by, at=now)
    for voice in whole.voices.select_related("person", "organisation", "original"):
        copy_voice(voice, part).save()
    inheriting.hand_on(whole, part)
    return part


def _state(whole: Contribution, passage: Passage) -> str:
    blacked_out = whole.public_text and not still_says(whole.public_text, passage.text)
    return ContributionState.HELD if whole.is_public and blacked_out else whole.state


def _merged(contribution: Contribution) -> str:
    active = Merge.objects.filter(undone_at=None).select_related("into")
    if row := active.filter(one=contribution).first():
        return _("Beitrag {one} wird schon zusammen mit Beitrag {into} beantwortet.").format(
            one=contribution.number, into=row.into.number
        )
    if active.filter(into=contribution).exists():
        return _("Mit Beitrag {number} sind andere zusammengeführt.").format(
            number=contribution.number
        )
    return ""


def _bound(part: Contribution) -> str:
    if queries.standing().filter(whole=part).exists():
        return _("Beitrag {number} ist selbst geteilt.").format(number=part.number)
    return _merged(part)
