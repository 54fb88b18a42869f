"""The page of a concept's process, for whoever has never heard of it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.answers import counts
from gemeinwerk.answers.rounds import figures
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.joining.queries import is_open
from gemeinwerk.meetings.models import MeetingState
from gemeinwerk.meetings.telling import when
from gemeinwerk.portal import (
    contribution_queries,
    meeting_queries,
    overview,
    process,
    process_queries,
    queries,
)
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of
from gemeinwerk.portal.said import Said

MEETINGS = 3
"""So many that come are told; all stand on their own page."""


@require_safe
@public_page
def process_of(request: HttpRequest, slug: str) -> HttpResponse:
    concept = concept_of(request, slug, "joining")
    phases = queries.phases(concept)
    if not process.has_one(concept, phases):
        raise Http404
    today, spans = timezone.localdate(), overview.spans(phases)
    found = counts.counts(concept)
    share, rounds = figures.for_everybody(concept)
    release = process_queries.who(concept) if getattr(concept, "counted", False) else None
    days = process_queries.days(concept)
    context: dict[str, Any] = {
        "today": today,
        "now": process.now(phases, spans, today),
        "spans": spans,
        "lines": process.lines(concept, days, found.months, rounds, today),
        "reports": [(one, date.fromisoformat(one["on"])) for one in days["reports"]],
        "asked": process.asked(concept, list(process_queries.asked_now(concept, today))),
        "tongues": process.further_tongues(concept),
        "joins": is_open(concept),
        "may_follow": concept.status != ConceptStatus.SUPERSEDED,
        **_coming(concept),
        "figures": process.figures(concept, found, release),
        "release": release,
        "fields": process.by_field(concept, found),
        "themes": process.by_theme(concept, found),
        "answers": process.by_answer(concept, found),
        "share": share,
        "kinds": [_("Beiträge")],
        "voices": _voices(concept),
    }
    said = _("Wo {title} steht, wie man mitmacht, was gesagt wurde und was daraus wurde.").format(
        title=concept.name
    )
    page = frame(request, concept=concept, active="process", about=About(said))
    return render(request, "portal/process.html", page | context)


def _coming(concept: Concept) -> dict[str, Any]:
    """The next meetings with their topics, without those that are cancelled."""
    found = meeting_queries.to_come(concept, timezone.localdate())
    rows = list(found.exclude(state=MeetingState.CANCELLED)[:MEETINGS])
    topics = meeting_queries.topics(rows) if rows else {}
    return {"coming": [(one, when(one), topics.get(one.pk, [])) for one in rows]}


def _voices(concept: Concept) -> list[Said]:
    keys = process_queries.voices(concept)
    return [Said(one) for one in contribution_queries.shown(keys)] if keys else []
