"""The page before something is taken back: what it says, and who may open it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.models import ChangeSet, Measure
from gemeinwerk.measures.undoing import writing
from gemeinwerk.measures.views import undoing as views
from tests.factories import FieldFactory, MeasureFactory, MunicipalityFactory
from tests.measures.undoing.conftest import LATER, ROWS, measure

Take = Callable[..., ChangeSet]
ClientAs = Callable[..., Client]


def address(change_set: ChangeSet) -> str:
    return reverse("measures:undo", args=[change_set.concept.slug, change_set.pk])


def seen(page: str) -> str:
    found = re.search(r'name="gesehen" value="(\w+)"', page)
    assert found
    return found[1]


@pytest.fixture
def client(client_as: ClientAs) -> Client:
    return client_as("office", name="Kim Muster")


@pytest.fixture
def later(concept: Concept, take_over: Take, client: Client) -> ChangeSet:
    """A second import, after which somebody rewrote a title and worked on a new measure."""
    take_over(ROWS)
    kept = take_over(LATER)
    for code, changes in (
        ("1", {"title": "Beratung in acht Sprachen"}),
        ("4", {"description": "Sechs Tandems."}),
    ):
        one = measure(concept, code)
        operations.edit(one, changes=changes, by=client.user, expected_revision=one.revision)  # type: ignore[attr-defined]
    return kept


def test_the_page_says_what_would_happen_and_who_wrote_since(
    client: Client, later: ChangeSet
) -> None:
    page = client.get(address(later)).content.decode()
    for text in (
        "Import zurücknehmen",
        "jetzt: Beratung in acht Sprachen",
        "vorher:</span> Beratung",
        "zuletzt von Kim Muster",
        "4 trotzdem löschen",
        "3 Bildung",
    ):
        assert text.replace("</span>", "") in re.sub(r"</span>", "", page), text


def test_by_default_what_was_written_since_stays(
    client: Client, concept: Concept, later: ChangeSet
) -> None:
    page = client.get(address(later)).content.decode()
    response = client.post(address(later), {"gesehen": seen(page)}, follow=True)
    text = response.content.decode()
    assert "Eine Maßnahme ist zurückgesetzt." in text
    assert "Bei 2 bleibt, was seither geändert wurde." in text
    assert "„3 Bildung“ bleibt stehen." in text
    assert measure(concept, "1").title == "Beratung in acht Sprachen"


@pytest.mark.parametrize("how", ["alle", "auch"])
def test_ticked_it_goes_as_well(
    client: Client, concept: Concept, later: ChangeSet, how: str
) -> None:
    page = client.get(address(later)).content.decode()
    ticked = re.findall(r'name="auch" value="(\d+)"', page)
    data: dict[str, Any] = {"alle": "1"} if how == "alle" else {"auch": ticked}
    client.post(address(later), {"gesehen": seen(page), **data})
    assert [(one.code, one.title) for one in queries.of_concept(concept)][:1] == [("1", "Beratung")]
    assert not Measure.objects.filter(code="4").exists()


def test_who_writes_meanwhile_makes_one_look_again_and_the_ticks_stay(
    client: Client, concept: Concept, later: ChangeSet
) -> None:
    page = client.get(address(later)).content.decode()
    [ticked, *_rest] = re.findall(r'name="auch" value="(\d+)"', page)
    one = measure(concept, "1")
    operations.edit(one, changes={"obstacles": "Geld"}, by=None, expected_revision=one.revision)
    answer = client.post(address(later), {"gesehen": seen(page), "auch": [ticked]}).content.decode()
    assert "Bitte sehen Sie noch einmal durch" in answer
    assert re.search(rf'value="{ticked}"[^>]* checked', answer)
    assert seen(answer) != seen(page)
    assert measure(concept, "1").title == "Beratung in acht Sprachen"


def test_a_second_click_is_told(client: Client, later: ChangeSet) -> None:
    data = {"gesehen": seen(client.get(address(later)).content.decode())}
    client.post(address(later), data)
    again = client.post(address(later), data)
    assert again.status_code == 200
    assert "schon zurückgenommen" in again.content.decode()
    assert AuditEntry.objects.filter(verb="catalogue.undo").count() == 1


@pytest.mark.parametrize("ticked", ["x", "-1", "9" * 400, "1e9", "٣"])
def test_ticks_nobody_could_make_change_nothing(
    client: Client, concept: Concept, later: ChangeSet, ticked: str
) -> None:
    page = client.get(address(later)).content.decode()
    response = client.post(address(later), {"gesehen": seen(page), "auch": [ticked]})
    assert response.status_code == 302
    assert measure(concept, "1").title == "Beratung in acht Sprachen"


def test_of_another_town_there_is_nothing(client_as: ClientAs, later: ChangeSet) -> None:
    stranger = client_as("office", in_town=MunicipalityFactory(slug="anderswo"))
    assert stranger.get(address(later)).status_code == 404
    assert stranger.post(address(later), {"gesehen": "x"}).status_code == 404
    later.refresh_from_db()
    assert later.undone_at is None


@pytest.mark.parametrize("role", ["unit_editor", "steering", "council_reader", "participant"])
def test_only_the_office_takes_back(client_as: ClientAs, later: ChangeSet, role: str) -> None:
    client = client_as(role)
    assert client.post(address(later), {"gesehen": "x", "alle": "1"}).status_code == 403
    later.refresh_from_db()
    assert later.undone_at is None


def test_the_way_there_from_an_import_the_list_and_the_history(
    client: Client, concept: Concept, later: ChangeSet
) -> None:
    run = reverse("measures:import", args=[concept.slug, later.run_id])
    listed = reverse("measures:changes", args=[concept.slug])
    assert address(later) in client.get(run).content.decode()
    assert address(later) in client.get(listed).content.decode()
    for page in ("measures:imports", "desk:concept_history"):
        assert listed in client.get(reverse(page, args=[concept.slug])).content.decode()
    client.post(address(later), {"gesehen": seen(client.get(address(later)).content.decode())})
    assert "Dieser Import ist zurückgenommen" in client.get(run).content.decode()
    assert "zurückgenommen" in client.get(listed).content.decode()


def test_after_a_bulk_change_the_message_leads_back(client: Client, concept: Concept) -> None:
    one = MeasureFactory(field=FieldFactory(concept=concept, code="1"), title="<b>Fett</b>")
    bulk = reverse("measures:bulk", args=[concept.slug])
    data = {"massnahme": [one.pk], "feld": "priority", "wert": "1", "wert-priority": "hoch"}
    data |= {"aendern": "1", "gesehen": client.post(bulk, data).context["seen"]}
    response = client.post(bulk, data, follow=True)
    kept = ChangeSet.objects.get()
    link = f'<a href="{address(kept)}">Rückgängig machen</a>'
    assert link in response.content.decode()
    page = client.get(address(kept)).content.decode()
    assert "Sammeländerung zurücknehmen" in page
    assert "&lt;b&gt;Fett" in page
    client.post(address(kept), {"gesehen": seen(page)})
    one.refresh_from_db()
    assert one.priority == ""


# --- many ----------------------------------------------------------------------------------------


def many(concept: Concept, number: int, by: Any) -> ChangeSet:
    """A bulk change of so many measures."""
    field = FieldFactory(concept=concept, code=f"F{number}")
    rows = [
        Measure(concept=concept, field=field, code=f"{number}.{n}", title="Beratung")
        for n in range(number)
    ]
    made = Measure.objects.bulk_create(rows)
    keys = [one.pk for one in made]
    changes = {"priority": "hoch", "end": now().date() + timedelta(days=30)}
    kept = operations.bulk_change(concept, keys=keys, changes=changes, by=by).change_set
    assert kept
    return kept


def counted(client: Client, kept: ChangeSet) -> tuple[int, int]:
    """Queries of the page, and of taking back, in a session that has just begun: one of a minute
    is written anew."""
    client.force_login(client.user)  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as opened:
        page = client.get(address(kept)).content.decode()
    with CaptureQueriesContext(connection) as undone:
        assert client.post(address(kept), {"gesehen": seen(page)}).status_code == 302
    return len(opened), len(undone)


def test_thirty_measures_cost_no_more_queries_than_one(client: Client, concept: Concept) -> None:
    client.get(reverse("measures:changes", args=[concept.slug]))
    by = client.user  # type: ignore[attr-defined]
    one, thirty = (counted(client, many(concept, number, by)) for number in (1, 30))
    assert one == thirty


def test_each_further_hundred_costs_two_queries_at_most(
    client: Client, concept: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are written in batches: 5,000 of them cost a hundred queries, not thousands."""
    monkeypatch.setattr(views, "AT_ONCE", 1_000)
    by = client.user  # type: ignore[attr-defined]
    few, more = (counted(client, many(concept, number, by)) for number in (30, 330))
    assert more[0] <= few[0]
    assert more[1] - few[1] <= 6
    assert not queries.of_concept(concept).filter(priority="hoch").exists()


