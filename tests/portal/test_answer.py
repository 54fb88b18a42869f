"""A measure's page begins with the answer: state, promise, measured, expected, why, who said so."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import report_status
from gemeinwerk.measures.states import DONE, DROPPED, LATE, OFF_COURSE, ON_COURSE
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.answer import answer
from tests.factories import (
    FieldFactory,
    FindingFactory,
    GoalFactory,
    MeasureFactory,
    PersonFactory,
    ReviewFactory,
    ThemeFactory,
    UnitFactory,
    UserFactory,
    make_public,
    public_concept,
    published_version,
    user_with_role,
)
from tests.measures.test_knots import INDICATOR, milestone
from tests.measures.test_knots import measure as document
from tests.portal.test_measure import ADDRESS, read, words

TODAY = date(2026, 11, 28)
SLOW = {
    "indicators": [INDICATOR | {"target_date": "2026-10-31"}],
    "end": "2026-10-31",
    "expected_end": "2027-09-30",
    "expected_end_reason": "Eine Stelle ist nicht besetzt.",
    "implementation": "in_progress",
    "course": "off_course",
    "lead": None,
    "timeframe_text": "",
}


def told(state: Any = OFF_COURSE, *, over: bool = False, **values: Any) -> str:
    return answer(document(**(SLOW | values)), state, TODAY, over=over).text


def test_it_is_one_answer() -> None:
    assert told() == (
        "Vom Kurs ab. Zugesagt waren höchstens 4 Wochen bis 31. Oktober 2026; Ausgangswert 11 "
        "Wochen (31. Dezember 2024), seitdem nicht gemessen. Erwartet wird das Ende jetzt zum "
        "30. September 2027, elf Monate später. Grund: Eine Stelle ist nicht besetzt."
    )


def value(day: str, number: float) -> dict[str, Any]:
    known = {"source": "", "remark": ""}
    return {"indicator": INDICATOR["name"], "day": day, "value": number} | known


def test_what_was_measured_last_stands_beside_the_target() -> None:
    series = [value("2025-12-31", 10), value("2026-11-04", 8.5)]
    assert (
        "Zugesagt waren höchstens 4 Wochen bis 31. Oktober 2026; zuletzt gemessen wurden 8,5 "
        "Wochen (4. November 2026). Erwartet" in told(values=series)
    )
    assert "zuletzt gemessen wurden 8,5 Wochen" in told(DONE, over=True, values=series)


def test_of_several_targets_the_missed_one_is_told() -> None:
    """Else the sentence would speak of a target that was reached, and call it off course."""
    other = INDICATOR | {"name": "Termine", "unit": "Termine", "target": 9, "direction": "increase"}
    met = {"indicator": "Termine", "day": "2026-11-04", "value": 9, "source": "", "remark": ""}
    said = told(indicators=[other, *SLOW["indicators"]], values=[met, value("2026-11-04", 8.5)])
    assert "Zugesagt waren höchstens 4 Wochen" in said


def test_it_says_today_only_of_what_was_measured_today() -> None:
    assert "heute gemessen wurde 1 Woche." in told(values=[value(TODAY.isoformat(), 1)])
    assert "heute" not in told(values=[value("2026-11-27", 1)])


def test_what_begins_today_was_not_left_unmeasured_since() -> None:
    fresh = [INDICATOR | {"baseline": 1, "baseline_date": TODAY.isoformat()}]
    assert "; Ausgangswert 1 Woche (28. November 2026). " in told(indicators=fresh)


def test_what_was_not_promised_is_not_said() -> None:
    bare = told(ON_COURSE, indicators=[], end=None, expected_end=None, expected_end_reason="")
    assert bare == "Auf Kurs. Bis wann, ist nicht zugesagt."


def test_a_milestone_or_an_end_that_has_passed_is_said() -> None:
    none: dict[str, Any] = {"expected_end": None, "expected_end_reason": "", "indicators": []}
    assert "seit vier Wochen vorbei" in told(LATE, **none)
    steps = [milestone("2026-03-31")]
    late = told(LATE, **none | {"end": "2027-12-31", "milestones": steps})
    assert "Der Meilenstein „Vertrag“ steht seit acht Monaten aus." in late


def test_of_what_is_over_nothing_is_expected() -> None:
    done = told(DONE, over=True)
    assert "Erwartet" not in done
    assert "Grund" not in done
    assert "zuletzt gemessen" not in done
    dropped = told(DROPPED, over=True, expected_end=None)
    assert dropped.endswith("Grund: Eine Stelle ist nicht besetzt.")


def test_why_it_was_late_is_not_why_it_was_given_up() -> None:
    text = told(DROPPED, over=True, status_text="Der Rat hat die Mittel gestrichen.")
    assert text.endswith("Grund: Der Rat hat die Mittel gestrichen.")
    assert "Grund" not in told(DROPPED, over=True), "it stands beside an end expected before"


def test_an_earlier_end_is_no_delay() -> None:
    early = told(ON_COURSE, expected_end="2026-09-30", end="2026-12-31", indicators=[])
    assert "schon zum 30. September 2026, drei Monate früher." in early


@pytest.fixture
def measure(town: Municipality) -> Measure:
    field = FieldFactory(concept=public_concept(town), code="1", title="Verwaltung")
    unit = UnitFactory(municipality=town, name="Ausländerbehörde", email="abh@musterstadt.example")
    return MeasureFactory(
        field=field, code="1.1", position=1, title="Führungskräfte schulen", lead_unit=unit,
        implementation="in_progress", end=localdate() + timedelta(days=90),
    )  # fmt: skip


def report(measure: Measure, **changes: Any) -> None:
    who = user_with_role("unit_editor", measure.concept.municipality, unit=measure.lead_unit)
    fresh = Measure.objects.get(pk=measure.pk)
    report_status(fresh, changes=changes, by=who, expected_revision=fresh.revision)


def test_who_reported_it_stands_below_with_what_was_said_before(
    client: Client, measure: Measure
) -> None:
    published_version(measure.concept)
    assert "Stand nach dem Katalog: „in Umsetzung“." in read(client)
    report(measure, course="late", status_text="Zwei Stellen fehlen.")
    once = read(client)
    assert "(Ausländerbehörde): „in Umsetzung“, „verzögert“." in once
    assert "Was zuvor gemeldet wurde" not in once
    report(measure, course="off_course", status_text="Eine Stelle fehlt.")
    html = client.get(ADDRESS).content.decode()
    assert 'href="#verlauf"' in html
    assert "Zwei Stellen fehlen." in words(html.partition('id="verlauf"')[2]).replace("  ", " ")


def test_the_office_can_be_written_to_and_no_person(client: Client, measure: Measure) -> None:
    published_version(measure.concept)
    town = measure.concept.municipality
    assert 'href="mailto:abh@musterstadt.example"' in client.get(ADDRESS).content.decode()
    PersonFactory(municipality=town, email="ABH@musterstadt.example")
    published_version(measure.concept)
    assert "abh@musterstadt" not in client.get(ADDRESS).content.decode()


def test_nor_one_who_has_an_account(client: Client, measure: Measure) -> None:
    UserFactory(email="abh@musterstadt.example")
    Municipality.objects.update(contact_email="buero@musterstadt.example")
    published_version(measure.concept)
    text = read(client)
    assert "abh@musterstadt" not in text
    assert "Kontakt buero@musterstadt.example" in text


def test_nor_another_unit_than_the_one_that_was_published(client: Client, measure: Measure) -> None:
    published_version(measure.concept)
    other = UnitFactory(municipality=measure.concept.municipality, email="neu@musterstadt.example")
    Measure.objects.update(lead_unit=other)
    assert "neu@musterstadt" not in client.get(ADDRESS).content.decode()


def test_related_measures_are_four_at_most_and_the_closest_first(
    client: Client, measure: Measure
) -> None:
    concept = measure.concept
    theme, finding = (
        ThemeFactory(concept=concept),
        FindingFactory(review=ReviewFactory(concept=concept)),
    )
    goal = GoalFactory(field=measure.field)
    near = [MeasureFactory(field=measure.field, code=f"1.{n}", position=n) for n in range(2, 9)]
    for one in (measure, *near[:4]):
        one.themes.add(theme)
    Measure.objects.filter(pk__in=[measure.pk, near[5].pk]).update(goal_ref=goal)
    for one in (measure, near[6]):
        one.answers.add(finding)
    published_version(concept)
    aside = client.get(ADDRESS).content.decode().partition("<aside")[2].partition("</aside>")[0]
    related = aside.partition("Verwandte Maßnahmen")[2].partition("</ul>")[0]
    assert re.findall(r"massnahmen/([\d.]+)/", related) == ["1.8", "1.7", "1.2", "1.3"]


def test_none_is_fine(client: Client, measure: Measure) -> None:
    MeasureFactory(field=measure.field, code="1.2", position=2)
    published_version(measure.concept)
    assert "Verwandte Maßnahmen" not in read(client)


def test_what_is_continued_leads_there_and_back(client: Client, measure: Measure) -> None:
    town = measure.concept.municipality
    past = MeasureFactory(
        field=FieldFactory(concept=public_concept(town, slug="vorher"), code="A"), code="A7"
    )
    Measure.objects.filter(pk=measure.pk).update(predecessor=past)
    published_version(measure.concept)
    assert 'href="/konzepte/vorher/massnahmen/A7/"' not in client.get(ADDRESS).content.decode()
    published_version(past.concept)
    assert f"({past.concept.name})" in words(client.get(ADDRESS).content.decode())
    assert 'href="/konzepte/vorher/massnahmen/A7/"' in client.get(ADDRESS).content.decode()
    back = client.get("/konzepte/vorher/massnahmen/A7/").content.decode()
    assert f'Fortgeführt als: <span><a href="{ADDRESS}">1.1' in back
    assert f"({measure.concept.name})" in words(back)
    assert "Verwandte Maßnahmen 1.1 Führungskräfte schulen" in words(back)
    Concept.objects.filter(slug="vorher").update(public=False)
    published_version(measure.concept)
    assert "/konzepte/vorher/" not in client.get(ADDRESS).content.decode()


def test_the_wording_as_adopted_is_one_click_away(client: Client, measure: Measure) -> None:
    published_version(measure.concept, kind="participation")
    assert "Versprochen wurde damals" not in read(client)
    Concept.objects.update(decided_on=date(2025, 6, 4), paper="25/SVV/0187")
    published_version(Concept.objects.get(slug="integration"))
    html = client.get(ADDRESS).content.decode()
    wording = "/konzepte/integration/fassungen/2/massnahmen/1.1/"
    assert html.count(f'href="{wording}"') == 3  # beside the text, at the thread, by version
    assert "Wortlaut vom 4. Juni 2025" in words(html)


def test_a_decision_leads_to_its_paper(client: Client, measure: Measure) -> None:
    paper = "https://ratsinfo.musterstadt.example/vorlage/187"
    Concept.objects.update(paper="25/SVV/0187", paper_url=paper)
    published_version(Concept.objects.get())
    html = client.get(ADDRESS).content.decode()
    assert html.count(f'href="{paper}"') == 2  # beside the text, and at the thread
    Concept.objects.update(paper="26/SVV/0001")  # another one since, of which it is the address
    make_public(measure.concept)
    assert paper not in client.get(ADDRESS).content.decode()


def test_a_feed_tells_what_happened_and_never_a_name(client: Client, measure: Measure) -> None:
    published_version(measure.concept)
    report(measure, course="late", status_text="Zwei Stellen fehlen.")
    answered = client.get("/konzepte/integration/neues/1.1/")
    assert answered["Content-Type"].startswith("application/atom+xml")
    feed = answered.content.decode()
    assert feed.count("<entry>") == 2
    assert "die Verwaltung (Ausländerbehörde)" in feed
    assert "Konto" not in feed
    assert client.get("/konzepte/integration/neues/9.9/").status_code == 404
