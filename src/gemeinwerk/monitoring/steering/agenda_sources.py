"""Deviations that wait for a body come onto the agenda of its next meeting."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.languages import GERMAN
from gemeinwerk.meetings.coming_up import Proposal, Source, register
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.monitoring.steering.lifecycle import WAITING
from gemeinwerk.monitoring.steering.models import Deviation

MOST = 40
PREFIX = "deviation:"


def _waiting(meeting: Meeting) -> Iterator[Proposal]:
    """Of the meeting's concept, else of all; what must be decided soonest first."""
    found = Deviation.objects.filter(
        decider=meeting.body_id,
        state__in=WAITING,
        measure__concept__municipality=meeting.municipality_id,
    )
    if meeting.concept_id is not None:
        found = found.filter(measure__concept=meeting.concept_id)
    found = found.select_related("measure__lead_unit").defer("measure__search_text")
    # Without a day last, on both databases.
    for one in sorted(found, key=_soonest)[:MOST]:
        yield _proposal(one)


def _soonest(one: Deviation) -> tuple[bool, object, int]:
    return one.decide_by is None, one.decide_by or 0, one.pk


def _proposal(one: Deviation) -> Proposal:
    lead = one.measure.lead_unit
    by = one.decide_by
    return Proposal(
        source=f"{PREFIX}{one.pk}",
        title=f"{one.measure.code} {one.measure.title}",
        text=_told(one),
        speaker=(lead.short if lead else "")[:150],
        # What is not decided yet is nothing for a public page.
        internal=True,
        told=_("Entscheidung nötig bis {day}").format(day=date_format(by, "DATE_FORMAT"))
        if by
        else _("wartet auf Entscheidung"),
        url=reverse("monitoring:deviation", args=[one.pk]),
    )


def _told(one: Deviation) -> str:
    """It stands in the agenda as what the town wrote, whoever takes it up."""
    with translation.override(GERMAN):
        parts = [
            one.off,
            one.correction and _("Vorschlag: {words}").format(words=one.correction),
            one.wanted and _("Gewünschte Entscheidung: {words}").format(words=one.wanted),
        ]
    return "\n\n".join(filter(None, parts))


register(Source("steering", gettext_lazy("Wartet auf dieses Gremium"), _waiting))
