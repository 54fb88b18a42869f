"""Changes of what was decided: proposed, agreed by whoever may, applied; what was decided stays."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.amending import queries, words
from gemeinwerk.monitoring.amending.errors import (
    NothingToChange,
    NotTheirs,
    PaperMissing,
    ProposedAlready,
)
from gemeinwerk.monitoring.amending.models import Amendment
from gemeinwerk.monitoring.amending.operations import Settled, Wanted
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.monitoring.steering.desk import desk
from gemeinwerk.monitoring.steering.operations import Said
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import BodyFactory, MeasureFactory, UnitFactory, user_with_role

pytestmark = pytest.mark.django_db
TODAY = localdate()
LATER = TODAY + timedelta(days=500)


@pytest.fixture
def group(town: Municipality) -> Body:
    return BodyFactory(municipality=town, kind="steering", name="Steuerungsgruppe")


@pytest.fixture
def council(town: Municipality) -> Body:
    return BodyFactory(municipality=town, kind="council", name="Rat")


@pytest.fixture
def proposed(measure: Measure, editor: User) -> Amendment:
    Measure.objects.filter(pk=measure.pk).update(end=date(2026, 12, 31))
    measure.refresh_from_db()
    return amending.propose(measure, wanted=Wanted("end", "Brandschutz.", new_end=LATER), by=editor)


def settled(body: Body | None = None, **said: Any) -> Settled:
    return Settled(**{"decided_on": TODAY, "body": body} | said)


def test_a_proposal_changes_nothing(proposed: Amendment) -> None:
    measure = Measure.objects.get(pk=proposed.measure_id)
    assert (measure.expected_end, measure.notes.count()) == (None, 0)
    assert proposed.decided == "31. Dezember 2026"
    assert list(queries.agreed(measure.concept)) == []


def test_only_who_proposed_it_or_the_office_withdraws_it(
    proposed: Amendment, measure: Measure, office: User, editor: User, client: Client
) -> None:
    of_office = amending.propose(
        measure, wanted=Wanted("scope", "Weniger Geld.", words="20 Plätze."), by=office
    )
    client.force_login(editor)

    def withdraw(one: Amendment) -> int:
        address = reverse("monitoring:amendment_withdraw", args=[one.pk])
        return client.post(address).status_code

    assert withdraw(of_office) == 403
    page = reverse("monitoring:amendment", args=[of_office.pk])
    assert "Zurückziehen" not in client.get(page).content.decode()
    # Whoever leads from now on has not proposed it either.
    new_lead = UnitFactory(municipality=measure.concept.municipality)
    Measure.objects.filter(pk=measure.pk).update(lead_unit=new_lead)
    client.force_login(user_with_role("unit_editor", new_lead.municipality, unit=new_lead))
    assert withdraw(proposed) == 403
    client.force_login(editor)
    assert withdraw(proposed) == 302
    client.force_login(office)
    assert withdraw(of_office) == 302
    states = Amendment.objects.values_list("state", flat=True)
    assert set(states) == {"withdrawn"}


def test_agreed_it_holds_beside_what_was_decided(
    proposed: Amendment, office: User, group: Body, editor: User
) -> None:
    amending.agree(proposed, settled=settled(group, reference="TOP 4"), by=office)
    measure = Measure.objects.get(pk=proposed.measure_id)
    assert (measure.end, measure.expected_end) == (date(2026, 12, 31), LATER)
    (note,) = measure.notes.all()
    assert "Beschlossen war: 31. Dezember 2026" in note.text
    assert "Brandschutz." in note.text
    assert "Steuerungsgruppe, TOP 4" in note.text
    assert [one.pk for one in queries.agreed(measure.concept)] == [proposed.pk]
    assert "Brandschutz" in measure.expected_end_reason
    assert "zugestimmt" in Notice.objects.get(recipient=editor.email).body
    with pytest.raises(TransitionRefused):
        amending.refuse(proposed, settled=settled(group, words="Nein."), by=office)


def test_who_may_not_agrees_to_nothing(
    proposed: Amendment, office: User, group: Body, council: Body, town: Municipality
) -> None:
    """The rule is asked in the verb: whatever a page offers."""
    with pytest.raises(NotTheirs, match="die Steuerungsgruppe"):
        amending.agree(proposed, settled=settled(), by=office)
    amending.set_rule(proposed.measure.concept, by=office, end="council")
    proposed = queries.amendment(town, proposed.pk)
    with pytest.raises(NotTheirs):
        amending.agree(proposed, settled=settled(group), by=office)
    with pytest.raises(PaperMissing):
        amending.agree(proposed, settled=settled(council), by=office)
    amending.agree(proposed, settled=settled(council, reference="26/SVV/0412"), by=office)
    proposed.refresh_from_db()
    assert proposed.state == "agreed"


def test_the_council_may_agree_to_what_the_group_may(
    proposed: Amendment, office: User, council: Body
) -> None:
    assert amending.agree(proposed, settled=settled(council), by=office).state == "agreed"


def test_who_agrees_saw_what_is_proposed(proposed: Amendment, office: User, group: Body) -> None:
    seen = stamp(amending.amendment_told(proposed))
    Amendment.objects.filter(pk=proposed.pk).update(new_end=LATER + timedelta(days=900))
    with pytest.raises(SeenOtherwise):
        amending.agree(proposed, settled=settled(group), by=office, seen=seen)


def test_nothing_is_proposed_twice_or_for_nothing(
    proposed: Amendment, measure: Measure, office: User
) -> None:
    with pytest.raises(ProposedAlready):
        amending.propose(measure, wanted=Wanted("end", "Noch später.", new_end=LATER), by=office)
    for empty in (
        Wanted("lead", "Umbau.", new_lead=measure.lead_unit),
        Wanted("lead", "Umbau."),
        Wanted("target", "Zu viel.", indicator="Gibt es nicht", new_target=Decimal(3)),
    ):
        with pytest.raises(NothingToChange):
            amending.propose(measure, wanted=empty, by=office)


def test_each_kind_is_applied_by_the_verb_of_the_measure(
    measure: Measure, office: User, council: Body
) -> None:
    one = measure.indicators.get()
    unit = UnitFactory(municipality=measure.concept.municipality, name="Neuer Fachbereich")
    by_paper = settled(council, reference="26/SVV/0412")
    for wanted in (
        Wanted("target", "Weniger Geld.", indicator=one.name, new_target=Decimal(6)),
        Wanted("scope", "Weniger Geld.", words="20 statt 24 Plätze."),
        Wanted("lead", "Umbau.", new_lead=unit),
        Wanted("drop", "Das Land zahlt nicht."),
    ):
        found = amending.propose(measure, wanted=wanted, by=office)
        amending.agree(found, settled=by_paper, by=office)
    measure.refresh_from_db()
    assert (measure.lead_unit, measure.implementation) == (unit, "dropped")
    assert measure.status_text == "Das Land zahlt nicht."
    assert measure.indicators.get().target == one.target
    told = [note.text for note in measure.notes.all()]
    assert f"Jetzt gilt: {one.name}: 6" in told[0]
    assert "20 statt 24 Plätze." in told[1]
    assert len(told) == 4


def test_what_was_refused_stays_with_the_answer(
    proposed: Amendment, office: User, group: Body
) -> None:
    amending.refuse(proposed, settled=settled(group, words="Erst die Förderung klären."), by=office)
    measure = Measure.objects.get(pk=proposed.measure_id)
    assert (measure.expected_end, measure.notes.count()) == (None, 0)
    assert queries.of_measure(measure).get().verdict_words == "Erst die Förderung klären."


def test_a_decision_on_a_deviation_changes_the_promise(
    measure: Measure, office: User, editor: User, group: Body
) -> None:
    said = Said(off="Spät.", cause="staff", correction="Aushilfe.", new_end=LATER, decider=group)
    deviation = steering.name_deviation(measure, said=said, by=editor)
    decision = steering.decide(
        deviation, verdict="agreed", words="Ja.", body=group, decided_on=TODAY, by=office
    )
    found = decision.amendments.get()
    assert (found.kind, found.state, found.new_end) == ("end", "agreed", LATER)


def test_a_decision_of_who_may_not_is_a_proposal(
    measure: Measure, office: User, editor: User, group: Body
) -> None:
    amending.set_rule(measure.concept, by=office, end="council")
    said = Said(off="Spät.", cause="staff", correction="Aushilfe.", new_end=LATER, decider=group)
    deviation = steering.name_deviation(measure, said=said, by=editor)
    steering.decide(
        deviation, verdict="agreed", words="Ja.", body=group, decided_on=TODAY, by=office
    )
    assert measure.amendments.get().state == "proposed"
    measure.refresh_from_db()
    assert measure.expected_end is None


def test_what_was_only_reported_is_not_agreed(
    concept: Concept, measure: Measure, office: User, group: Body
) -> None:
    Measure.objects.filter(pk=measure.pk).update(end=TODAY + timedelta(days=30), expected_end=LATER)
    dropped = MeasureFactory(field=measure.field, code="1.9", implementation="dropped")
    assert [(one.pk, str(kind)) for one, kind in queries.unagreed(concept)] == [
        (measure.pk, "end"),
        (dropped.pk, "drop"),
    ]
    assert [one.code for one in desk(concept, TODAY).unnamed] == ["1.7"]
    measure.refresh_from_db()
    found = amending.propose(measure, wanted=Wanted("end", "Spät.", new_end=LATER), by=office)
    amending.agree(found, settled=settled(group), by=office)
    assert [one.pk for one, _kind in queries.unagreed(concept)] == [dropped.pk]
    assert desk(concept, TODAY).unnamed == []


def test_from_the_proposal_to_what_holds_in_the_browser(
    measure: Measure, editor: User, office: User, group: Body, client: Client
) -> None:
    client.force_login(editor)
    here = reverse("monitoring:amendment_propose", args=[measure.concept.slug, measure.pk])
    refused = client.post(f"{here}?art=ende", {"new_end": "irgendwann", "reason": "Brandschutz."})
    assert "Brandschutz." in refused.content.decode()
    client.post(f"{here}?art=ende", {"new_end": f"{LATER:%d.%m.%Y}", "reason": "Brandschutz."})
    found = Amendment.objects.get()
    assert client.get(reverse("monitoring:amendment_settle", args=[found.pk])).status_code == 403
    client.force_login(office)
    page = reverse("monitoring:amendment_settle", args=[found.pk])
    sent = {
        "verdict": "agreed",
        "decided_on": f"{TODAY:%d.%m.%Y}",
        "gesehen": client.get(page).context["seen"],
    }
    assert "Dem stimmt hier zu" in client.post(page, sent).content.decode()
    assert client.post(page, sent | {"body": group.pk}).status_code == 302
    tab = reverse("monitoring:measure_steering", args=[measure.concept.slug, measure.pk])
    told = client.get(tab).content.decode()
    assert "beschlossen war:" in told
    assert words.holds_briefly(found) in told


def test_towns_are_apart(proposed: Amendment, client: Client) -> None:
    other = MeasureFactory().concept.municipality
    client.force_login(user_with_role("office", other))
    address = reverse("monitoring:amendment", args=[proposed.pk])
    assert client.get(address).status_code == 404


def test_who_may_decide_sees_on_the_overview_what_waits(
    proposed: Amendment, office: User, client: Client
) -> None:
    client.force_login(office)
    page = client.get(reverse("desk:home")).content.decode()
    assert "Eine Änderung der Zusage wartet auf Zustimmung." in page
    assert "#aenderungen" in page
