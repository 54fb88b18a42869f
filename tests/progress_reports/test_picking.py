"""Two reports are chosen on the list of reports and compared, without typing an address."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.progress_reports.models import IssuedReport, ProgressReport
from tests.factories import issued_report, user_with_role

pytestmark = pytest.mark.django_db
DAYS = (date(2025, 12, 31), date(2026, 6, 30))


@pytest.fixture
def reports(report: ProgressReport) -> list[IssuedReport]:
    return [issued_report(report.concept, as_of=day) for day in DAYS]


def offered(client: Client, slug: str) -> dict[str, list[tuple[str, bool]]]:
    said = client.get(reverse("progress_reports:reports", args=[slug])).content.decode()
    return {
        one.get("name"): [
            (option.get("value"), "selected" in option.attrib) for option in one.iter("option")
        ]
        for one in html.fromstring(said).xpath("//form[@method='get']//select")
    }


def test_the_last_two_reports_are_chosen_and_lead_to_their_comparison(
    reports: list[IssuedReport], office: User, client: Client
) -> None:
    client.force_login(office)
    slug = reports[0].concept.slug
    found = offered(client, slug)
    chosen = {name: value for name, them in found.items() for value, is_it in them if is_it}
    assert chosen == {"von": "31.12.2025", "bis": "30.06.2026"}
    assert len(found["von"]) == len(found["bis"]) == 3
    said = client.get(reverse("progress_reports:compare", args=[slug]), chosen).content.decode()
    assert "unverändert 3" in said


def test_of_one_report_it_is_today_that_is_compared(
    reports: list[IssuedReport], office: User, client: Client
) -> None:
    IssuedReport._base_manager.filter(pk=reports[1].pk).delete()
    client.force_login(office)
    found = offered(client, reports[0].concept.slug)
    assert [is_it for _value, is_it in found["von"]] == [True, False]
    assert [is_it for _value, is_it in found["bis"]] == [False, True]


def test_of_two_reports_of_one_day_the_last_counts_and_today_s_is_today(
    reports: list[IssuedReport], office: User, client: Client
) -> None:
    newest = issued_report(reports[0].concept, as_of=DAYS[0], title="Ergänzt")
    issued_report(newest.concept, as_of=localdate())
    client.force_login(office)
    found = offered(client, newest.concept.slug)["von"]
    assert [value for value, _chosen in found] == [
        "30.06.2026", "31.12.2025", f"{localdate():%d.%m.%Y}",
    ]  # fmt: skip
    IssuedReport._base_manager.filter(as_of__lt=localdate()).delete()
    assert offered(client, newest.concept.slug) == {}


def test_without_a_report_or_without_the_right_nothing_is_offered(
    report: ProgressReport, office: User, client: Client
) -> None:
    client.force_login(office)
    assert offered(client, report.concept.slug) == {}
    issued_report(report.concept)
    reader = user_with_role("council_reader", report.concept.municipality)
    client.force_login(reader)
    assert offered(client, report.concept.slug) == {}
