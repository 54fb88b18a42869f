from datetime import date, timedelta

import factory
from django.utils.timezone import localdate

from gemeinwerk.actors.models import (
    ActorGroup,
    Body,
    BodyKind,
    Deputy,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
)
from tests.factories.municipalities import MunicipalityFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = OrganisationKind.NGO
    name = factory.Sequence(lambda n: f"Verein {n}")


class UnitFactory(OrganisationFactory):
    kind = OrganisationKind.UNIT
    name = factory.Sequence(lambda n: f"Fachbereich {n}")
    abbreviation = factory.Sequence(lambda n: f"FB {n}")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Person {n}")


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = BodyKind.WORKING_GROUP
    name = factory.Sequence(lambda n: f"AG {n}")


class ActorGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActorGroup

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Gruppe {n}")
    position = factory.Sequence(lambda n: n)


class SeatFactory(factory.django.DjangoModelFactory):
    """Vacant; `sitting=person` has it, since ever and without an end."""

    class Meta:
        model = Seat
        skip_postgeneration_save = True

    body = factory.SubFactory(BodyFactory)

    @factory.post_generation
    def sitting(self: Seat, create: bool, extracted: Person | None, **span: date) -> None:
        if extracted is not None:
            self.occupancies.create(person=extracted, **span)


class DeputyFactory(factory.django.DjangoModelFactory):
    """From today on, for a week, in the town of whom they stand in for."""

    class Meta:
        model = Deputy

    person = factory.SubFactory(PersonFactory)
    deputy = factory.SubFactory(
        PersonFactory, municipality=factory.SelfAttribute("..person.municipality")
    )
    since = factory.LazyFunction(localdate)
    until = factory.LazyAttribute(lambda one: one.since + timedelta(days=7))
