"""The page of one measure: saving, checking while one types, rows, leftovers."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import override_finding
from gemeinwerk.notices.models import Notice
from tests.factories import IndicatorFactory, MilestoneFactory, ThemeFactory
from tests.measures.desk.browser_form import read_form
from tests.measures.desk.conftest import address, sheet


def test_what_is_typed_is_saved(measure: Measure, office: Client) -> None:
    typed = sheet(
        office,
        measure,
        title="200 Führungskräfte schulen",
        end="31.12.2026",
        cost_state="stated",
        **{
            "costs-TOTAL_FORMS": "1",
            "costs-0-kind": "one_off",
            "costs-0-year": "2025",
            "costs-0-amount": "18.000,50 €",
        },
    )
    answer = office.post(address(measure), typed)
    assert (answer.status_code, answer.headers["Location"]) == (302, address(measure))
    measure.refresh_from_db()
    assert measure.title == "200 Führungskräfte schulen"
    assert str(measure.end) == "2026-12-31"
    assert [(row.year, row.amount) for row in measure.costs.all()] == [(2025, Decimal("18000.50"))]


def test_saving_the_page_as_it_was_opened_changes_nothing(measure: Measure, office: Client) -> None:
    IndicatorFactory(measure=measure, baseline=Decimal("8.1250"))
    office.post(address(measure), sheet(office, measure))
    measure.refresh_from_db()
    assert measure.revision == 1


def test_a_measure_of_one_day_is_saved(measure: Measure, office: Client) -> None:
    office.post(address(measure), sheet(office, measure, start="9.5.2026", end="9.5.2026"))
    measure.refresh_from_db()
    assert (str(measure.start), str(measure.end)) == ("2026-05-09", "2026-05-09")


def test_an_error_keeps_what_was_typed(measure: Measure, office: Client) -> None:
    typed = sheet(office, measure, title="", description="Vier Module", end="bald")
    page = office.post(address(measure), typed).content.decode()
    assert "Vier Module" in page
    assert "Bitte einen Tag oder eine Zeit eingeben, z. B. 31.12.2029" in page
    assert 'value="bald"' in page


def test_a_refusal_of_the_verb_stands_on_the_page(measure: Measure, office: Client) -> None:
    other = Measure.objects.create(
        concept=measure.concept, field=measure.field, code="1.2", title="Andere"
    )
    page = office.post(address(measure), sheet(office, measure, code=other.code)).content.decode()
    assert "Die Nummer 1.2 ist schon vergeben." in page


def test_rows_are_added_without_a_script(measure: Measure, office: Client) -> None:
    page = office.post(address(measure), sheet(office, measure, mehr="milestones", goal="Getippt"))
    assert page.status_code == 200
    assert 'name="milestones-0-title"' in page.content.decode()
    assert "Getippt" in page.content.decode()
    measure.refresh_from_db()
    assert measure.goal == ""


def test_rows_are_added_with_a_script(measure: Measure, office: Client) -> None:
    address_of_row = address(measure, "bearbeiten/zeile/costs/")
    page = office.get(address_of_row, {"costs-TOTAL_FORMS": "2"}).content.decode()
    assert 'name="costs-2-amount"' in page
    assert 'id="id_costs-TOTAL_FORMS" value="3"' in page
    assert office.get(address(measure, "bearbeiten/zeile/unfug/")).status_code == 404


def test_a_row_is_removed_by_its_tick(measure: Measure, office: Client) -> None:
    IndicatorFactory(measure=measure)
    office.post(address(measure), sheet(office, measure, **{"indicators-0-DELETE": "on"}))
    assert measure.indicators.count() == 0


def test_the_check_follows_what_is_typed_and_saves_nothing(
    measure: Measure, office: Client
) -> None:
    before = office.post(address(measure, "bearbeiten/pruefen/"), sheet(office, measure))
    assert "M201" in before.content.decode()
    typed = sheet(
        office,
        measure,
        **{
            "indicators-TOTAL_FORMS": "1",
            "indicators-0-name": "Zahl der Führungskräfte",
            "indicators-0-kind": "output",
            "indicators-0-direction": "increase",
            "indicators-0-baseline": "8",
        },
    )
    after = office.post(address(measure, "bearbeiten/pruefen/"), typed).content.decode()
    assert "M201" not in after
    assert "M204" in after
    assert measure.indicators.count() == 0


@pytest.mark.parametrize("themes", [0, 1])
def test_the_check_answers_only_for_boxes_the_page_has(
    themes: int, measure: Measure, office: Client
) -> None:
    for number in range(themes):
        ThemeFactory(concept=measure.concept, title=f"Thema {number}")
    boxes = re.compile('id="(befunde-[^"]+)"')
    page = office.get(address(measure)).content.decode()
    answer = office.post(address(measure, "bearbeiten/pruefen/"), sheet(office, measure))
    assert set(boxes.findall(answer.content.decode())) == set(boxes.findall(page))


@pytest.mark.parametrize(("number", "rows"), [("0", 2), ("900", 201), ("9" * 30, 1)])
def test_a_counter_alone_makes_no_rows(
    number: str, rows: int, measure: Measure, office: Client
) -> None:
    """A request of a few bytes would keep the server busy for seconds."""
    told = {"costs-TOTAL_FORMS": "9" * 30, f"costs-{number}-amount": "zehn", "end": "31.1"}
    page = office.post(address(measure), sheet(office, measure, **told)).content.decode()
    assert len(re.findall(r'name="costs-\d+-amount"', page)) == rows


def test_half_typed_values_do_not_stop_the_check(measure: Measure, office: Client) -> None:
    typed = sheet(office, measure, end="31.1", lead_unit="999", **{"costs-TOTAL_FORMS": "x"})
    answer = office.post(address(measure, "bearbeiten/pruefen/"), typed)
    assert answer.status_code == 200


def test_findings_stand_beside_their_field(measure: Measure, office: Client) -> None:
    page = office.get(address(measure)).content.decode()
    box = page.partition('id="befunde-indicators"')[2].partition('id="befunde-')[0]
    assert "M201" in box


def test_an_exception_is_shown_with_its_reason(measure: Measure, office: Client) -> None:
    override_finding(measure, rule="M201", reason="Der Versuch ist offen.", by=office.user)  # type: ignore[attr-defined]
    page = office.get(address(measure)).content.decode()
    assert "Jana Beispiel lässt diesen Hinweis stehen: Der Versuch ist offen." in page


def test_saving_and_asking_tells_the_unit(measure: Measure, office: Client, editor: Client) -> None:
    page = office.get(address(measure)).content.decode()
    assert "Benachrichtigt wird: Kim Muster" in page
    office.post(address(measure), sheet(office, measure, bitten="1", goal="200 Geschulte"))
    measure.refresh_from_db()
    assert (measure.goal, measure.confirmation) == ("200 Geschulte", "asked")
    assert Notice.objects.get().recipient == editor.user.email  # type: ignore[attr-defined]


def test_leftovers_are_shown_and_placed(measure: Measure, office: Client) -> None:
    Measure.objects.update(unread=[{"column": "Bemerkung", "value": "Je acht Plätze"}])
    assert "Je acht Plätze" in office.get(address(measure)).content.decode()
    placed = {"zelle": "0", "feld": "description", "revision": "1"}
    office.post(address(measure, "angabe/"), placed)
    measure.refresh_from_db()
    assert (measure.description, measure.unread) == ("Je acht Plätze", [])


@pytest.mark.parametrize("data", [{}, {"zelle": "7", "revision": "1"}, {"zelle": "-1"}])
def test_a_leftover_that_is_none_is_refused(
    data: dict[str, Any], measure: Measure, office: Client
) -> None:
    assert office.post(address(measure, "angabe/"), data).status_code == 302


def test_once_adopted_only_the_status_is_written(measure: Measure, editor: Client) -> None:
    Concept.objects.update(status="implementation")
    page = editor.get(address(measure)).content.decode()
    assert 'name="implementation"' in page
    assert 'name="title"' not in page
    data = {"implementation": "partly", "title": "Anders", "revision": "1", "base": "{}"}
    editor.post(address(measure), data)
    measure.refresh_from_db()
    assert (measure.implementation, measure.title) == ("partly", "Führungskräfte schulen")


def test_a_measure_with_many_rows_opens_with_the_same_number_of_queries(
    measure: Measure, office: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        IndicatorFactory(measure=measure, name=f"Zahl {number}")
    with django_assert_max_num_queries(45):
        assert office.get(address(measure)).status_code == 200


def test_planned_days_are_typed_as_plans_have_them(measure: Measure, office: Client) -> None:
    milestone = MilestoneFactory(measure=measure, title="Vertrag")
    typed = sheet(office, measure, start="März 2027", end="Ende 2029", expected_end="Q2/2030")
    typed["milestones-0-due"] = "IV. Quartal 2028"
    office.post(address(measure), typed)
    measure.refresh_from_db()
    milestone.refresh_from_db()
    assert (measure.start, measure.end) == (date(2027, 3, 1), date(2029, 12, 31))
    assert (measure.expected_end, milestone.due) == (date(2030, 6, 30), date(2028, 12, 31))
    page = office.get(address(measure)).content.decode()
    assert 'value="31.12.2029"' in page  # what was understood stands in the field


def test_what_has_happened_has_a_day_and_no_time(measure: Measure, office: Client) -> None:
    milestone = MilestoneFactory(measure=measure, due=date(2025, 3, 31))
    answer = office.post(address(measure, f"meilenstein/{milestone.pk}/"), {"reached_on": "2026"})
    assert "Bitte ein Datum eingeben, z. B. 31.12.2026." in answer.content.decode()


def test_one_unit_is_asked_by_a_day_as_many_are(
    office: Client, measure: Measure, editor: Client
) -> None:
    """The page proposes a day; what is past asks nobody and saves nothing."""
    page = office.get(address(measure)).content.decode()
    form = read_form(page, "massnahme")
    assert form["frist-due"]
    past = timezone.localdate() - timedelta(days=1)
    sent = office.post(
        address(measure), form | {"frist-due": f"{past:%d.%m.%Y}", "bitten": "1", "title": "Neu"}
    )
    html = sent.content.decode()
    assert "Die Frist muss nach dem heutigen Tag liegen." in html
    assert f"{past:%d.%m.%Y}" in html
    measure.refresh_from_db()
    assert (measure.confirmation, measure.title) == ("draft", "Führungskräfte schulen")
    due = timezone.localdate() + timedelta(days=9)
    typed = form | {"frist-due": f"{due:%d.%m.%Y}", "bitten": "1"}
    sent = office.post(address(measure), typed, follow=True)
    assert "um Bestätigung gebeten" in sent.content.decode()
    measure.refresh_from_db()
    assert (measure.confirmation, measure.confirmation_due) == ("asked", due)
    notice = Notice.objects.get()
    assert date_format(due, "DATE_FORMAT") in notice.subject


def test_saving_alone_asks_for_no_day(office: Client, measure: Measure) -> None:
    form = read_form(office.get(address(measure)).content.decode(), "massnahme")
    sent = office.post(address(measure), form | {"frist-due": "", "speichern": "1"}, follow=True)
    assert "Die Frist muss" not in sent.content.decode()
    measure.refresh_from_db()
    assert measure.confirmation == "draft"
