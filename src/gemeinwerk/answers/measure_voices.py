"""What a measure goes back to: contributions that were taken up in it, wholly or in part."""

from typing import Any

from django.db.models import BooleanField, Case, OuterRef, QuerySet, Value, When
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.models import Outcome, OutcomeState
from gemeinwerk.core.listed import row
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.voices import SOURCE


def _rows(measure: OuterRef) -> "QuerySet[Any, Any]":
    checked = Case(
        When(state=OutcomeState.CHECKED, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    found = Outcome.objects.filter(measure=measure).annotate(checked=checked)
    told = row(number="contribution__number", taken="kind", checked="checked")
    return found.order_by("contribution__number", "pk").values(told=told)


def _page(user: User, measure: Measure) -> str:
    if not user.has_perm("outcome.edit", measure):
        return ""
    listed = reverse("outcomes:outcomes", args=[measure.concept.slug])
    return f"{listed}?massnahme={measure.pk}"


SOURCE.register(_rows, _page)
