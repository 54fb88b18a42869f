"""The ways back from a page of an evaluation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.evaluation.models import Evaluation


def page_of(concept: Concept) -> str:
    return reverse("evaluation:evaluations", args=[concept.slug])


def address_of(evaluation: Evaluation) -> str:
    return reverse("evaluation:evaluation", args=[evaluation.pk])


def to_concept(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Auswertung"), page_of(concept) if further else ""),
        *further,
    ]


def to_evaluation(evaluation: Evaluation, *further: Link) -> list[Link]:
    here = Link(str(evaluation), address_of(evaluation) if further else "")
    return to_concept(evaluation.concept, here, *further)
