"""What was decided of a measure beside what holds today, wherever the two differ.

Decided is the first adopted version: what was adopted later is itself a change to be seen. What
holds is the newest published version with what was reported or agreed since; a draft nobody
published does not count. What was agreed holds until the council decides anew, or a version has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.measures.comparing import Change, measure_changes
from gemeinwerk.measures.document import as_today, document_words, label
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.fields import public
from gemeinwerk.measures.knots import why_dropped
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.monitoring.amending.models import AmendmentKind as Kind
from gemeinwerk.monitoring.shown import Amended
from gemeinwerk.portal.agreed import Now, changes_of, of_kind, who
from gemeinwerk.portal.side_column import decided_on

_SUBSTANCE = {one.fact_key for one in public() if one.substance and one.edited}
_MILESTONES = "milestones"
"""Of them what was promised: what was reached stands in its own place."""


@dataclass(frozen=True)
class Difference:
    """``wording``: the address of the measure as it was decided. ``values`` are told side by side,
    ``texts`` word by word."""

    day: str
    paper: str
    wording: str
    values: Sequence[Now]
    texts: Sequence[Change]


def difference(
    published: Sequence[FrozenMeasure], today: Document, agreed: Sequence[Amended], *, over: bool
) -> Difference | None:
    """``published``: the measure in all versions, oldest first; ``today``: its document of the day;
    ``agreed``: what was agreed to change, the oldest first; ``over``: see `states.is_over`. None
    where nothing was decided, or it holds word by word."""
    adopted = [one for one in published if one.version.kind == VersionKind.ADOPTED]
    if not adopted:
        return None
    decided = adopted[0]
    before, now = as_today(decided.content), as_today(published[-1].content)
    agreed = [one for one in agreed if not _adopted_since(adopted[1:], one)]
    said = (_end(before, today, agreed, over=over), _pursued(before, today, agreed))
    values = [*filter(None, said), *changes_of(before, now, agreed)]
    texts = _texts(before, now)
    if not values and not texts:
        return None
    head = decided.version.content["concept"]
    where = [head["slug"], decided.version.number, decided.code]
    return Difference(
        day=decided_on(head, localtime(decided.version.frozen_at).date()),
        paper=head["paper"],
        wording=reverse("portal:frozen_measure", args=where),
        values=values,
        texts=texts,
    )


def _adopted_since(later: Sequence[FrozenMeasure], agreed: Amended) -> bool:
    """Whether the council decided anew since: what holds is what it decided then."""
    days = (one.version.content["concept"]["decided_on"] for one in later)
    return any(day and date.fromisoformat(day) >= agreed.decided_on for day in days)


def _end(before: Document, today: Document, agreed: Sequence[Amended], *, over: bool) -> Now | None:
    """The end that was promised, where another one is expected by now."""
    if over or before["permanent"] or not before["end"]:
        return None
    expected = today["expected_end"]
    if not expected or date.fromisoformat(expected) == date.fromisoformat(before["end"]):
        return None
    decided, now = (day_in_words(day, "DATE_FORMAT") for day in (before["end"], expected))
    ends = of_kind(agreed, Kind.END)
    if ends and ends[-1].end == date.fromisoformat(expected):
        return Now(_("Ende"), decided, now, today["expected_end_reason"], *who(ends[-1]))
    return Now(
        _("Ende"), decided, _("erwartet {day}").format(day=now), today["expected_end_reason"]
    )


def _pursued(before: Document, today: Document, agreed: Sequence[Amended]) -> Now | None:
    dropped = ImplementationStatus.DROPPED
    if today["implementation"] != dropped or before["implementation"] == dropped:
        return None
    word, drops = label("implementation", dropped), of_kind(agreed, Kind.DROP)
    said = who(drops[-1]) if drops else ()
    return Now(_("Umsetzung"), _("zugesagt"), word, why_dropped(today), *said)


def _texts(before: Document, now: Document) -> list[Change]:
    found = [
        one
        for one in measure_changes(before, now)
        if one.key in _SUBSTANCE and one.key != _MILESTONES
    ]
    old, new = _promised_steps(before), _promised_steps(now)
    if old != new:
        found.append(Change(_MILESTONES, document_words.LABELS[_MILESTONES], old, new))
    return found


def _promised_steps(measure: Document) -> str:
    return "\n".join(
        f"{one['title']} ({day_in_words(one['due'])})" if one["due"] else str(one["title"])
        for one in measure["milestones"]
    )
