"""A measure's red thread begins with what people said; frozen versions keep it, without anybody."""

import json
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.measures.document import catalogue_document, version_document
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.answers.conftest import said
from tests.factories import published_version, user_with_role


def overview(measure: Measure) -> str:
    return reverse("measures:overview", args=[measure.concept.slug, measure.pk])


def test_from_every_measure_back_to_its_voices(
    concept: Concept,
    measure: Measure,
    office: Client,
    by: User,
    town: Municipality,
    client: Client,
    client_as: Callable[..., Client],
) -> None:
    many = [said(concept, number, "Geheimnis der Uferstraße") for number in (7, 9)]
    Voice.objects.create(contribution=many[0], name="Olena Kovalenko", email="o@k.example")
    assert "Stimmen" not in office.get(overview(measure)).text
    operations.assign(
        concept, numbers=[7], kind="in_part", measure=measure, reason="Zum Teil.", by=by
    )
    operations.assign(
        concept, numbers=[9], kind="covered", measure=measure, reason="Steht da.", by=by
    )
    assert catalogue_document(concept)["measures"][0]["voices"] == []  # nobody else has read it
    operations.check(concept, numbers=[7], by=user_with_role("office", town))
    page = office.get(overview(measure)).text
    assert "2 Beiträge" in page
    assert "1 noch nicht gegengelesen" in page
    listed = f"{reverse('outcomes:outcomes', args=[concept.slug])}?massnahme={measure.pk}"
    assert listed in page
    assert "Beiträgen" in office.get(listed).text
    assert listed not in client_as("steering").get(overview(measure)).text

    concept.public = True
    concept.save()
    version = published_version(concept)
    Contribution.objects.all().delete()  # what was frozen does not change
    [frozen] = version_document(version)["measures"]
    assert frozen["voices"] == [{"number": 7, "taken": "in_part"}]
    assert "Geheimnis" not in json.dumps(frozen)
    assert "Kovalenko" not in json.dumps(frozen)
    public = client.get(reverse("portal:measure", args=[concept.slug, "2.2"])).text
    assert "Beitrag 7: zum Teil aufgenommen" in public
    assert "ein Beitrag" in public
