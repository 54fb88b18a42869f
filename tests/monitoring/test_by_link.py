"""A unit without accounts reports by its link: its own measures of one round, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.notices import day_in_words
from gemeinwerk.measures.reminding import operations as deadlines
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.authors import ByLink
from gemeinwerk.monitoring.errors import LinkRefused
from gemeinwerk.monitoring.models import Report, ReportingRound, ReportLink, RoundReminder
from gemeinwerk.monitoring.reminding import operations as operations_of_reminding
from gemeinwerk.monitoring.reminding.operations import remind
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import forget_secrets
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import open_round


@pytest.fixture
def unit(measure: Measure) -> Organisation:
    """Without accounts, with an address of its own."""
    Organisation.objects.filter(pk=measure.lead_unit_id).update(email="amt@stadt.example")
    measure.lead_unit.refresh_from_db()
    return measure.lead_unit


@pytest.fixture
def opened(concept: Concept, unit: Organisation, office: User) -> ReportingRound:
    return open_round(concept, office, by_link=True)


@pytest.fixture
def path(opened: ReportingRound, unit: Organisation, office: User) -> str:
    return operations.make_link(opened, unit=unit, by=office)


def test_a_unit_without_accounts_gets_its_link_when_the_round_opens(
    opened: ReportingRound, unit: Organisation
) -> None:
    mail = Notice.objects.get()
    assert (mail.kind, mail.recipient) == ("report.by_link", unit.email)
    found = re.search(r"(/melden/[\w-]{43}/)", mail.body)
    assert found
    assert Client().get(found[1]).status_code == 200
    forget_secrets(mail)  # as it happens once it has left
    assert (mail.body, mail.action_url) == ("", "")


def test_without_the_offices_word_there_are_no_links(
    concept: Concept, unit: Organisation, office: User
) -> None:
    opened = open_round(concept, office)
    assert not ReportLink.objects.exists()
    with pytest.raises(LinkRefused):
        operations.make_link(opened, unit=unit, by=office)
    operations.allow_links(opened, allowed=True, by=office)
    stranger = UnitFactory(municipality=concept.municipality)
    with pytest.raises(LinkRefused):
        operations.make_link(opened, unit=stranger, by=office)


def test_no_mail_leaves_with_a_link_that_works_no_more(
    opened: ReportingRound, unit: Organisation, office: User
) -> None:
    """The mail server was silent since the round opened."""
    first = Notice.objects.get()
    operations.make_link(opened, unit=unit, by=office)
    second = Notice.objects.exclude(pk=first.pk).get()
    assert [one.state for one in Notice.objects.order_by("pk")] == ["withdrawn", "queued"]
    operations.withdraw_link(opened, unit=unit, by=office)
    operations.make_link(opened, unit=unit, by=office)
    operations.allow_links(opened, allowed=False, by=office)
    states = Notice.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "withdrawn", "withdrawn"]
    second.refresh_from_db()
    assert (second.body, second.action_url) == ("", "")


def test_a_mail_names_a_link_only_where_one_holds(
    opened: ReportingRound, unit: Organisation, office: User
) -> None:
    def reminded() -> str:
        RoundReminder.objects.filter(kind="by_hand").delete()
        operations_of_reminding.remind_units(opened, units=[unit.pk], by=office)
        return Notice.objects.filter(kind="report.reminded").latest("pk").body

    made = ReportLink.objects.get()
    assert str(day_in_words(localdate(made.made_at))) in reminded()
    operations.withdraw_link(opened, unit=unit, by=office)
    told = reminded()
    assert "Link vom" not in told
    assert "Bitten Sie das Büro um einen Link." in told


def test_a_mail_names_no_superior_where_there_is_none(
    concept: Concept, unit: Organisation, office: User
) -> None:
    town = concept.municipality
    deadlines.set_deadlines(town, by=office, tell_head=True)
    user_with_role("unit_editor", town, unit=unit)

    def asked(title: str) -> str:
        open_round(concept, office, title=title)
        return Notice.objects.filter(kind="report.asked").latest("pk").body

    Organisation.objects.filter(pk=unit.pk).update(parent=UnitFactory(municipality=town))
    assert "übergeordnete Fachbereich" in asked("Zweite")
    Organisation.objects.filter(pk=unit.pk).update(parent=None)
    told = asked("Dritte")
    assert "das Büro" in told
    assert "übergeordnete Fachbereich" not in told


def test_the_link_itself_is_kept_nowhere(path: str, unit: Organisation) -> None:
    Notice.objects.all().delete()  # emptied once it has left
    word = path.split("/")[2]
    assert len(word) == 43
    kept = str(list(ReportLink.objects.values())) + str(list(AuditEntry.objects.values()))
    assert word not in kept
    assert ReportLink.objects.count() == 1


def test_what_was_approved_its_unit_has_said_and_not_the_office(
    path: str, opened: ReportingRound, measure: Measure, unit: Organisation, office: User
) -> None:
    report = opened.reports.get()
    operations.save(
        report,
        changes={
            "done": "Das Portal läuft.", "course": "late", "light": "yellow",
            "light_reason": "Personal fehlt.", "value-0": "8",
            "day-0": opened.period_end.isoformat(), "reached-0": opened.period_end.isoformat(),
        },
        by=ByLink(unit.name),
    )  # fmt: skip
    handed_in = operations.submit(report, by=ByLink(unit.name))
    operations.approve(handed_in, by=office)
    told = AuditEntry.objects.filter(target_type="measures.measure", target_id=measure.pk)
    names = {(one.actor_name, one.actor_standing) for one in told}
    assert names == {(unit.name, "per Link")}
    assert measure.measured.get(value=8).entered_by is None
    assert AuditEntry.objects.get(verb="report.approve").actor_name == office.name


def test_of_whose_account_was_erased_the_unit_has_said_it(
    opened: ReportingRound, measure: Measure, unit: Organisation, office: User
) -> None:
    report = opened.reports.get()
    somebody = user_with_role("unit_editor", unit.municipality, unit=unit)
    operations.save(report, changes={"done": "Das Portal läuft."}, by=somebody)
    operations.submit(report, by=somebody)
    Report.objects.update(submitted_by=None)
    operations.approve(Report.objects.get(), by=office)
    told = AuditEntry.objects.filter(target_type="measures.measure", target_id=measure.pk)
    assert {one.actor_name for one in told} == {unit.name}


def test_that_it_was_used_is_noted_once_a_day(path: str) -> None:
    link = ReportLink.objects.filter(used_at=None)
    assert link.count() == 1
    Client().get(path)
    assert link.count() == 0
    today = ReportLink.objects.get()
    Client().get(path)
    assert ReportLink.objects.get().used_at == today.used_at
    long_ago = today.made_at - timedelta(days=3)
    ReportLink.objects.update(used_at=long_ago)
    Client().get(path)
    assert ReportLink.objects.get().used_at > long_ago


def test_it_shows_the_units_measures_of_that_round_and_nothing_else(
    concept: Concept, opened: ReportingRound, measure: Measure, office: User, path: str
) -> None:
    other = UnitFactory(municipality=concept.municipality)
    MeasureFactory(field=measure.field, code="9.9", title="Fremde Maßnahme", lead_unit=other)
    later_round = open_round(concept, office, title="Nächste", by_link=True)
    client = Client()
    answer = client.get(path)
    content = answer.content.decode()
    assert "Wartezeit senken" in content
    assert "Fremde Maßnahme" not in content
    assert "/arbeitsplatz/" not in content
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    for report in Report.objects.exclude(round=opened):
        client.post(path, {f"m{report.pk}-base": "{}", f"m{report.pk}-done": "Fremd."})
        client.post(path, {"nichts-neues": str(report.pk)})
    assert set(later_round.reports.values_list("state", "done")) == {("open", "")}


def test_it_writes_drafts_and_hands_in_and_has_no_other_right(
    opened: ReportingRound, measure: Measure, path: str
) -> None:
    client, report = Client(), opened.reports.get()
    client.post(path, {f"m{report.pk}-base": "{}", f"m{report.pk}-done": "Läuft."})
    report.refresh_from_db()
    assert (report.state, report.done, report.saved_by) == ("draft", "Läuft.", None)
    client.post(path, {"melden": "1"})
    report.refresh_from_db()
    assert report.state == "submitted"
    entry = AuditEntry.objects.get(verb="report.submit")
    assert (entry.actor_id, entry.actor_name, entry.actor_standing) == (
        None, "Ausländerbehörde", "per Link"
    )  # fmt: skip
    told = sentences.history(report)
    assert "Ausländerbehörde (per Link)" in str([str(one) for one in told])
    for address in (f"/arbeitsplatz/meldungen/{report.pk}/", f"/arbeitsplatz/runden/{opened.pk}/"):
        assert client.get(address).status_code == 302, "the desk asks for an account"
    assert client.post(f"/arbeitsplatz/meldungen/{report.pk}/freigeben/").status_code == 302
    report.refresh_from_db()
    assert report.state == "submitted"


def test_what_was_reported_by_link_is_approved_as_any_other(
    opened: ReportingRound, measure: Measure, office: User, path: str
) -> None:
    client, report = Client(), opened.reports.get()
    client.post(path, {f"m{report.pk}-base": "{}", f"m{report.pk}-done": "Läuft."})
    client.post(path, {"melden": "1"})
    operations.approve(Report.objects.get(), by=office)
    assert measure.notes.get().text == "Läuft."


@pytest.mark.parametrize("end", ["close", "withdraw", "forbid", "renew", "dissolve", "town"])
def test_it_ends(
    end: str, opened: ReportingRound, unit: Organisation, office: User, path: str
) -> None:
    client = Client()
    assert client.get(path).status_code == 200
    if end == "close":
        operations.close_round(opened, by=office)
    elif end == "withdraw":
        operations.withdraw_link(opened, unit=unit, by=office)
    elif end == "forbid":
        operations.allow_links(opened, allowed=False, by=office)
    elif end == "renew":
        again = operations.make_link(opened, unit=unit, by=office)
        assert client.get(again).status_code == 200
    elif end == "dissolve":
        Organisation.objects.filter(pk=unit.pk).update(active=False)
    else:
        path = path[:-2] + ("A/" if path[-2] != "A" else "B/")
    report = opened.reports.get()
    answer = client.post(path, {"nichts-neues": str(report.pk)})
    assert answer.status_code == (410 if end in ("close", "dissolve") else 404)
    assert "gilt nicht mehr" in answer.content.decode()
    report.refresh_from_db()
    assert report.state == "open"


def test_whoever_guesses_is_stopped(town: Municipality, path: str) -> None:
    client = Client()
    most = limits.PER_PLACE["open_link"].count
    answers = [client.get(f"/melden/{number:043d}/").status_code for number in range(most + 1)]
    assert answers == [404] * most + [429]
    assert client.get(path).status_code == 200, "whoever has the link goes on"


def test_a_flood_is_stopped(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {**limits.PER_PLACE, "report_by_link": limits.Limit(2, limits.HOUR)}
    monkeypatch.setattr(limits, "PER_PLACE", few)
    client = Client()
    assert [client.post(path).status_code for _ in range(3)] == [302, 302, 429]


def test_a_reminder_says_where_the_link_is_and_opens_no_door(
    opened: ReportingRound, town: Municipality, unit: Organisation
) -> None:
    remind(town, today=opened.due)
    mail = Notice.objects.get(kind="report.due")
    assert "mit Ihrem Link vom" in mail.body
    assert "/melden/" not in mail.body


def test_the_office_makes_renews_and_withdraws_it_on_the_page_of_the_round(
    opened: ReportingRound, unit: Organisation, office: User
) -> None:
    client = Client()
    client.force_login(office)
    address = f"/arbeitsplatz/runden/{opened.pk}/links/"
    page = client.post(address, {"erzeugen": str(unit.pk)}).content.decode()
    found = re.search(r"/melden/[\w-]{43}/", page)
    assert found
    assert Client().get(found[0]).status_code == 200
    round_page = client.get(f"/arbeitsplatz/runden/{opened.pk}/").content.decode()
    assert "erneuern" in round_page
    assert found[0] not in round_page
    client.post(address, {"zurueckziehen": str(unit.pk)})
    assert Client().get(found[0]).status_code == 404
    client.post(address, {"verbieten": "1"})
    assert not ReportingRound.objects.get().by_link
