"""The public document of one measure.

Never in it: internal notes, cells nobody could read, who confirmed or returned it, who allowed an
exception, and a text in plain language that nobody has reviewed.
"""

from django.db import models

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import parts
from gemeinwerk.measures.document.encoding import Document, day, organisation
from gemeinwerk.measures.models import Measure


def measures_for_document(concept: Concept) -> models.QuerySet[Measure]:
    """The catalogue's measures in order, with all a document needs: nine queries, however many."""
    return (
        Measure.objects.filter(concept=concept)
        .select_related("field", "goal_ref", "lead_unit", "predecessor__concept")
        .prefetch_related(
            "contributing",
            "themes",
            "answers",
            "milestones",
            "indicators",
            "costs",
            "notes",
            "overrides",
        )
    )


def measure_document(measure: Measure) -> Document:
    """Everything public of a measure. Asks nothing more of one from `measures_for_document`."""
    return {
        "code": measure.code,
        "title": measure.title,
        "title_en": measure.title_en,
        "summary_en": measure.summary_en,
        "plain": measure.plain if measure.plain_reviewed else "",
        "field": {"code": measure.field.code, "title": measure.field.title},
        **_purpose(measure),
        **_people(measure),
        **_time(measure),
        **_money(measure),
        **_progress(measure),
        "exceptions": [
            {"rule": override.rule, "reason": override.reason}
            for override in measure.overrides.all()
        ],
    }


def _purpose(measure: Measure) -> Document:
    supported, past = measure.goal_ref, measure.predecessor
    return {
        "goal_ref": {"code": supported.code, "title": supported.title} if supported else None,
        "goal": measure.goal,
        "description": measure.description,
        "target_group": measure.target_group,
        "themes": [theme.title for theme in measure.themes.all()],
        "answers": [
            {"code": finding.code, "text": finding.text} for finding in measure.answers.all()
        ],
        "predecessor": (
            {"concept": past.concept.title, "code": past.code, "title": past.title}
            if past
            else None
        ),
    }


def _people(measure: Measure) -> Document:
    return {
        "lead": organisation(measure.lead_unit),
        "lead_text": measure.lead_text,
        "contributing": [organisation(other) for other in measure.contributing.all()],
        "contributing_text": measure.contributing_text,
    }


def _time(measure: Measure) -> Document:
    return {
        "start": day(measure.start),
        "end": day(measure.end),
        "permanent": measure.permanent,
        "timeframe_text": measure.timeframe_text,
        "milestones": [parts.milestone(one) for one in measure.milestones.all()],
        "indicators": [parts.indicator(one) for one in measure.indicators.all()],
    }


def _money(measure: Measure) -> Document:
    return {
        "cost_state": measure.cost_state,
        "cost_text": measure.cost_text,
        "costs": [parts.cost(line) for line in measure.costs.all()],
        "duty": measure.duty,
        "funding_proviso": measure.funding_proviso,
        "priority": measure.priority,
    }


def _progress(measure: Measure) -> Document:
    return {
        "implementation": measure.implementation,
        "status_text": measure.status_text,
        "obstacles": measure.obstacles,
        "notes": [parts.note(one) for one in measure.notes.all()],
    }
