"""One's reports as a table: the short fields of many measures, saved as on the page."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report
from tests.factories import MeasureFactory
from tests.monitoring.conftest import open_round

TABLE = "/arbeitsplatz/meldungen/?ansicht=tabelle"
LONG = "Erste Zeile.\nZweite Zeile."


@pytest.fixture
def both(concept: Concept, measure: Measure, office: User, editor: User) -> list[Report]:
    MeasureFactory(field=measure.field, code="1.8", title="Lotsen", lead_unit=measure.lead_unit)
    found = list(open_round(concept, office).reports.order_by("measure__code"))
    operations.save(found[0], changes={"done": LONG, "obstacles": "Geld."}, by=editor)
    return found


@pytest.fixture
def client(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def sent_as_it_is(client: Client) -> dict[str, Any]:
    page = html.fromstring(client.get(TABLE).content)
    form = next(one for one in page.forms if one.get("id") == "melden")
    return {
        name: "\n".join((value or "").splitlines()) if name.endswith("-done") else value or ""
        for name, value in form.fields.items()
    }


def test_it_shows_the_short_fields_and_changes_no_other(client: Client, both: list[Report]) -> None:
    first, second = both
    sent = sent_as_it_is(client)
    fields = {name.partition("-")[2] for name in sent if name.startswith(f"m{first.pk}-")}
    assert fields == {"base", "implementation", "course", "light", "expected_end", "done"}
    client.post(TABLE, sent)
    first.refresh_from_db()
    assert (first.done, first.obstacles) == (LONG, "Geld."), "lines and other fields stay"
    client.post(TABLE, sent | {f"m{second.pk}-light": "red", f"m{second.pk}-done": "Neu."})
    second.refresh_from_db()
    assert (second.light, second.done, second.state) == ("red", "Neu.", "draft")


def test_every_field_says_what_it_is_and_of_which_measure(
    client: Client, both: list[Report]
) -> None:
    page = html.fromstring(client.get(TABLE).content)
    names = page.xpath("//table//select/@aria-label | //table//textarea/@aria-label")
    assert "Ampel: 1.7" in names
    assert "Was ist geschehen?: 1.8" in names
    assert len(names) == len(page.xpath("//table//select | //table//textarea"))


def test_what_was_refused_is_kept_as_it_was_typed(client: Client, both: list[Report]) -> None:
    sent = sent_as_it_is(client) | {
        f"m{both[0].pk}-expected_end": "irgendwann", f"m{both[1].pk}-done": "Neu."
    }  # fmt: skip
    content = client.post(TABLE, sent).content.decode()
    assert 'value="irgendwann"' in content
    assert "data-columns" in content, "still the table"
    both[1].refresh_from_db()
    assert both[1].done == "Neu."


def test_two_people_at_once_are_told(client: Client, both: list[Report], office: User) -> None:
    sent = sent_as_it_is(client)
    operations.save(both[1], changes={"course": "late"}, by=office)
    content = client.post(TABLE, sent | {f"m{both[1].pk}-course": "off_course"}).content.decode()
    assert "Jana Beispiel hat inzwischen dasselbe geändert" in content
    both[1].refresh_from_db()
    assert both[1].course == "late"
    chosen = {f"wahl-m{both[1].pk}-course": "meine"}
    page = html.fromstring(content)
    form = next(one for one in page.forms if one.get("id") == "melden")
    again = {name: value or "" for name, value in form.fields.items()} | chosen
    client.post(TABLE, again)
    both[1].refresh_from_db()
    assert both[1].course == "off_course"


def test_buttons_come_back_to_the_table(client: Client, both: list[Report]) -> None:
    answer = client.post(TABLE, {"nichts-neues": str(both[1].pk)})
    assert answer["Location"].startswith(TABLE)
    both[1].refresh_from_db()
    assert both[1].nothing_new
