"""What a measure or a goal goes back to: contributions that were taken up in it, wholly or in part,
and those that are answered together with one of them."""

from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import queries
from gemeinwerk.answers.models import OutcomeState
from gemeinwerk.contributions.merging.queries import SILENT
from gemeinwerk.core.listed import row
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.voices import SOURCE


def _rows(measure: OuterRef) -> "QuerySet[Any, Any]":
    return _taken_up(measure=measure)


def _of_goal(goal: OuterRef) -> "QuerySet[Any, Any]":
    return _taken_up(goal=goal)


def _taken_up(**where: OuterRef) -> "QuerySet[Any, Any]":
    """One for each that is answered along (`also`); of what nothing is merged into one, without."""
    checked = Case(
        When(state=OutcomeState.CHECKED, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    merged = FilteredRelation(
        "contribution__merged", condition=Q(contribution__merged__undone_at=None)
    )
    said = Case(When(~Q(merged__one__state__in=SILENT), then=F("merged__one__number")))
    found = queries.taken_up(**where).annotate(merged=merged)
    found = found.annotate(checked=checked, also=said)
    told = row(number="contribution__number", taken="kind", checked="checked", also="also")
    return found.order_by("contribution__number", "also", "pk").values(told=told)


def _page(user: User, measure: Measure) -> str:
    if not user.has_perm("outcome.edit", measure):
        return ""
    listed = reverse("outcomes:outcomes", args=[measure.concept.slug])
    return f"{listed}?massnahme={measure.pk}"


SOURCE.register(_rows, _page, _of_goal)
