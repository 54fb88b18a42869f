"""The pages: one on which a unit reports on everything, one round at a glance, one report."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import later, open_round

REPORTS = "/arbeitsplatz/meldungen/"


@pytest.fixture
def both(concept: Concept, measure: Measure, office: User, editor: User) -> list[Report]:
    MeasureFactory(field=measure.field, code="1.8", title="Lotsen", lead_unit=measure.lead_unit)
    return list(open_round(concept, office).reports.order_by("measure__code"))


@pytest.fixture
def client(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def as_office(office: User) -> Client:
    client = Client()
    client.force_login(office)
    return client


def page_of(client: Client, address: str = REPORTS) -> dict[str, Any]:
    """What its one form would send as it stands there."""
    form = next(
        one
        for one in client.get(address).context["entries"][:1] or [None]
        if one is None or one.form
    )
    assert form is not None
    sent: dict[str, Any] = {}
    for entry in client.get(address).context["entries"]:
        for field in entry.form or ():
            value = field.value()
            widget = field.field.widget
            shown = widget.format_value(value)
            sent[field.html_name] = shown[0] if isinstance(shown, list) else shown or ""
    return sent


def of(report: Report, **typed: str) -> dict[str, str]:
    return {f"m{report.pk}-{name.replace('_0', '-0')}": text for name, text in typed.items()}


def test_the_page_saves_each_measure_by_itself(client: Client, both: list[Report]) -> None:
    first, second = both
    page = page_of(client)
    answer = client.post(
        REPORTS,
        page | of(first, done="Neu.", **{"day-0": "99.99.2026"}) | of(second, done="Auch neu."),
    )
    assert answer.status_code == 200
    content = answer.content.decode()
    assert "Alles andere ist gespeichert" in content
    assert "99.99.2026" in content
    assert "\nNeu.</textarea>" in content
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.done, second.done) == ("", "Auch neu.")


def test_what_was_not_touched_is_not_written(client: Client, both: list[Report]) -> None:
    answer = client.post(REPORTS, page_of(client))
    assert answer.status_code == 302
    assert set(Report.objects.values_list("state", "saved_at")) == {("open", None)}


def test_only_what_is_new_is_tinted_with_what_was_there(client: Client, both: list[Report]) -> None:
    client.post(REPORTS, page_of(client) | of(both[0], **{"value-0": "8,5"}, done="Portal läuft."))
    content = client.get(REPORTS).content.decode()
    assert content.count("gw-said--new") == 3  # the number, its day, the sentence
    assert "geändert, vorher 10 Wochen" in content
    assert "3 Angaben geändert" in content


def test_a_new_number_is_measured_within_the_period(client: Client, both: list[Report]) -> None:
    client.post(REPORTS, page_of(client) | of(both[0], **{"value-0": "8,5"}))
    assert Report.objects.get(pk=both[0].pk).values[0]["day"] == later(-1).isoformat()


def test_nothing_new_is_one_click_and_keeps_what_was_typed_elsewhere(
    client: Client, both: list[Report]
) -> None:
    first, second = both
    page = page_of(client) | of(second, done="Getippt, nicht gespeichert.")
    client.post(REPORTS, page | {"nichts-neues": str(first.pk)})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.nothing_new, second.done) == (True, "Getippt, nicht gespeichert.")
    assert "zurücknehmen" in client.get(REPORTS).content.decode()
    client.post(REPORTS, {"zuruecknehmen": str(first.pk)})
    first.refresh_from_db()
    assert (first.nothing_new, first.state) == (False, "open")


def test_an_old_page_does_not_fetch_back_what_was_handed_in_and_keeps_what_was_typed(
    client: Client, both: list[Report], editor: User
) -> None:
    first, _second = both
    old = page_of(client)
    operations.save(first, changes={"done": "Fertig."}, by=editor)
    operations.submit(first, by=editor)
    typed = old | of(first, next_steps="Noch ein Gedanke.")
    told = client.post(REPORTS, typed).content.decode()
    first.refresh_from_db()
    assert (first.state, first.next_steps) == ("submitted", "")
    assert "Holen Sie sie zurück" in told
    assert "Noch ein Gedanke." in told
    client.post(REPORTS, old | {"nichts-neues": str(first.pk)})
    first.refresh_from_db()
    assert (first.state, first.nothing_new) == ("submitted", False)
    client.post(REPORTS, typed | {"zuruecknehmen": str(first.pk)})
    first.refresh_from_db()
    assert (first.state, first.done, first.next_steps) == ("draft", "Fertig.", "Noch ein Gedanke.")


def test_the_bar_names_what_is_left(client: Client, both: list[Report]) -> None:
    first, second = both
    bar = re.search(r"gw-actions__note.*?</div>", client.get(REPORTS).content.decode(), re.S)
    assert bar
    assert "Noch 2 von 2" in bar[0]
    page = page_of(client)
    client.post(REPORTS, page | of(first, course="late") | {"nichts-neues": str(second.pk)})
    content = client.get(REPORTS).content.decode()
    assert "Noch eine von 2" in content
    assert f'<a href="#m{first.pk}">1.7</a> Frage klären' in content
    client.post(REPORTS, page_of(client) | {"melden": "1"})
    assert set(Report.objects.values_list("state", flat=True)) == {"draft", "submitted"}
    client.post(
        REPORTS, page_of(client) | of(first, light_reason="Stelle fehlt.") | {"melden": "1"}
    )
    assert "Alles gemeldet" in client.get(REPORTS).content.decode()


def test_five_measures_take_few_clicks(
    client: Client, concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    """Four without news, one with a sentence: one page, one click each, one to send."""
    for number in range(4):
        MeasureFactory(field=measure.field, code=f"2.{number}", lead_unit=measure.lead_unit)
    open_round(concept, office)
    clicks = 0
    for report in Report.objects.exclude(measure=measure):
        client.post(REPORTS, page_of(client) | {"nichts-neues": str(report.pk)})
        clicks += 1
    first = Report.objects.get(measure=measure)
    Measure.objects.filter(implementation="").update(implementation="in_progress")
    client.post(REPORTS, page_of(client) | of(first, done="Neu.") | {"melden": "1"})
    clicks += 1
    assert clicks == 5
    assert Report.objects.filter(state="submitted").count() == 5


def test_a_proposal_says_why_and_sets_nothing_until_it_is_taken_over(
    client: Client, both: list[Report]
) -> None:
    Measure.objects.filter(pk=both[0].measure_id).update(end=later(-3))
    content = client.get(REPORTS).content.decode()
    assert "Vorschlag: Einschätzung „vom Kurs ab“" in content
    assert "fertig ist sie nicht" in content
    assert Report.objects.get(pk=both[0].pk).course == "on_course"
    client.post(REPORTS, page_of(client) | {"uebernehmen": f"{both[0].pk}:course"})
    assert Report.objects.get(pk=both[0].pk).course == "off_course"


def test_two_of_a_unit_change_the_same_and_choose(client: Client, both: list[Report]) -> None:
    page = page_of(client)
    client.post(REPORTS, page | of(both[0], done="Zuerst."))
    answer = client.post(REPORTS, page | of(both[0], done="Zugleich."))
    content = answer.content.decode()
    assert "Nichts ist verloren" in content
    assert "Zuerst." in content
    assert "Zugleich." in content
    assert Report.objects.get(pk=both[0].pk).done == "Zuerst."
    form = next(one.form for one in answer.context["entries"] if one.report.pk == both[0].pk)
    settled = page | of(both[0], done="Zugleich.") | {f"m{both[0].pk}-base": form["base"].value()}
    choice = f"wahl-m{both[0].pk}-done"
    client.post(REPORTS, settled | {choice: "meine"})
    assert Report.objects.get(pk=both[0].pk).done == "Zugleich."


def test_what_was_typed_of_a_measure_that_is_another_units_now_is_not_swallowed(
    client: Client, both: list[Report], town: Municipality
) -> None:
    page = page_of(client)
    Measure.objects.filter(pk=both[0].measure_id).update(lead_unit=UnitFactory(municipality=town))
    answer = client.post(REPORTS, page | of(both[0], done="Noch von uns."), follow=True)
    assert "führt Ihr Fachbereich nicht mehr" in answer.content.decode()
    assert Report.objects.get(pk=both[0].pk).done == ""


def test_the_office_reports_for_a_unit_that_called(
    both: list[Report], office: User, measure: Measure
) -> None:
    client = as_office(office)
    assert client.get(REPORTS).context["entries"] == []
    address = f"{REPORTS}?stelle={measure.lead_unit_id}"
    client.post(address, page_of(client, address) | of(both[0], done="Am Telefon gesagt."))
    assert Report.objects.get(pk=both[0].pk).done == "Am Telefon gesagt."
    assert Report.objects.filter(first_seen_at=None).count() == 2


def test_a_unit_does_not_choose_another_unit(
    client: Client, both: list[Report], town: Municipality
) -> None:
    other = UnitFactory(municipality=town)
    Measure.objects.filter(pk=both[0].measure_id).update(lead_unit=other)
    entries = client.get(f"{REPORTS}?stelle={other.pk}").context["entries"]
    assert [one.report.pk for one in entries] == [both[1].pk]


def test_the_last_report_is_one_click_away(
    client: Client, both: list[Report], concept: Concept, office: User, editor: User
) -> None:
    operations.save(both[0], changes={"done": "Das Portal läuft."}, by=editor)
    operations.approve(operations.submit(both[0], by=editor), by=office)
    last = open_round(concept, office, title="Herbst")
    content = client.get(f"{REPORTS}?runde={last.pk}").content.decode()
    address = reverse("monitoring:report", args=[both[0].pk])
    assert content.count("Letzte Meldung lesen") == 1
    assert f'href="{address}"' in content
    assert "Das Portal läuft." in client.get(address).content.decode()


def test_that_the_unit_looked_is_known(client: Client, both: list[Report]) -> None:
    client.get(REPORTS)
    assert not Report.objects.filter(first_seen_at=None).exists()


# --- the office -----------------------------------------------------------------------------------


def test_the_office_opens_a_round_and_sees_first_whom_it_asks(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    client = as_office(office)
    address = reverse("monitoring:open", args=[concept.slug])
    content = client.get(address).content.decode()
    assert "Ausländerbehörde: eine Maßnahme" in content
    assert editor.name in content
    sent = {
        "title": "Herbst", "period_start": "01.01.2026", "period_end": "30.06.2026",
        "due": f"{later(30):%d.%m.%Y}", "asks": "Was fehlt?\n\nWas hilft?",
        "fields_of_action": [str(measure.field_id)],
    }  # fmt: skip
    client.post(address, sent | {"vorschau": "1"})
    assert ReportingRound.objects.count() == 0
    assert client.post(address, sent).status_code == 302
    assert ReportingRound.objects.get().questions == ["Was fehlt?", "Was hilft?"]


def test_what_was_asked_about_is_not_proposed_again(
    concept: Concept, measure: Measure, office: User
) -> None:
    def proposed() -> tuple[str, date, date]:
        page = as_office(office).get(reverse("monitoring:open", args=[concept.slug]))
        first = page.context["form"].initial
        return first["title"], first["period_start"], first["period_end"]

    title, start, end = proposed()
    near = end - timedelta(days=20)
    open_round(concept, office, title="Anders", period_start=start, period_end=near)
    following, after, until = proposed()
    assert after == near + timedelta(days=1)
    assert until > end, "twenty days are no round of their own"
    assert following != title


def test_the_office_gives_back_and_the_unit_sees_it_at_the_passage(
    client: Client, both: list[Report], office: User, editor: User
) -> None:
    operations.save(both[0], changes={"done": "Läuft."}, by=editor)
    operations.submit(both[0], by=editor)
    desk = as_office(office)
    page = desk.get(reverse("monitoring:report", args=[both[0].pk]))
    sent = {"gesehen": page.context["seen"], "an-done": "Bitte mit Zahl."}
    desk.post(reverse("monitoring:return", args=[both[0].pk]), sent)
    content = client.get(REPORTS).content.decode()
    assert "zurückgegeben" in content
    assert "Bitte mit Zahl." in content
    client.post(REPORTS, page_of(client) | of(both[0], done="120 Termine am Tag.", melden="1"))
    client.post(
        REPORTS, page_of(client) | of(both[0], done="120 Termine am Tag.") | {"melden": "1"}
    )
    assert Report.objects.get(pk=both[0].pk).state == "submitted"


def test_a_report_is_the_units_and_the_offices_until_it_is_approved(
    client: Client, both: list[Report], office: User, editor: User, town: Municipality
) -> None:
    operations.save(both[0], changes={"done": "Noch geheim."}, by=editor)
    operations.submit(both[0], by=editor)
    address = reverse("monitoring:report", args=[both[0].pk])
    others = {}
    for role in ("steering", "council_reader", "unit_editor"):
        others[role] = Client()
        others[role].force_login(user_with_role(role, town))
    assert {role: one.get(address).status_code for role, one in others.items()} == {
        "steering": 403, "council_reader": 403, "unit_editor": 403,
    }  # fmt: skip
    listed = others["steering"].get(reverse("monitoring:round", args=[both[0].round_id]))
    assert listed.context["rows"] == []
    public = reverse("portal:measure", args=[both[0].round.concept.slug, "1.7"])
    assert "Noch geheim." not in Client().get(public).content.decode()
    assert client.get(address).status_code == 200
    operations.approve(both[0], by=office)
    assert {one.get(address).status_code for one in others.values()} == {200}


def test_the_office_approves_several_at_once(
    both: list[Report], office: User, editor: User
) -> None:
    for one in both:
        Measure.objects.filter(implementation="").update(implementation="in_progress")
        operations.report_nothing_new(one, by=editor)
        operations.submit(one, by=editor)
    desk = as_office(office)
    here = reverse("monitoring:round", args=[both[0].round_id])
    page = desk.get(f"{here}?stand=submitted")
    sent = {f"gesehen-{row.report.pk}": row.stamp for row in page.context["rows"]}
    sent["meldung"] = [str(one.pk) for one in both]
    desk.post(reverse("monitoring:approve_several", args=[both[0].round_id]), sent)
    assert Report.objects.filter(state="approved").count() == 2


def test_each_count_leads_to_the_list_it_was_counted_from(
    both: list[Report], office: User, editor: User
) -> None:
    operations.report_nothing_new(both[0], by=editor)
    operations.submit(both[0], by=editor)
    desk = as_office(office)
    page = desk.get(reverse("monitoring:round", args=[both[0].round_id]))
    for figure in page.context["figures"]:
        assert len(desk.get(figure.url).context["rows"]) == int(figure.value), figure.label


def test_of_a_closed_round_nobody_waits_any_longer(both: list[Report], office: User) -> None:
    opened = both[0].round
    address = reverse("monitoring:round", args=[opened.pk])
    assert "wartet seit" in as_office(office).get(address).content.decode()
    operations.close_round(opened, by=office)
    said = as_office(office).get(address).content.decode()
    assert "wartet seit" not in said
    assert "Wer nicht gemeldet hat" in said


def test_two_rounds_without_a_report_are_said_to_the_unit_and_the_office(
    client: Client, concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    for title in ("Eins", "Zwei", "Drei"):
        last = open_round(concept, office, title=title)
    assert "seit zwei Runden keine Meldung" in client.get(REPORTS).content.decode()
    here = reverse("monitoring:round", args=[last.pk])
    assert "auch in zwei Runden davor nicht" in as_office(office).get(here).content.decode()
    first = Report.objects.order_by("pk")[0]
    operations.report_nothing_new(first, by=editor)
    operations.submit(first, by=editor)
    assert "keine Meldung" not in client.get(f"{REPORTS}?runde={last.pk}").content.decode()
