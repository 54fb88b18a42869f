from typing import Any

import factory

from gemeinwerk.accounts.models import Membership, Role, User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories.actors import PersonFactory

PASSWORD = "ein-gutes-langes-Kennwort"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"konto{n}@musterstadt.example")
    name = factory.Sequence(lambda n: f"Konto {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership


def user_with_role(
    role: str, town: Municipality, *, unit: Organisation | None = None, **fields: Any
) -> User:
    """A user with a role in a town; with `unit`, as a person who belongs to that unit."""
    user: User = UserFactory(**fields)
    MembershipFactory(user=user, municipality=town, role=role)
    if unit:
        PersonFactory(municipality=town, user=user, name=user.name).organisations.add(unit)
    return user


def office_of(concept: Concept) -> User:
    """A user of the office that writes a concept."""
    return user_with_role(Role.OFFICE, concept.municipality)
