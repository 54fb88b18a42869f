"""Two people open the same person, organisation, body, seat or town: both keep what they wrote."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations
from gemeinwerk.core import writing
from gemeinwerk.municipalities import operations as towns
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    OrganisationFactory,
    PersonFactory,
    UnitFactory,
    user_with_role,
)

BASE = re.compile('name="base" value="([^"]*)"')


@dataclass
class Part:
    """A row, its page, what its form sends, and a text that both write."""

    row: Any
    page: str
    sent: dict[str, Any]
    text: str
    verb: Callable[..., Any]

    def value(self) -> Any:
        self.row.refresh_from_db()
        return getattr(self.row, self.text)


def _unit(town: Municipality) -> Part:
    row = UnitFactory(municipality=town, name="FB Soziales", abbreviation="")
    sent = {"name": "FB Soziales"}
    page = reverse("actors:unit", args=[row.pk])
    return Part(row, page, sent, "abbreviation", operations.edit_organisation)


def _organisation(town: Municipality) -> Part:
    row = OrganisationFactory(municipality=town, name="Freundeskreis", kind="ngo")
    sent = {"name": "Freundeskreis", "kind": "ngo"}
    page = reverse("actors:organisation_edit", args=[row.pk])
    return Part(row, page, sent, "abbreviation", operations.edit_organisation)


def _person(town: Municipality) -> Part:
    row = PersonFactory(municipality=town, name="Alex", email="")
    sent = {"name": "Alex", "language": "de"}
    page = reverse("actors:person_edit", args=[row.pk])
    return Part(row, page, sent, "function", operations.edit_person)


def _body(town: Municipality) -> Part:
    row = BodyFactory(municipality=town, name="AG Arbeit", kind="working_group")
    sent = {"name": "AG Arbeit", "kind": "working_group"}
    page = reverse("actors:body_edit", args=[row.pk])
    return Part(row, page, sent, "purpose", operations.edit_body)


def _seat(town: Municipality) -> Part:
    body = BodyFactory(municipality=town)
    row = operations.add_seat(body, by=None, person=PersonFactory(municipality=town))
    page = reverse("actors:seat", args=[row.pk])
    return Part(row, page, {"function": "member"}, "remark", operations.edit_seat)


def _town(town: Municipality) -> Part:
    sent = {
        "name": town.name, "land": "BB", "colour": "#1F5B4C", "languages": ["de"],
        "hosts": "\n".join(host.name for host in town.hosts.all()),
    }  # fmt: skip
    return Part(town, reverse("desk:town"), sent, "introduction", towns.edit)


@pytest.fixture(params=[_unit, _organisation, _person, _body, _seat, _town])
def part(request: pytest.FixtureRequest, town: Municipality) -> Part:
    return request.param(town)


@pytest.fixture
def other(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def client(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Kim Muster")


def base_of(page: str) -> str:
    found = BASE.search(page)
    assert found
    return html.unescape(found[1])


def opened(client: Client, page: str) -> str:
    return base_of(client.get(page).content.decode())


@pytest.mark.parametrize("seen", ["5", "null", '"x"', "true", '["x"]'])
def test_whatever_a_page_says_it_saw_of_organisations(
    client: Client, town: Municipality, seen: str
) -> None:
    part = _person(town)
    sent = part.sent | {"function": "Vorsitz", "base": f'{{"organisations": {seen}}}'}
    assert client.post(part.page, sent).status_code == 302
    assert part.value() == "Vorsitz"


@pytest.mark.parametrize("seen", ["sNaN", "NaN", "Infinity", "1e999999"])
def test_whatever_a_page_says_it_saw_of_posts(
    client: Client, town: Municipality, seen: str
) -> None:
    unit = UnitFactory(municipality=town)
    year = str(timezone.localdate().year)
    sent = {year: "1,5", "base": f'{{"{year}": "{seen}"}}'}
    page = reverse("actors:posts", args=[unit.pk])
    assert client.post(page, sent).status_code in (200, 302)


def test_the_second_is_told_and_nothing_is_overwritten(
    client: Client, other: User, part: Part
) -> None:
    base = opened(client, part.page)
    part.verb(part.row, by=other, **{part.text: "Der anderen"})
    answer = client.post(part.page, part.sent | {part.text: "Meine", "base": base})
    page = answer.content.decode()
    assert "Jana Beispiel hat inzwischen dasselbe geändert, am " in page
    assert "Fassung von Jana Beispiel" in page
    assert part.value() == "Der anderen"


@pytest.mark.parametrize(("choice", "text"), [("meine", "Meine"), ("andere", "Der anderen")])
def test_sent_again_the_choice_counts(
    client: Client, other: User, part: Part, choice: str, text: str
) -> None:
    base = opened(client, part.page)
    part.verb(part.row, by=other, **{part.text: "Der anderen"})
    sent = part.sent | {part.text: "Meine"}
    base = base_of(client.post(part.page, sent | {"base": base}).content.decode())
    answer = client.post(part.page, sent | {"base": base, f"wahl-{part.text}": choice})
    assert answer.status_code == 302
    assert part.value() == text


def test_who_changes_something_else_overwrites_nothing(
    client: Client, other: User, part: Part
) -> None:
    base = opened(client, part.page)
    part.verb(part.row, by=other, **{part.text: "Der anderen"})
    before = part.value()
    typed = part.sent | {part.text: "", "base": base}
    assert client.post(part.page, typed).status_code == 302
    assert part.value() == before


def test_organisations_added_by_two_are_both_there(
    client: Client, other: User, town: Municipality
) -> None:
    old, mine, theirs, gone = OrganisationFactory.create_batch(4, municipality=town)
    person = PersonFactory(municipality=town, name="Alex")
    person.organisations.set([old, gone])
    page = reverse("actors:person_edit", args=[person.pk])
    base = opened(client, page)
    operations.edit_person(person, by=other, organisations=[old, gone, theirs])
    client.post(
        page,
        {
            "name": "Alex", "language": "de", "base": base,
            "organisation-0": old.pk, "organisation-1": "", "organisation-2": mine.pk,
        },
    )  # fmt: skip
    assert set(person.organisations.all()) == {old, mine, theirs}


@pytest.mark.parametrize("typed", ["", "meine.example"])
def test_host_names_added_by_two_are_both_there(
    client: Client, other: User, town: Municipality, typed: str
) -> None:
    """Without its name a town is not found any more, and nobody had taken it away."""
    part = _town(town)
    base, before = opened(client, part.page), {host.name for host in town.hosts.all()}
    towns.edit(town, by=other, hosts=[*before, "andere.example"])
    sent = part.sent | {"introduction": "Neu", "base": base}
    sent["hosts"] = "\n".join([*before, typed])
    assert client.post(part.page, sent).status_code == 302
    there = {host.name for host in town.hosts.all()}
    assert there == before | {"andere.example"} | ({typed} - {""})


def test_aliases_are_told_as_a_list(client: Client, other: User, town: Municipality) -> None:
    part = _unit(town)
    base = opened(client, part.page)
    operations.edit_organisation(part.row, by=other, aliases=["Sozialamt", "Amt 50"])
    sent = part.sent | {"aliases": "Soziales\nHilfe"}
    page = client.post(part.page, sent | {"base": base}).content.decode()
    assert "Sozialamt, Amt 50" in page
    again = sent | {"base": base_of(page), "wahl-aliases": "andere"}
    assert client.post(part.page, again).status_code == 302
    part.row.refresh_from_db()
    assert part.row.aliases == ["Sozialamt", "Amt 50"]


def test_two_write_the_posts_of_one_unit(client: Client, other: User, town: Municipality) -> None:
    unit = UnitFactory(municipality=town)
    page = reverse("actors:posts", args=[unit.pk])
    form = client.get(page).context["form"]
    first, second = [name for name in form.fields if name != "base"][:2]
    base = opened(client, page)
    operations.set_posts(unit, by=other, posts={int(first): Decimal(3), int(second): Decimal(4)})
    # I change the second year only: what the other wrote of the first stays.
    answer = client.post(page, {first: "", second: "5", "base": base})
    assert "hat inzwischen jemand 4" in html.unescape(answer.content.decode())
    base = base_of(answer.content.decode())
    client.post(page, {first: "3", second: "5", "base": base})
    assert {str(one.year): one.fte for one in unit.posts.all()} == {
        first: Decimal(3), second: Decimal(5)
    }  # fmt: skip


@pytest.mark.parametrize("make", [_unit, _person, _body, _seat])
def test_what_was_deleted_meanwhile_is_said(
    client: Client, town: Municipality, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleted between the loading of the page and the writing."""
    part = make(town)
    base = opened(client, part.page)
    whole = writing.hold

    def too_late(row: Any, *related: str) -> Any:
        type(row)._default_manager.filter(pk=row.pk).delete()
        return whole(row, *related)

    for module in ("organisations", "people", "bodies", "seats"):
        monkeypatch.setattr(f"gemeinwerk.actors.operations.{module}.hold", too_late)
    answer = client.post(part.page, part.sent | {part.text: "Ein ganzer Satz.", "base": base})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "gibt es nicht mehr" in page
    assert "Ein ganzer Satz." in page
