"""How carrying out is told: what is behind and why, a quarter's promises, progress, and a figure
for others' pages. Numbers are those of their lists; what is not approved stays inside."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import now
from lxml.html import fromstring

from gemeinwerk.accounts.models import Role
from gemeinwerk.audit.operations import at
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.operations import report_status
from gemeinwerk.monitoring.operations import decision_told, show_decision
from gemeinwerk.monitoring.steering.models import Assignment, Decision
from gemeinwerk.monitoring.steering.operations import finish
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import quarter, queries
from gemeinwerk.portal.quarter import Quarter
from tests.factories import (
    AssignmentFactory,
    FieldFactory,
    MilestoneFactory,
    ReportFactory,
    RoundFactory,
    published_catalogue,
    published_version,
    user_with_role,
)
from tests.portal.conftest import ROOT
from tests.portal.figures_of_a_page import figures, listed


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


BEHIND, PROGRESS, QUARTER = f"{ROOT}was-hakt/", f"{ROOT}stand/", f"{ROOT}quartal/"
EMBED = f"{ROOT}einbetten/"


def read(client: Client, address: str) -> str:
    html = client.get(address).content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def late(concept: Concept) -> Measure:
    """Behind its promise, with a reason and what is done."""
    Measure.objects.filter(code="1.1").update(
        expected_end=date(2100, 9, 30),
        expected_end_reason="Die Zusage des Landes fehlt.",
        status_text="Gebaut wird in zwei Abschnitten.",
    )
    return Measure.objects.get(code="1.1")


@pytest.fixture
def task(late: Measure) -> Assignment:
    found: Assignment = AssignmentFactory(
        decision__deviation__measure=late, decision__words="Zwei helfen aus.", unit=late.lead_unit
    )
    return found


# --- what is behind -----------------------------------------------------------------------------


def test_behind_are_as_many_as_is_said_field_by_field(client: Client, large: Concept) -> None:
    told = next(one for one in figures(client.get(ROOT).content.decode()) if "hinter-der" in one[2])
    assert listed(client, BEHIND) == int(told[0]) > 5
    fields = [listed(client, f"{BEHIND}?feld={code}") for code in ("1", "2")]
    assert sum(fields) == int(told[0])
    assert f"{fields[1]} von 30 Maßnahmen liegen hinter ihrer Zusage" in read(
        client, f"{BEHIND}?feld=2"
    )


def test_it_says_why_and_what_is_done(client: Client, late: Measure) -> None:
    ReportFactory(
        measure=late, next_steps="Der Bauantrag.", state="approved", submitted_at=now(),
        approved_at=now(),
    )  # fmt: skip
    assert (
        "Warum Die Zusage des Landes fehlt. Was getan wird Gebaut wird in zwei Abschnitten. "
        "Als Nächstes: Der Bauantrag. verzögert neun Monate später erwartet"
    ) in read(client, BEHIND)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_is_not_approved_is_nowhere(client: Client, late: Measure, state: str) -> None:
    ReportFactory(
        measure=late, next_steps="Streng geheim.", obstacles="Streng geheim.", state=state,
        submitted_at=now(), remarks={"": "Streng geheim."},
    )  # fmt: skip
    for address in (BEHIND, PROGRESS, f"{ROOT}massnahmen/1.1/", ROOT):
        assert "Streng geheim" not in client.get(address).content.decode()


def test_a_decision_is_public_where_the_office_says_so_and_no_longer(
    client: Client, task: Assignment, town: Municipality
) -> None:
    office = user_with_role(Role.OFFICE, town)
    pages = (BEHIND, f"{ROOT}massnahmen/1.1/")
    for public in (False, True, False):
        show_decision(task.decision, public=public, by=office)
        for address in pages:
            assert ("Zwei helfen aus." in read(client, address)) is public
            assert (task.text in read(client, address)) is public


def test_a_task_that_is_done_changes_the_kept_page(
    client: Client, task: Assignment, town: Municipality
) -> None:
    office = user_with_role(Role.OFFICE, town)
    show_decision(task.decision, public=True, by=office)
    assert "erledigt am" not in read(client, BEHIND)
    finish(task, on=timezone.localdate(), by=office)
    assert "erledigt am" in read(client, BEHIND)


def test_nobody_shows_other_words_than_they_saw(task: Assignment, town: Municipality) -> None:
    office, seen = user_with_role(Role.OFFICE, town), stamp(decision_told(task.decision))
    Decision.objects.update(words="Niemand hilft aus.")
    with pytest.raises(SeenOtherwise):
        show_decision(task.decision, public=True, by=office, seen=seen)
    assert not Decision.objects.get().public


def test_a_unit_does_not_publish_what_it_decided(
    client: Client, task: Assignment, town: Municipality
) -> None:
    client.force_login(user_with_role(Role.UNIT_EDITOR, town, unit=task.unit))
    answer = client.post(f"/arbeitsplatz/entscheidungen/{task.decision_id}/zeigen/")
    assert answer.status_code in (403, 404)
    assert not Decision.objects.get().public


# --- a quarter ----------------------------------------------------------------------------------


def test_quarters_follow_one_another_without_a_gap() -> None:
    for n, year in enumerate((2024, 2024, 2024, 2024, 2025), start=3):
        one = Quarter(year, (n - 3) % 4 + 1)
        assert one.next.previous == one
        assert one.next.first - timedelta(days=1) == one.last
        assert Quarter.of(one.first) == Quarter.of(one.last) == one


def test_all_quarters_together_owe_what_the_whole_owes(client: Client, large: Concept) -> None:
    """A milestone counted twice, or in none, would be found here."""
    version, today = CatalogueVersion.objects.latest("number"), timezone.localdate()
    one, last = quarter.quarters_of(large)
    due = reached = 0
    while one <= max(last, Quarter.of(today)):
        found = [
            each
            for each in quarter.promised(large, version, one, today)
            if each.milestone and each.due < today
        ]
        due, reached = due + len(found), reached + sum(each.tone == "done" for each in found)
        one = one.next
    whole = queries.standing(version, today)
    assert (due, reached) == (whole.due, whole.reached)
    assert due > reached > 5


def test_a_quarter_says_what_came_and_its_numbers_are_its_lines(
    client: Client, concept: Concept
) -> None:
    """In the first quarter of the concept, long over: in time, later, moved, missing, given up."""
    days = {name: Measure.objects.get(code=code) for name, code in
            (("a", "1.1"), ("b", "2.1"), ("c", "1.2"))}  # fmt: skip
    due = date(2024, 2, 15)
    MilestoneFactory(measure=days["a"], title="Rasch", due=due, reached_on=date(2024, 2, 1))
    MilestoneFactory(measure=days["a"], title="Spät", due=due, reached_on=date(2025, 2, 1))
    MilestoneFactory(
        measure=days["a"], title="Verschoben", due=due, moved_to=date(2099, 1, 1),
        moved_reason="Brandschutz.",
    )  # fmt: skip
    MilestoneFactory(measure=days["c"], title="Entfällt", due=due)
    Measure.objects.filter(code="1.2").update(
        implementation="dropped", start=None, end=date(2024, 3, 31)
    )
    Measure.objects.filter(code="2.1").update(
        implementation="done", start=None, end=date(2024, 1, 31)
    )
    published_version(concept)
    text = read(client, f"{QUARTER}2024/1/")
    assert "3 von 5 sind gekommen. Davon 1 später als zugesagt." in text
    assert "Eine Zusage steht aus. Eine wird nicht weiter verfolgt." in text
    assert "verschoben auf 01.01.2099: Brandschutz." in text
    assert "Entfällt" not in text
    assert listed(client, f"{QUARTER}2024/1/") == 5
    assert "Für dieses Quartal ist nichts zugesagt" in read(client, f"{QUARTER}2024/2/")


@pytest.fixture
def ending(concept: Concept) -> Measure:
    """Promised for the end of June 2025, and not finished."""
    found = Measure.objects.filter(code="1.1")
    found.update(start=None, end=date(2025, 6, 30), implementation="in_progress")
    Measure.objects.exclude(code="1.1").update(start=None, end=date(2028, 12, 31))
    published_version(concept)
    return found.get()


def finish_on(measure: Measure, day: date, to: str = "done") -> None:
    with at(noon(day)):
        present = Measure.objects.get(pk=measure.pk)
        changes = {"implementation": to}
        report_status(present, changes=changes, by=None, expected_revision=present.revision)


def test_a_measure_that_was_finished_after_its_day_came_later(
    client: Client, ending: Measure
) -> None:
    finish_on(ending, date(2025, 7, 1))
    told = read(client, f"{QUARTER}2025/2/")
    assert "1 von 1 sind gekommen. Davon 1 später als zugesagt." in told
    assert "fertig gemeldet am 01.07.2025" in told


def test_on_its_day_it_is_in_time_and_what_it_became_later_changes_nothing(
    client: Client, ending: Measure
) -> None:
    finish_on(ending, date(2025, 6, 30))
    finish_on(ending, date(2025, 9, 1), "everyday")
    told = read(client, f"{QUARTER}2025/2/")
    assert "1 von 1 sind gekommen." in told
    assert "später" not in told
    finish_on(ending, date(2025, 9, 2), "in_progress")
    finish_on(ending, date(2025, 9, 3))
    assert "Davon 1 später als zugesagt." in read(client, f"{QUARTER}2025/2/")


def test_the_day_the_unit_handed_it_in_counts_not_that_of_the_office(
    client: Client, concept: Concept, ending: Measure
) -> None:
    finish_on(ending, date(2025, 7, 20))
    ReportFactory(
        round=RoundFactory(concept=concept), measure=ending, state="approved",
        implementation="done", submitted_at=noon(date(2025, 6, 28)),
        approved_at=noon(date(2025, 7, 20)),
    )  # fmt: skip
    told = read(client, f"{QUARTER}2025/2/")
    assert "später" not in told
    assert "fertig gemeldet am 28.06.2025" in told


@pytest.mark.parametrize("when", ["2023/4", "2031/1", "2024/0", "2024/5", "2024/99999"])
def test_there_is_no_quarter_outside_the_time(client: Client, concept: Concept, when: str) -> None:
    assert client.get(f"{QUARTER}{when}/").status_code == 404


def test_a_field_without_measures_has_none_that_hang(client: Client, concept: Concept) -> None:
    FieldFactory(concept=concept, code="3", title="Leer", position=9)
    published_version(concept)
    text = read(client, f"{BEHIND}?feld=3")
    assert "In diesem Handlungsfeld stehen keine Maßnahmen." in text
    assert "0 von" not in text


# --- progress -----------------------------------------------------------------------------------


def test_every_row_of_the_table_adds_up_to_its_measures(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(implementation="dropped")
    said = client.get(PROGRESS).content.decode()
    (table,) = fromstring(said).xpath("//section[@aria-labelledby='felder']/div[//table]")
    for row in table.xpath(".//tbody/tr"):
        told = [int(cell.text_content()) for cell in row.xpath("td")[:-1]]
        assert told[0] == sum(told[1:]) > 0, row.text_content()
    (to,) = table.xpath(".//tbody/tr[1]//a[contains(@href, 'stand=aufgegeben')]/@href")
    assert listed(client, to) == 1


def test_each_number_of_a_field_leads_to_its_list(client: Client, large: Concept) -> None:
    html = client.get(PROGRESS).content.decode()
    cells = re.findall(r'<a href="([^"]+massnahmen/[^"]*)">(\d+)</a>', html)
    assert len(cells) > 10
    for address, number in cells:
        assert listed(client, address.replace("&amp;", "&")) == int(number), address


def test_who_answers_is_a_share_and_names_nobody(
    client: Client, concept: Concept, town: Municipality
) -> None:
    unit = Measure.objects.get(code="1.1").lead_unit
    person = user_with_role(Role.UNIT_EDITOR, town, unit=unit)
    Measure.objects.filter(code="2.1").update(lead_unit=None)
    html = client.get(PROGRESS).content.decode()
    assert "2 von 3 unfertigen Maßnahmen (66 Prozent)" in html
    assert person.email not in html
    assert str(person) not in html


def test_a_round_that_runs_is_not_drawn_and_a_missing_report_is(
    client: Client, concept: Concept
) -> None:
    closed = RoundFactory(concept=concept, title="Frühjahr", state="closed", closed_at=now())
    running = RoundFactory(concept=concept, title="Herbst")
    for measure, state in zip(Measure.objects.order_by("pk"), ("approved", "open"), strict=False):
        told = {"submitted_at": now(), "approved_at": now()} if state == "approved" else {}
        for one in (closed, running):
            ReportFactory(
                round=one, measure=measure, state=state, implementation="in_progress", **told
            )
    text = read(client, PROGRESS)
    assert "Frühjahr" in text
    assert "Herbst" not in text
    assert "ohne freigegebene Meldung: 1" in text


# --- everywhere ---------------------------------------------------------------------------------


def test_a_draft_owes_nothing_and_what_is_over_has_no_such_page(
    client: Client, late: Measure, town: Municipality
) -> None:
    CatalogueVersion._base_manager.update(kind="participation")
    for address in (BEHIND, PROGRESS, QUARTER, EMBED):
        text = read(client, address)
        assert "verzögert" not in text.replace("verzögerte", "")
        assert "hinter ihrer Zusage" not in text
    Concept.objects.update(status="superseded")
    client.cookies.clear()
    for address in (BEHIND, PROGRESS, QUARTER):
        response = client.get(address, {"seite": "2"})
        assert response.status_code == 404


def test_search_engines_are_led_to_what_is_carried_out(client: Client, concept: Concept) -> None:
    sitemap = client.get("/sitemap.xml").content.decode()
    assert PROGRESS in sitemap
    assert BEHIND in sitemap


def test_a_decided_concept_without_a_catalogue_leads_nowhere_wrong(
    client: Client, concept: Concept
) -> None:
    CatalogueVersion._base_manager.update(published=False)
    assert PROGRESS in client.get(ROOT).content.decode()
    for address in (PROGRESS, BEHIND, QUARTER):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Noch ist kein Katalog veröffentlicht" in answer.content.decode()


def test_only_the_figure_for_others_may_stand_in_a_frame(client: Client, concept: Concept) -> None:
    answer = client.get(EMBED)
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "X-Frame-Options" not in answer
    html = answer.content.decode()
    assert "<script" not in html
    assert "<form" not in html
    assert 'style="' not in html
    for address in (ROOT, PROGRESS, BEHIND, f"{ROOT}massnahmen/1.1/"):
        other = client.get(address)
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
        assert other["X-Frame-Options"] == "DENY"
    shown = re.search(r'&lt;iframe src="([^"]+)"', client.get(PROGRESS).content.decode())
    assert shown
    assert shown[1].endswith(EMBED)


def test_as_many_queries_for_many_as_for_few(
    client: Client, town: Municipality, count_queries: Callable[..., int]
) -> None:
    published_catalogue(town, size=2)
    addresses = (PROGRESS, BEHIND, f"{QUARTER}2024/1/", EMBED)
    few = [count_queries(address) for address in addresses]
    concept = Concept.objects.get()
    first = Measure.objects.order_by("pk")[0]
    for n in range(40):
        one = Measure.objects.create(
            concept=concept, field=first.field, code=f"1.{n + 50}", title=f"Kurs {n}",
            lead_unit=first.lead_unit, implementation="in_progress",
            course="late", end=date(2099, 1, 1), position=n + 50,
        )  # fmt: skip
        MilestoneFactory(measure=one, due=date(2024, 2, 1))
        AssignmentFactory(decision__deviation__measure=one, decision__public=True)
    published_version(concept)
    many = [count_queries(address) for address in addresses]
    assert "40 von 42" in read(client, BEHIND)
    assert max(many) <= 15
    for before, after in zip(few, many, strict=True):
        assert after <= before + 1, "what hangs is asked for where something does"
