"""Two people open the same concept or part of it: the second is told, and loses nothing."""

import html
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations as measures
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    GoalFactory,
    PhaseFactory,
    ReviewFactory,
    ThemeFactory,
)

BASE = re.compile('name="base" value="([^"]*)"')


class Part:
    """A row, its page, what its form sends, the text both write, and how the other writes it."""

    def __init__(
        self, row: Model, page: str, sent: dict[str, str], text: str, write: Callable[..., object]
    ) -> None:
        self.row, self.page, self.sent, self.text = row, page, sent, text
        self._write = write

    def written_by(self, user: User, value: str) -> None:
        self._write(user, **{self.text: value})

    def value(self, name: str = "") -> Any:
        self.row.refresh_from_db()
        return getattr(self.row, name or self.text)


def at(name: str, *args: Any) -> str:
    return reverse(name, args=["ik", *args])


def _concept(concept: Concept) -> Part:
    sent = {"title": "Konzept", "period_start": "1.1.2024", "period_end": "31.12.2028"}
    return Part(
        concept, at("concepts:edit"), sent, "aim",
        lambda by, **values: operations.edit(concept, by=by, **values),
    )  # fmt: skip


def _field(concept: Concept) -> Part:
    row = FieldFactory(concept=concept, code="1", title="Arbeit")
    return Part(
        row, at("concepts:field", row.pk), {"code": "1", "title": "Arbeit"}, "description",
        lambda by, **values: operations.edit_field(row, by=by, **values),
    )  # fmt: skip


def _theme(concept: Concept) -> Part:
    row = ThemeFactory(concept=concept, title="Gender")
    return Part(
        row, at("concepts:theme", row.pk), {"title": "Gender"}, "description",
        lambda by, **values: operations.edit_theme(row, by=by, **values),
    )  # fmt: skip


def _phase(concept: Concept) -> Part:
    row = PhaseFactory(concept=concept, title="Auftakt")
    return Part(
        row, at("concepts:phase", row.pk), {"title": "Auftakt"}, "description",
        lambda by, **values: operations.edit_phase(row, by=by, **values),
    )  # fmt: skip


def _finding(concept: Concept) -> Part:
    row = FindingFactory(review=ReviewFactory(concept=concept), code="B1")
    return Part(
        row, at("concepts:finding", row.pk), {"code": "B1", "must_take_up": "on"}, "text",
        lambda by, **values: operations.edit_finding(row, by=by, **values),
    )  # fmt: skip


def _review(concept: Concept) -> Part:
    row = ReviewFactory(concept=concept, title="Rückblick")
    return Part(
        row, at("concepts:review_edit"), {"title": "Rückblick"}, "summary",
        lambda by, **values: operations.record_review(concept, by=by, **values),
    )  # fmt: skip


def _goal(concept: Concept) -> Part:
    row = GoalFactory(field=FieldFactory(concept=concept), code="Z1")
    return Part(
        row, at("measures:goal", row.pk), {"code": "Z1"}, "title",
        lambda by, **values: measures.edit_goal(row, changes=values, by=by),
    )  # fmt: skip


