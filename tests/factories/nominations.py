from datetime import timedelta

import factory
from django.utils.timezone import localdate, now

from gemeinwerk.nominations.models import Nomination, NominationRequest
from tests.factories.actors import OrganisationFactory, SeatFactory
from tests.factories.municipalities import MunicipalityFactory


class NominationRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NominationRequest

    municipality = factory.SubFactory(MunicipalityFactory)
    organisation = factory.SubFactory(
        OrganisationFactory, municipality=factory.SelfAttribute("..municipality")
    )
    email = "vorstand@verein.example"
    answer_until = factory.LazyFunction(lambda: localdate() + timedelta(days=14))
    asked_at = factory.LazyFunction(now)


class NominationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Nomination

    request = factory.SubFactory(NominationRequestFactory)
    seat = factory.SubFactory(
        SeatFactory, body__municipality=factory.SelfAttribute("...request.municipality")
    )
