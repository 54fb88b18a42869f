"""The ways back from a page of a planning."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.scheduling.models import Plan, Schedule


def to_overview(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Termine planen"), reverse("scheduling:overview", args=[concept.slug])),
        *further,
    ]


def to_schedule(schedule: Schedule, *further: Link) -> list[Link]:
    address = reverse("scheduling:schedule", args=[schedule.pk])
    return to_overview(schedule.concept, Link(german(schedule.title), address), *further)


def to_plan(plan: Plan, *further: Link) -> list[Link]:
    address = reverse("scheduling:plan", args=[plan.pk])
    return to_schedule(plan.schedule, Link(str(plan), address), *further)
