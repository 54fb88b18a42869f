"""The ways back from a page of actors."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.core.ui import Link


def to_units(*further: Link) -> list[Link]:
    return [Link(_("Fachbereiche"), reverse("actors:units")), *further]


def to_organisations(*further: Link) -> list[Link]:
    return [Link(_("Organisationen"), reverse("actors:organisations")), *further]


def to_people(*further: Link) -> list[Link]:
    return [Link(_("Personen"), reverse("actors:people")), *further]


def to_bodies(*further: Link) -> list[Link]:
    return [Link(_("Gremien"), reverse("actors:bodies")), *further]


def address_of(organisation: Organisation) -> str:
    name = "unit" if organisation.kind == OrganisationKind.UNIT else "organisation"
    return reverse(f"actors:{name}", args=[organisation.pk])
