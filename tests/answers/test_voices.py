"""A measure's red thread begins with what people said; frozen versions keep it, without anybody."""

import json
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations
from gemeinwerk.answers.models import Outcome
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Merge, Voice
from gemeinwerk.measures import voices
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
    assert "/beitraege/7/" not in public  # nobody can read it there


def test_whoever_is_answered_along_is_a_voice_as_well(
    concept: Concept, measure: Measure, office: Client, by: User, town: Municipality
) -> None:
    reader = user_with_role("office", town)
    into, along, other, gone = (said(concept, number) for number in (7, 9, 11, 12))
    for number, one in ((7, into), (9, along), (9, along)):
        Voice.objects.create(contribution=one, role=f"Nachbarin {number}")
    for number in (7, 11):
        operations.assign(
            concept, numbers=[number], kind="adopted", measure=measure, reason="So.", by=by
        )
    operations.check(concept, numbers=[7, 11], by=reader)
    merge = Merge.objects.create(one=along, into=into, reason="Dasselbe.", at=into.received_at)
    Merge.objects.create(one=gone, into=into, reason="Dasselbe.", at=into.received_at)
    Contribution.objects.filter(pk=gone.pk).update(
        state="withdrawn", text="", title="", translation="", public_text="", search_text=""
    )
    taken = {"taken": "adopted"}
    numbers = [{"number": number} | taken for number in (7, 9, 11)]
    assert voices.documents(measure) == numbers
    assert catalogue_document(concept)["measures"][0]["voices"] == numbers
    assert "3 Beiträge" in office.get(overview(measure)).text
    listed = office.get(
        reverse("outcomes:outcomes", args=[concept.slug]), {"massnahme": measure.pk}
    )
    assert "Mit beantwortet" in listed.text
    assert [one.number for one in listed.context["page"]] == [7, 11]
    assert [len(one.along or ()) for one in listed.context["page"]] == [1, 0]
    desk = office.get(reverse("outcomes:assign", args=[concept.slug, 7]), {"massnahme": measure.pk})
    assert "Zu diesem Beitrag gehören 3 Stimmen." in " ".join(desk.text.split())

    # What it was answered before it was put together with another one is not the measure's.
    Merge.objects.create(one=other, into=into, reason="Auch.", at=into.received_at)
    assert voices.documents(measure) == numbers
    Outcome.objects.filter(contribution=into).update(kind="covered")
    assert {one["taken"] for one in voices.documents(measure)} == {"covered"}
    Merge.objects.filter(pk=merge.pk).update(undone_at=into.received_at)
    assert [one["number"] for one in voices.documents(measure)] == [7, 11]
