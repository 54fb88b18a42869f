"""Risks: entered by whoever watches them, looked at again in each round, never closed silently."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.risks import operations as risks
from gemeinwerk.monitoring.risks import queries
from gemeinwerk.monitoring.risks.models import Risk
from gemeinwerk.monitoring.risks.operations import RiskSaid
from gemeinwerk.monitoring.steering.errors import NothingSaid, WrongChoice
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import open_round

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def risk(concept: Concept, measure: Measure, office: User) -> Risk:
    assert measure.lead_unit
    said = RiskSaid("Die Förderung endet 2027.", 2, 3, owner=measure.lead_unit, measure=measure)
    return risks.add_risk(concept, said=said, by=office)


def test_of_another_concept_or_town_nothing_is_entered(
    concept: Concept, measure: Measure, office: User
) -> None:
    assert measure.lead_unit
    for said in (
        RiskSaid("Was?", 1, 1, owner=measure.lead_unit, measure=MeasureFactory()),
        RiskSaid("Was?", 1, 1, owner=UnitFactory()),
    ):
        with pytest.raises(WrongChoice):
            risks.add_risk(concept, said=said, by=office)
    assert not Risk.objects.exists()


def test_a_round_asks_to_look_at_all_again(
    concept: Concept, risk: Risk, office: User, editor: User, client: Client
) -> None:
    address = reverse("monitoring:risks", args=[concept.slug])
    client.force_login(editor)
    assert client.get(address).context["unseen"] == 0
    Risk.objects.filter(pk=risk.pk).update(reviewed_on=TODAY - timedelta(days=1))
    assert client.get(address).context["unseen"] == 0
    open_round(concept, office)
    page = client.get(address)
    assert page.context["unseen"] == 1
    assert "vor der Runde" in page.content.decode()
    client.post(reverse("monitoring:risk_review", args=[risk.pk]))
    assert client.get(address).context["unseen"] == 0


def test_the_matrix_holds_what_is_open(concept: Concept, risk: Risk, office: User) -> None:
    cells = {
        (int(likely), int(bad)): found
        for likely, row in queries.matrix(queries.of_concept(concept))
        for bad, found in row
    }
    assert cells[2, 3] == [risk]
    assert sum(map(len, cells.values())) == 1
    risks.close_risk(risk, state="over", reason="Das Land zahlt weiter.", by=office)
    assert not any(
        found for _l, row in queries.matrix(queries.of_concept(concept)) for _b, found in row
    )


def test_it_is_closed_with_a_reason_by_who_saw_it(
    risk: Risk, office: User, measure: Measure
) -> None:
    seen = stamp(risks.risk_told(risk))
    with pytest.raises(NothingSaid):
        risks.close_risk(risk, state="happened", reason=" ", by=office)
    with pytest.raises(WrongChoice):
        risks.close_risk(risk, state="open", reason="Ja.", by=office)
    assert measure.lead_unit
    said = RiskSaid("Die Förderung endet 2027.", 3, 3, owner=measure.lead_unit)
    risks.edit_risk(risk, said=said, by=office)
    with pytest.raises(SeenOtherwise):
        risks.close_risk(risk, state="over", reason="Ja.", by=office, seen=seen)
    risks.close_risk(risk, state="happened", reason="Der Bescheid kam nicht.", by=office)
    risks.reopen_risk(risk, by=office)
    risk.refresh_from_db()
    assert (risk.state, risk.closing) == ("open", "")


def test_who_watches_it_writes_and_others_read(
    risk: Risk, measure: Measure, editor: User, town: Municipality, client: Client
) -> None:
    client.force_login(editor)
    edit = reverse("monitoring:risk_edit", args=[risk.pk])
    assert client.get(edit).status_code == 200
    stranger = user_with_role("unit_editor", town, unit=UnitFactory(municipality=town))
    client.force_login(stranger)
    assert client.get(edit).status_code == 403
    assert client.get(reverse("monitoring:risk", args=[risk.pk])).status_code == 200
    client.force_login(user_with_role("office", MeasureFactory().concept.municipality))
    assert client.get(reverse("monitoring:risk", args=[risk.pk])).status_code == 404


def test_entered_at_its_measure_in_the_browser(
    measure: Measure, editor: User, client: Client
) -> None:
    client.force_login(editor)
    here = reverse("monitoring:risk_of_measure", args=[measure.concept.slug, measure.pk])
    refused = client.post(here, {"title": "Personal fehlt.", "likelihood": "7"})
    assert "Personal fehlt." in refused.content.decode()
    sent = {"title": "Personal fehlt.", "likelihood": "3", "harm": "2"}
    client.post(here, sent | {"owner": measure.lead_unit_id, "doing": "Ausschreiben."})
    found = Risk.objects.get()
    assert (found.measure, found.weight, found.is_grave) == (measure, 6, True)
    tab = reverse("monitoring:measure_steering", args=[measure.concept.slug, measure.pk])
    assert "Personal fehlt." in client.get(tab).content.decode()
