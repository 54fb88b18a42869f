"""Through a filtered list, one measure after the other, and back to where one was."""

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import listing
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    user_with_role,
)
from tests.measures.desk.browser_form import read_form
from tests.measures.desk.conftest import BASE, address


@pytest.fixture
def lacking(field: FieldOfAction, measure: Measure) -> list[Measure]:
    """Five without a lead, behind one that has its own."""
    Measure.objects.update(position=1)
    return [
        MeasureFactory(field=field, code=f"1.{n}", title=f"Vorhaben {n}", position=n)
        for n in range(2, 7)
    ]


def links(page: str) -> dict[str, str]:
    """The addresses of the walk's line, by what they are called."""
    nav = re.search(r'<nav class="gw-walk".*?</nav>', page, re.DOTALL)
    found = re.findall(
        r'<a class="gw-walk__(\w+)"(?: rel="(\w+)")? href="([^"]+)"', nav[0] if nav else ""
    )
    return {rel or kind: url.replace("&amp;", "&") for kind, rel, url in found}


def into(client: Client, query: str, code: str) -> str:
    """The address a list's row leads to."""
    page = client.get(f"{BASE}?{query}").content.decode()
    [url] = re.findall(rf'href="([^"]+)"><span class="gw-code">{re.escape(code)}</span>', page)
    return str(url).replace("&amp;", "&")


def send(client: Client, url: str, button: str = "weiter", **typed: Any) -> str:
    """Open a page, type, press a button: where one comes out."""
    data = read_form(client.get(url).content.decode(), "massnahme") | typed | {button: "1"}
    answer = client.post(url, data)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return str(answer["Location"])


def key_of(url: str) -> int:
    return int(urlsplit(url).path.rstrip("/").split("/")[-2])


# --- mending takes measures out of the list that one walks through -------------------------------


def test_who_mends_what_the_filter_finds_goes_through_all_of_it(
    office: Client, lacking: list[Measure], unit: Organisation
) -> None:
    url, walked = into(office, "stelle=ohne", "1.2"), []
    for n in range(1, 6):
        page = office.get(url).content.decode()
        assert f"{n} von 5" in page
        walked.append(key_of(url))
        url = send(office, url, lead_unit=str(unit.pk))
    assert walked == [measure.pk for measure in lacking]
    assert not Measure.objects.filter(lead_unit=None).exists()
    # Behind the last: the list, with the filter one came with.
    last = office.get(url)
    assert urlsplit(last["Location"]).path == BASE
    assert parse_qs(urlsplit(last["Location"]).query) == {"stelle": ["ohne"]}


def test_one_goes_back_to_what_was_just_mended(
    office: Client, lacking: list[Measure], unit: Organisation
) -> None:
    second = send(office, into(office, "stelle=ohne", "1.2"), lead_unit=str(unit.pk))
    assert key_of(links(office.get(second).content.decode())["prev"]) == lacking[0].pk


def test_only_saving_stays_in_place_and_in_the_walk(
    office: Client, lacking: list[Measure], unit: Organisation
) -> None:
    here = into(office, "stelle=ohne", "1.3")
    stayed = send(office, here, button="speichern", lead_unit=str(unit.pk))
    assert key_of(stayed) == lacking[1].pk
    assert "2 von 5" in office.get(stayed).content.decode()


def test_what_was_deleted_meanwhile_is_stepped_over(office: Client, lacking: list[Measure]) -> None:
    page = office.get(into(office, "", "1.2")).content.decode()
    there = links(page)["next"]
    lacking[2].delete()
    onward = links(office.get(there).content.decode())["next"]
    assert (key_of(there), key_of(onward)) == (lacking[1].pk, lacking[3].pk)


def test_the_order_of_the_list_is_the_order_of_the_walk(
    office: Client, lacking: list[Measure]
) -> None:
    url = into(office, "sortierung=-nummer&stelle=ohne", "1.6")
    page = office.get(url).content.decode()
    assert "prev" not in links(page)
    assert key_of(links(page)["next"]) == lacking[-2].pk


