"""Everything that is asked about candidates and proposals; every answer starts at a town."""

from django.db.models import Q, QuerySet

from gemeinwerk.actors.models import Person
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.municipalities.models import Municipality


def composition(municipality: Municipality, pk: int) -> Composition:
    found = Composition.objects.select_related("concept__municipality", "asked_by")
    return found.get(concept__municipality=municipality, pk=pk)


def compositions(concept: Concept) -> QuerySet[Composition]:
    """Without what is long in them, newest first."""
    return Composition.objects.filter(concept=concept).defer(
        "problem", "proposed", "goals", "conflict", "draw"
    )


def candidate(municipality: Municipality, pk: int) -> Candidate:
    found = Candidate.objects.select_related("concept__municipality", "person")
    return found.get(concept__municipality=municipality, pk=pk)


def candidates(concept: Concept, search: str = "") -> QuerySet[Candidate]:
    found = Candidate.objects.filter(concept=concept)
    for word in search.split():
        forms = {word, word.lower(), word.capitalize()}
        fits = Q()
        for form in forms:
            fits |= Q(person__name__icontains=form) | Q(organisation__name__icontains=form)
        found = found.filter(fits)
    return found.select_related("person", "group", "organisation").order_by(
        Alphabetical("person__name"), "pk"
    )


def people_left(concept: Concept, kind: str = "", search: str = "") -> QuerySet[Person]:
    """Who is not in the selection yet: all, or of organisations of one kind."""
    known = Candidate.objects.filter(concept=concept).values("person")
    found = Person.objects.filter(municipality=concept.municipality_id).exclude(pk__in=known)
    if kind:
        found = found.filter(
            pk__in=Person.organisations.through.objects.filter(organisation__kind=kind).values(
                "person"
            )
        )
    for word in search.split():
        forms = {word, word.lower(), word.capitalize()}
        fits = Q()
        for form in forms:
            fits |= Q(name__icontains=form) | Q(function__icontains=form)
        found = found.filter(fits)
    return found.prefetch_related("organisations").order_by(Alphabetical("name"), "pk")
