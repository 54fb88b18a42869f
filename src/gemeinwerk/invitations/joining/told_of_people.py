"""On a person's page: what runs without them in a concept to which they are invited."""

from collections.abc import Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import told
from gemeinwerk.actors.models import Person
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations.joining.further import further_waves
from gemeinwerk.invitations.models import Wave


def _further(person: Person) -> told.Told | None:
    waves = sorted(further_waves(person), key=lambda one: one.concept_id)
    if not waves:
        return None
    concepts = [list(of) for _concept, of in groupby(waves, lambda one: one.concept_id)]
    return told.Told(
        [_row(one) for one in waves],
        deeds=[_button(of, person, several=len(concepts) > 1) for of in concepts],
    )


def _row(wave: Wave) -> told.Row:
    until = date_format(wave.answer_until, "DATE_FORMAT")
    return told.Row(
        german(wave.name),
        reverse("invitations:wave", args=[wave.pk]),
        _("antworten bis {day}").format(day=until),
    )


def _button(waves: Sequence[Wave], person: Person, *, several: bool) -> Link:
    concept = waves[0].concept
    label = _("Auch dazu einladen")
    if several:
        label = _("Auch dazu einladen: {concept}").format(concept=concept)
    address = reverse("answers:further", args=[concept.slug, person.pk])
    return Link(label, f"{address}?von=person")


told.section(
    told.Section(
        "further", gettext_lazy("Läuft noch ohne diese Person"), "invitation.edit", 27, _further
    )
)