@pytest.fixture
def client(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Kim Muster")


@pytest.fixture(params=[_concept, _field, _theme, _phase, _finding, _review, _goal])
def part(request: pytest.FixtureRequest, town: Municipality) -> Part:
    return request.param(ConceptFactory(municipality=town, slug="ik"))


def opened(client: Client, part: Part) -> str:
    return base_of(client.get(part.page).content.decode())


def base_of(page: str) -> str:
    found = BASE.search(page)
    assert found
    return html.unescape(found[1])


def send(client: Client, part: Part, base: str, text: str, **more: str) -> Any:
    return client.post(part.page, part.sent | {part.text: text, "base": base} | more)


def test_the_second_is_told_by_whom_and_nothing_is_overwritten(
    client: Client, office: User, part: Part
) -> None:
    base = opened(client, part)
    part.written_by(office, "Fassung der anderen")
    page = send(client, part, base, "Meine Fassung").content.decode()
    assert "Jana Beispiel hat inzwischen dasselbe geändert, am " in page
    assert "Fassung von Jana Beispiel" in page
    assert "Meine Fassung</textarea>" in page
    assert part.value() == "Fassung der anderen"


def test_sent_again_it_counts(client: Client, office: User, part: Part) -> None:
    base = opened(client, part)
    part.written_by(office, "Fassung der anderen")
    base = base_of(send(client, part, base, "Meine Fassung").content.decode())
    answer = send(client, part, base, "Meine Fassung", **{f"wahl-{part.text}": "meine"})
    assert answer.status_code == 302
    assert part.value() == "Meine Fassung"


def test_the_others_text_may_be_chosen(client: Client, office: User, part: Part) -> None:
    base = opened(client, part)
    part.written_by(office, "Fassung der anderen")
    base = base_of(send(client, part, base, "Meine Fassung").content.decode())
    answer = send(client, part, base, "Meine Fassung", **{f"wahl-{part.text}": "andere"})
    assert answer.status_code == 302
    assert part.value() == "Fassung der anderen"


def test_a_third_who_writes_in_between_is_not_overwritten_either(
    client: Client, office: User, part: Part
) -> None:
    base = opened(client, part)
    part.written_by(office, "Die zweite")
    base = base_of(send(client, part, base, "Meine Fassung").content.decode())
    part.written_by(office, "Die dritte")
    page = send(client, part, base, "Meine Fassung").content.decode()
    assert "Fassung von Jana Beispiel" in page
    assert part.value() == "Die dritte"


def test_who_changes_something_else_keeps_both(client: Client, office: User, town: Any) -> None:
    part = _theme(ConceptFactory(municipality=town, slug="ik"))
    base = opened(client, part)
    part.written_by(office, "In jedem Feld")
    client.post(part.page, {"title": "Geschlecht", "description": "", "base": base})
    assert (part.value("title"), part.value()) == ("Geschlecht", "In jedem Feld")


def test_both_writing_the_same_is_no_conflict(client: Client, office: User, part: Part) -> None:
    base = opened(client, part)
    part.written_by(office, "Zeile eins\nZeile zwei")
    assert send(client, part, base, "Zeile eins\r\nZeile zwei").status_code == 302


@pytest.mark.parametrize("base", ["", "{", "[]", '{"title": 7}'])
def test_a_page_that_carries_nothing_readable_writes_as_it_is(
    base: str, client: Client, office: User, town: Any
) -> None:
    part = _theme(ConceptFactory(municipality=town, slug="ik"))
    assert send(client, part, base, "In jedem Feld").status_code == 302
    assert part.value() == "In jedem Feld"


def test_days_are_told_in_words(client: Client, office: User, town: Any) -> None:
    part = _phase(ConceptFactory(municipality=town, slug="ik"))
    base = opened(client, part)
    operations.edit_phase(part.row, by=office, actual_start=date(2026, 3, 2))  # type: ignore[arg-type]
    typed = {"actual_start": "9.3.2026", "base": base}
    page = client.post(part.page, part.sent | typed).content.decode()
    assert "2. März 2026" in page
    assert "9. März 2026" in page


@pytest.mark.parametrize(
    "base",
    ["[" * 9000, "7", '{"aim": {"a": 1}, "lead_office": [[1]], "period_start": 5}', '{"pk": 1}'],
)
@pytest.mark.parametrize("choice", ["", "andere"])
def test_a_page_that_carries_rubbish_is_no_server_error(
    base: str, choice: str, town: Municipality, client_as: Callable[..., Client]
) -> None:
    part = _concept(ConceptFactory(municipality=town, slug="ik"))
    sent = part.sent | {"base": base, "aim": "Neu", "wahl-aim": choice, "wahl-lead_office": choice}
    assert client_as("office").post(part.page, sent).status_code in {200, 302, 400}


def test_what_was_seen_may_be_forged_without_an_error(
    town: Municipality, client_as: Callable[..., Client]
) -> None:
    part = _concept(ConceptFactory(municipality=town, slug="ik"))
    base = '{"aim": 7, "period_start": "gestern", "lead_office": "x", "title": false}'
    page = client_as("office").post(part.page, part.sent | {"base": base, "aim": "Neu"})
    assert page.status_code == 200
    assert "Ihre Fassung" in page.content.decode()


def test_two_refuse_one_finding(client: Client, office: User, town: Municipality) -> None:
    """Each with a reason of their own: the second reads the first, and chooses."""
    concept = ConceptFactory(municipality=town, slug="ik")
    finding = FindingFactory(review=ReviewFactory(concept=concept), code="B1")
    page = at("concepts:finding_refuse", finding.pk)
    base = base_of(client.get(page).content.decode())
    operations.refuse_finding(finding, by=office, reason="Sache des Landes")
    answer = client.post(page, {"refusal": "Schon erledigt", "base": base}).content.decode()
    assert "Jana Beispiel hat inzwischen dasselbe geändert" in answer
    finding.refresh_from_db()
    assert finding.refusal == "Sache des Landes"
    again = {"refusal": "Schon erledigt", "base": base_of(answer), "wahl-refusal": "meine"}
    assert client.post(page, again).status_code == 302
    finding.refresh_from_db()
    assert finding.refusal == "Schon erledigt"
