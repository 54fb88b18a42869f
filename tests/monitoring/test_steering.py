"""Deviation, decision, task: whoever may, each step in its order, nothing silently."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.decided import sources
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.amending.operations import Settled
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.monitoring.steering.desk import desk
from gemeinwerk.monitoring.steering.errors import (
    DeviationExists,
    NoProposal,
    NothingSaid,
    NotYours,
    StillToDo,
    WrongDay,
)
from gemeinwerk.monitoring.steering.models import Assignment, Deviation
from gemeinwerk.monitoring.steering.operations import Said, Task
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    AmendmentFactory,
    DependencyFactory,
    DeviationFactory,
    MeasureFactory,
    MunicipalityFactory,
    public_concept,
    user_with_role,
)
from tests.monitoring.conftest import later

TODAY = localdate()
OFF = Said(off="Elf Monate später.", cause="staff")
PROPOSAL = Said(off="Elf Monate später.", cause="staff", correction="Zwei helfen aus.")


def decided(deviation: Deviation, by: User, **said: Any) -> Any:
    given = {"verdict": "agreed", "words": "Aushilfe angeordnet.", "decided_on": TODAY}
    return steering.decide(deviation, by=by, **{**given, **said})


def test_a_decision_of_the_same_meeting_is_chosen_and_not_typed_again(
    deviation: Deviation, group: Body, office: User, client: Client, concept: Concept
) -> None:
    other = MeasureFactory(field=deviation.measure.field, code="1.8")
    second = steering.name_deviation(
        other, said=Said(off="Steht still.", cause="money", decider=group), by=office
    )
    client.force_login(office)
    address = reverse("monitoring:decide", args=[second.pk])
    day = later(-40)
    decided(deviation, office, body=group, decided_on=day, reference="Niederschrift 3")
    page = client.get(address).content.decode()
    assert "Lenkungsgremium, " in page
    key = f"{day.isoformat()}|{group.pk}|Niederschrift 3"
    seen = html.fromstring(page).xpath("//input[@name='gesehen']/@value")[0]
    said = {"verdict": "otherwise", "words": "Wird ausgesetzt.", "gesehen": seen}
    told = client.post(address, said | {"source": "von Hand"})
    assert told.status_code == 200
    assert client.post(address, said | {"source": key, "reference": "x"}).status_code == 302
    found = second.decisions.get()
    assert (found.body, found.decided_on, found.reference) == (group, day, "Niederschrift 3")


def test_areas_offer_where_decisions_come_from_each_meeting_once(
    deviation: Deviation, group: Body, office: User, concept: Concept
) -> None:
    Concept.objects.filter(pk=concept.pk).update(decided_on=date(2026, 1, 28), paper="26/SVV/1")
    concept.refresh_from_db()
    decided(deviation, office, body=group, decided_on=TODAY)
    amendment = AmendmentFactory(measure=deviation.measure)
    settled = Settled(decided_on=TODAY, body=group, words="Nein.")
    amending.refuse(amendment, settled=settled, by=office)
    assert [(one.label, one.reference) for one in sources(concept)] == [
        ("Lenkungsgremium", ""),
        ("Beschluss des Konzepts", "26/SVV/1"),
    ]


def task_of(measure: Measure, **said: Any) -> Task:
    assert measure.lead_unit
    return Task(
        **{"text": "Aushilfe abordnen", "unit": measure.lead_unit, "due": later(30), **said}
    )


# --- what is refused ----------------------------------------------------------------------------


def test_a_measure_has_one_open_deviation(deviation: Deviation, editor: User) -> None:
    with pytest.raises(DeviationExists, match="schon eine Abweichung"):
        steering.name_deviation(deviation.measure, said=OFF, by=editor)


def test_of_what_is_not_decided_nothing_is_off(measure: Measure, editor: User) -> None:
    Concept.objects.filter(pk=measure.concept_id).update(status="drafting")
    with pytest.raises(NotNow):
        steering.name_deviation(measure, said=OFF, by=editor)


def test_what_is_off_is_said(measure: Measure, editor: User) -> None:
    with pytest.raises(NothingSaid):
        steering.name_deviation(measure, said=Said(off="  ", cause="money"), by=editor)
    with pytest.raises(NothingSaid, match="Vorschlag"):
        steering.name_deviation(
            measure, said=Said(off="Spät.", cause="money", wanted="Ja."), by=editor
        )


def test_nobody_agrees_to_what_nobody_proposed(
    measure: Measure, editor: User, office: User
) -> None:
    found = steering.name_deviation(measure, said=OFF, by=editor)
    with pytest.raises(NoProposal):
        decided(found, office)
    decided(found, office, verdict="otherwise")
    found.refresh_from_db()
    assert found.state == "decided"


def test_a_unit_does_not_decide_for_a_body(
    deviation: Deviation, editor: User, group: Body, client: Client
) -> None:
    with pytest.raises(NotYours):
        decided(deviation, editor, only_own=True)
    Deviation.objects.filter(pk=deviation.pk).update(decider=None)
    with pytest.raises(NotYours):
        decided(deviation, editor, only_own=True, body=group)
    Deviation.objects.filter(pk=deviation.pk).update(decider=group)
    client.force_login(editor)
    assert client.get(reverse("monitoring:decide", args=[deviation.pk])).status_code == 403


def test_a_unit_decides_what_it_settles_itself(
    measure: Measure, editor: User, client: Client
) -> None:
    found = steering.name_deviation(measure, said=PROPOSAL, by=editor)
    client.force_login(editor)
    address = reverse("monitoring:decide", args=[found.pk])
    page = client.get(address)
    assert "Wer hat entschieden?" not in page.content.decode()
    answer = client.post(
        address,
        {
            "verdict": "agreed",
            "words": "Wir helfen aus.",
            "decided_on": f"{TODAY:%d.%m.%Y}",
            "gesehen": page.context["seen"],
        },
    )
    assert answer.status_code == 302
    assert found.decisions.get().body is None


def test_nothing_is_decided_twice_or_tomorrow(
    deviation: Deviation, office: User, group: Body
) -> None:
    with pytest.raises(WrongDay):
        decided(deviation, office, decided_on=later(1))
    decided(deviation, office, body=group)
    with pytest.raises(TransitionRefused):
        decided(deviation, office, body=group)
    assert deviation.decisions.count() == 1


def test_who_decides_saw_what_is_proposed(deviation: Deviation, office: User, editor: User) -> None:
    """Two at once: the unit changes its proposal while the office types the decision."""
    seen = stamp(steering.deviation_told(deviation))
    other = Said(off="Elf Monate später.", cause="staff", correction="Ein Dienstleister.")
    steering.reword(deviation, said=other, by=editor)
    with pytest.raises(SeenOtherwise):
        decided(deviation, office, seen=seen)
    assert not deviation.decisions.exists()


def test_a_deviation_is_not_closed_over_an_open_task(deviation: Deviation, office: User) -> None:
    decision = decided(deviation, office, tasks=[task_of(deviation.measure)])
    with pytest.raises(StillToDo, match="Aushilfe abordnen"):
        steering.close(deviation, reason="Erledigt.", by=office)
    steering.finish(decision.assignments.get(), on=TODAY, by=office)
    with pytest.raises(NothingSaid):
        steering.close(deviation, reason=" ", by=office)
    steering.close(deviation, reason="Läuft wieder.", by=office)
    with pytest.raises(StillToDo):
        steering.reopen_assignment(decision.assignments.get(), by=office)
    deviation.refresh_from_db()
    assert (deviation.state, deviation.closing) == ("closed", "Läuft wieder.")


def test_what_came_up_again_does_not_push_another_aside(deviation: Deviation, office: User) -> None:
    steering.close(deviation, reason="Läuft wieder.", by=office)
    steering.name_deviation(deviation.measure, said=OFF, by=office)
    with pytest.raises(DeviationExists):
        steering.reopen(deviation, by=office)


def test_a_task_done_twice_is_done_on_the_first_day(deviation: Deviation, office: User) -> None:
    task = decided(deviation, office, tasks=[task_of(deviation.measure)]).assignments.get()
    steering.finish(task, on=TODAY - timedelta(days=2), by=office)
    steering.finish(task, on=TODAY, by=office)
    task.refresh_from_db()
    assert task.done_on == TODAY - timedelta(days=2)
    assert AuditEntry.objects.filter(verb="assignment.finish").count() == 1


# --- who hears of it ----------------------------------------------------------------------------


def test_the_unit_hears_of_the_decision_and_of_its_task(
    deviation: Deviation, office: User, editor: User, group: Body
) -> None:
    decided(deviation, office, body=group, reference="26/SVV/0412",
            tasks=[task_of(deviation.measure)])  # fmt: skip
    told, given = Notice.objects.filter(recipient=editor.email).order_by("pk")
    assert "Aushilfe angeordnet." in told.body
    assert "26/SVV/0412" in told.body
    assert "Aushilfe abordnen" in given.body


# --- the desk -----------------------------------------------------------------------------------


def test_back_on_course_is_proposed_and_never_closed_silently(
    deviation: Deviation, measure: Measure
) -> None:
    found = desk(measure.concept, TODAY)
    assert [row.deviation for row in found.over] == [deviation]
    assert [row.deviation for row in found.waiting] == [deviation]
    Measure.objects.filter(pk=measure.pk).update(course="late")
    assert desk(measure.concept, TODAY).over == []


def test_what_is_behind_without_a_word_is_proposed(measure: Measure, office: User) -> None:
    Measure.objects.filter(pk=measure.pk).update(course="off_course")
    assert [one.code for one in desk(measure.concept, TODAY).unnamed] == ["1.7"]
    steering.name_deviation(measure, said=OFF, by=office)
    assert desk(measure.concept, TODAY).unnamed == []


def test_the_steering_group_reads_and_writes_nothing(
    deviation: Deviation, town: Municipality, client: Client
) -> None:
    client.force_login(user_with_role("steering", town))
    page = client.get(reverse("monitoring:steering", args=[deviation.measure.concept.slug]))
    content = page.content.decode()
    assert "Aushilfe anordnen." in content
    assert "Entscheidung eintragen" not in content
    assert client.get(reverse("monitoring:decide", args=[deviation.pk])).status_code == 403


def test_towns_are_apart(deviation: Deviation, client: Client) -> None:
    other = public_concept(MunicipalityFactory())
    strange = DeviationFactory(measure=MeasureFactory(concept=other))
    found = desk(deviation.measure.concept, TODAY)
    assert strange not in [row.deviation for row in (*found.waiting, *found.own)]
    client.force_login(user_with_role("office", deviation.measure.concept.municipality))
    assert client.get(reverse("monitoring:deviation", args=[strange.pk])).status_code == 404


# --- pages --------------------------------------------------------------------------------------


def test_what_was_typed_stays_where_it_is_refused(
    measure: Measure, editor: User, client: Client
) -> None:
    client.force_login(editor)
    address = reverse("monitoring:deviation_add", args=[measure.concept.slug, measure.pk])
    answer = client.post(address, {"off": "Elf Monate später.", "cause": "", "cost": "viel"})
    content = answer.content.decode()
    assert "Elf Monate später." in content
    assert 'value="viel"' in content
    assert not Deviation.objects.exists()


def test_what_was_reported_is_proposed_and_sets_nothing(
    measure: Measure, editor: User, client: Client
) -> None:
    client.force_login(editor)
    address = reverse("monitoring:deviation_add", args=[measure.concept.slug, measure.pk])
    assert client.get(address).context["form"].initial == {}
    Measure.objects.filter(pk=measure.pk).update(
        course="late", expected_end=later(430), expected_end_reason="Stellen\nunbesetzt. " * 30
    )
    initial = client.get(address).context["form"].initial
    assert "später als zugesagt" in initial["off"]
    assert len(initial["cause_text"]) == 300
    assert not Deviation.objects.exists()


def test_from_the_deviation_to_the_finished_task_in_the_browser(
    measure: Measure, editor: User, office: User, group: Body, client: Client
) -> None:
    client.force_login(editor)
    address = reverse("monitoring:deviation_add", args=[measure.concept.slug, measure.pk])
    client.post(
        address,
        {"off": "Spät.", "cause": "staff", "correction": "Aushilfe.", "wanted": "Anordnen.",
         "decider": group.pk, "cost": "59.000", "decide_by": f"{later(10):%d.%m.%Y}"},
    )  # fmt: skip
    found = Deviation.objects.get()
    client.force_login(office)
    page = client.get(reverse("monitoring:decide", args=[found.pk]))
    answer = client.post(
        reverse("monitoring:decide", args=[found.pk]),
        {"verdict": "agreed", "words": "Anordnen.", "body": group.pk,
         "decided_on": f"{TODAY:%d.%m.%Y}", "task": "Abordnen", "unit": measure.lead_unit_id,
         "due": f"{later(20):%d.%m.%Y}", "gesehen": page.context["seen"]},
    )  # fmt: skip
    assert answer.status_code == 302
    client.force_login(editor)
    task = Assignment.objects.get()
    home = client.get(reverse("measures:mine")).content.decode()
    assert "Abordnen" in home
    client.post(reverse("monitoring:assignment_finish", args=[task.pk]))
    task.refresh_from_db()
    assert task.done_on == TODAY


def test_half_a_task_is_no_task(deviation: Deviation, office: User, client: Client) -> None:
    client.force_login(office)
    page = client.get(reverse("monitoring:decide", args=[deviation.pk]))
    answer = client.post(
        reverse("monitoring:decide", args=[deviation.pk]),
        {"verdict": "agreed", "words": "Ja.", "decided_on": f"{TODAY:%d.%m.%Y}",
         "task": "Abordnen", "gesehen": page.context["seen"]},
    )  # fmt: skip
    assert answer.status_code == 200
    assert "Bitte schreiben Sie, bis wann." in answer.content.decode()
    assert not deviation.decisions.exists()


@pytest.mark.parametrize("many", [3, 40])
def test_the_desk_asks_as_often_for_many(
    concept: Concept, measure: Measure, group: Body, many: int, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        one = MeasureFactory(field=measure.field, code=f"1.1{number}", course="late")
        found = DeviationFactory(measure=one, correction="Ja.", decider=group)
        DependencyFactory(measure=one, on=measure)
        found.decisions.create(verdict="agreed", words="Ja.", decided_on=TODAY).assignments.create(
            text="Tun", unit=measure.lead_unit, due=TODAY
        )
    with django_assert_num_queries(8):
        desk(concept, TODAY)