# --- a large one, in the background -------------------------------------------------------------


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 1)


def test_a_large_one_is_taken_back_by_the_worker(
    client: Client, later: ChangeSet, concept: Concept, at_once: None
) -> None:
    page = client.get(address(later)).content.decode()
    answer = client.post(address(later), {"gesehen": seen(page), "alle": "1"}, follow=True)
    assert answer.status_code == 202
    assert "Es geht ganz zurück oder gar nicht" in answer.content.decode()
    assert answer["Refresh"]
    assert measure(concept, "1").title == "Beratung in acht Sprachen", "nothing yet"
    again = client.post(address(later), {"gesehen": seen(page)})
    assert again.status_code == 202
    assert jobs.work_one()
    later.refresh_from_db()
    assert later.undone_by == client.user  # type: ignore[attr-defined]
    assert measure(concept, "1").title == "Beratung"
    assert not Measure.objects.filter(concept=concept, code="4").exists()
    assert "schon zurückgenommen" in client.get(address(later)).content.decode()


def test_what_the_worker_must_refuse_stands_on_the_page(
    client: Client, later: ChangeSet, concept: Concept, at_once: None
) -> None:
    """Somebody writes after the button was pressed: nothing happens, and the page says why."""
    page = client.get(address(later)).content.decode()
    client.post(address(later), {"gesehen": seen(page)})
    one = measure(concept, "1")
    operations.edit(
        one,
        changes={"title": "Beratung in neun Sprachen"},
        by=client.user,  # type: ignore[attr-defined]
        expected_revision=one.revision,
    )
    assert jobs.work_one()
    answer = client.get(address(later))
    assert answer.status_code == 200
    assert "Es wurde nichts zurückgenommen" in answer.content.decode()
    assert "Inzwischen hat jemand weitergeschrieben" in answer.content.decode()
    assert measure(concept, "1").title == "Beratung in neun Sprachen"
    client.post(address(later), {"gesehen": seen(answer.content.decode())})
    assert jobs.work_one()
    later.refresh_from_db()
    assert (later.undone_at is not None, later.error) == (True, "")


def test_a_worker_that_fails_takes_nothing_back(
    client: Client,
    later: ChangeSet,
    concept: Concept,
    at_once: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the middle of writing: all of it is as it was, and a number stands in the log."""
    page = client.get(address(later)).content.decode()
    client.post(address(later), {"gesehen": seen(page), "alle": "1"})
    before = list(Measure.objects.order_by("pk").values())

    def fails(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(writing.PutBackWriter, "_remove_parts", fails)
    assert jobs.work_one()
    assert list(Measure.objects.order_by("pk").values()) == before
    assert not AuditEntry.objects.filter(verb="catalogue.undo").exists()
    assert "Nummer" in client.get(address(later)).content.decode()


def test_who_is_gone_takes_nothing_back(client: Client, later: ChangeSet, at_once: None) -> None:
    page = client.get(address(later)).content.decode()
    client.post(address(later), {"gesehen": seen(page)})
    ChangeSet.objects.update(asked_by=None)
    assert jobs.work_one()
    later.refresh_from_db()
    assert later.undone_at is None
    assert "darf es inzwischen nicht mehr" in later.error