def test_the_field_one_was_in_is_the_field_one_goes_on_in(
    office: Client, lacking: list[Measure], unit: Organisation
) -> None:
    url = into(office, "stelle=ohne", "1.2")
    for said, at in (("id_lead_unit", "#id_lead_unit"), ('id_"><b>', ""), ("", "")):
        assert (
            send(office, url, feld_zuletzt=said).partition("gang=")[2].partition("#")[2] == at[1:]
        )


# --- back to where one was ----------------------------------------------------------------------


def test_back_is_the_page_of_the_list_and_the_row(
    office: Client, lacking: list[Measure], monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in ("listing", "walking", "table"):
        monkeypatch.setattr(f"gemeinwerk.measures.views.{where}.PER_PAGE", 2)
    assert listing.PER_PAGE == 2
    page = office.get(into(office, "stelle=ohne&seite=2", "1.5")).content.decode()
    back = office.get(links(page)["back"])["Location"]
    assert back == f"{BASE}?stelle=ohne&seite=2#massnahme-{lacking[3].pk}"


def test_what_left_the_list_leads_back_to_its_neighbour(
    office: Client, lacking: list[Measure], unit: Organisation
) -> None:
    here = send(
        office, into(office, "stelle=ohne", "1.3"), button="speichern", lead_unit=str(unit.pk)
    )
    back = office.get(links(office.get(here).content.decode())["back"])["Location"]
    assert back == f"{BASE}?stelle=ohne#massnahme-{lacking[2].pk}"


def test_from_elsewhere_there_is_no_list(office: Client, measure: Measure) -> None:
    page = office.get(address(measure)).content.decode()
    assert 'class="gw-walk"' not in page
    assert "Speichern und nächste" not in page


@pytest.mark.parametrize(
    "query",
    ["gang=0.1.Ag", "liste=&gang=unfug", "liste=feld%3D9%26stelle%3Dx&gang=1.1.", "liste=%FF"],
)
def test_an_address_somebody_wrote_breaks_nothing(
    office: Client, lacking: list[Measure], query: str
) -> None:
    for page in ("bearbeiten/", "", "verlauf/"):
        assert office.get(f"{address(lacking[0], page)}?{query}").status_code == 200
    assert office.get(f"{address(lacking[0], 'zur-liste/')}?{query}").status_code == 302


def test_a_walk_shows_nothing_of_another_concept(
    office: Client, measure: Measure, lacking: list[Measure]
) -> None:
    from gemeinwerk.measures.walking import Walk

    foreign = MeasureFactory(field=FieldFactory(concept=ConceptFactory()), title="Fremdes Vorhaben")
    walk = Walk("", (measure.pk, foreign.pk, lacking[0].pk), 0, 3)
    page = office.get(f"{address(measure)}?{walk.address}").content.decode()
    assert "Fremdes Vorhaben" not in page
    assert key_of(links(page)["next"]) == lacking[0].pk


# --- who may write only some of them ------------------------------------------------------------


def test_a_unit_goes_on_reading_where_it_may_not_write(
    editor: Client, measure: Measure, lacking: list[Measure]
) -> None:
    url = into(editor, "", "1.1")
    assert urlsplit(url).path == address(measure)
    onward = links(editor.get(url).content.decode())["next"]
    assert urlsplit(onward).path == address(lacking[0], "")
    assert "2 von 6" in editor.get(onward).content.decode()


def test_the_other_pages_of_a_measure_keep_the_walk(office: Client, lacking: list[Measure]) -> None:
    page = office.get(into(office, "stelle=ohne", "1.3")).content.decode()
    tabs = re.findall(r'<nav class="gw-tabs".*?</nav>', page, re.DOTALL)[0]
    for url in re.findall(r'href="([^"]+)"', tabs):
        assert "2 von 5" in office.get(url.replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize("status", ["drafting", "implementation"])
def test_whatever_one_does_to_a_measure_on_the_way_keeps_the_walk(
    status: str, office: Client, lacking: list[Measure]
) -> None:
    """A value, a moved milestone, a note that goes: no page of it leaves the list behind."""
    one = lacking[1]
    indicator = IndicatorFactory(measure=one)
    MeasuredValueFactory(measure=one, indicator=indicator.name)
    MilestoneFactory(measure=one, due=date(2026, 1, 31))
    one.notes.create(label="Herbst", text="Es läuft.")
    Concept.objects.update(status=status)
    walk = urlsplit(into(office, "stelle=ohne", "1.3")).query
    for where in ("", "bearbeiten/"):
        page = office.get(f"{address(one, where)}?{walk}").content.decode()
        page = re.sub(r'<ol class="gw-thread.*?</ol>', "", page, flags=re.DOTALL)
        own = re.findall(rf'(?:href|action)="({address(one, "")}[^"#]+)', page)
        assert own
        assert [url for url in own if "liste=" not in url and "/verlauf/" not in url] == []


def test_what_is_entered_on_the_way_leads_back_into_the_walk(
    office: Client, lacking: list[Measure]
) -> None:
    one = lacking[1]
    indicator = IndicatorFactory(measure=one)
    late = MilestoneFactory(measure=one, due=date(2026, 1, 31))
    Concept.objects.update(status="implementation")
    walk = urlsplit(into(office, "stand=unbekannt", "1.3")).query
    value = {"indicator": indicator.name, "day": "2026-01-05", "number": "3"}
    moved = {"moved_to": "31.12.2099", "moved_reason": "Frost", "seen": ""}
    for where, data in (
        (f"indikator/{indicator.pk}/messwert/", value),
        (f"meilenstein/{late.pk}/verschieben/", moved),
    ):
        answer = office.post(f"{address(one, where)}?{walk}", data)
        assert "liste=" in answer["Location"], where


def test_who_deletes_a_measure_on_the_way_is_back_in_the_list(
    office: Client, lacking: list[Measure]
) -> None:
    url = f"{address(lacking[1], 'loeschen/')}?{urlsplit(into(office, 'stelle=ohne', '1.3')).query}"
    seen = re.findall(r'name="gesehen" value="(\w+)"', office.get(url).content.decode())
    answer = office.post(url, {"reason": "doppelt", "gesehen": seen})
    assert answer["Location"].endswith("massnahmen/?stelle=ohne")


def test_once_decided_one_walks_the_same_way(
    office: Client, measure: Measure, lacking: list[Measure]
) -> None:
    Concept.objects.update(status="implementation")
    url = into(office, "stand=unbekannt", "1.1")
    data = read_form(office.get(url).content.decode(), "stand")
    answer = office.post(url, data | {"implementation": "in_progress", "weiter": "1"})
    assert key_of(answer["Location"]) == lacking[0].pk
    assert "1.1 ist gespeichert." in office.get(answer["Location"]).content.decode()


def test_a_conflict_on_the_way_leads_back_into_the_walk(
    office: Client, lacking: list[Measure], unit: Organisation, town: Any
) -> None:
    url = into(office, "stelle=ohne", "1.2")
    data = read_form(office.get(url).content.decode(), "massnahme") | {
        "title": "Meines",
        "weiter": "1",
    }
    other = user_with_role("office", town, name="Zweite")
    operations.edit(lacking[0], changes={"title": "Ihres"}, by=other, expected_revision=1)
    answer = office.post(url, data)
    assert answer.status_code == 409
    action = re.search(r'action="([^"]+/konflikt/[^"]*)"', answer.content.decode())
    assert action
    settled = action[1].replace("&amp;", "&")
    chosen = read_form(answer.content.decode(), "entscheidung") | {"wahl-title": "meine"}
    back = office.post(settled, chosen)["Location"]
    assert "1 von 5" in office.get(back).content.decode()


# --- what it costs ------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [0, 40])
def test_a_step_costs_the_same_in_a_long_list(
    office: Client, lacking: list[Measure], more: int, django_assert_max_num_queries: Any
) -> None:
    MeasureFactory.create_batch(more, field=lacking[0].field)
    url = into(office, "stelle=ohne", "1.2")
    onward = links(office.get(url).content.decode())["next"]
    with django_assert_max_num_queries(33):
        office.get(onward)
