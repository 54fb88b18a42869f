"""Whoever belongs to an organisation that carries out measures takes part."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gemeinwerk.actors.models import Person
from gemeinwerk.actors.retention import kinds
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality

OVER = (ConceptStatus.EVALUATED, ConceptStatus.SUPERSEDED)


def _carrying_out(town: Municipality, _since: date) -> "QuerySet[Any, Any]":
    """Of organisations that lead or contribute to a measure of a concept that is not over."""
    running = Measure.objects.filter(concept__municipality=town).exclude(concept__status__in=OVER)
    links: QuerySet[Any, Any] = Person.organisations.through._default_manager.all()
    links = links.filter(organisation__municipality=town)
    leads = running.filter(lead_unit=OuterRef("organisation"))
    helps = Measure.contributing.through._default_manager.filter(
        organisation=OuterRef("organisation"), measure__in=running
    )
    found = links.filter(Q(Exists(leads)) | Q(Exists(helps)))
    return found.order_by().values("person")


kinds.sign(_carrying_out)
