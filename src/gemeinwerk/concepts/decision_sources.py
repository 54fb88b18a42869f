"""The decision with which a concept was adopted, as a source of others."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gemeinwerk.concepts.decided import DecisionSource, register
from gemeinwerk.concepts.models import Concept


def adopted(concept: Concept) -> Iterator[DecisionSource]:
    if concept.decided_on:
        label = _("Beschluss des Konzepts")
        yield DecisionSource(label, concept.decided_on, reference=concept.paper)


register(adopted)
