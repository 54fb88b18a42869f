"""Lists of people and organisations: who is found, who is chosen, and what is done with many."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gemeinwerk.actors import told
from gemeinwerk.actors.listing.choosing import MOST
from gemeinwerk.actors.models import Occupancy, OrganisationKind, Person, Seat
from gemeinwerk.actors.operations import MOST_SEATS
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.contact_files import read as read_contacts
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ActorGroupFactory,
    BodyFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)

As = Callable[..., Client]
LIST, DO = "actors:people", "actors:people_chosen"


@pytest.fixture(autouse=True)
def apart() -> Iterator[None]:
    """What a test declares is gone with it."""
    before = list(told._all)
    yield
    told._all[:] = before


def names(answer: Any) -> list[str]:
    return [one.name for one in answer.context["page"]]


def chosen(client: Client, action: str, **sent: Any) -> Any:
    return client.post(reverse(DO), {"aktion": action, **sent})


def rows_of(answer: Any) -> list[tuple[Any, ...]]:
    sheet = load_workbook(BytesIO(answer.content)).active
    return list(sheet.iter_rows(values_only=True))  # type: ignore[union-attr]


class Seen:
    """An action that only notes for whom it was asked."""

    def __init__(self, right: str = "actor.read") -> None:
        self.names: list[str] | None = None
        self.chosen: told.Chosen | None = None
        told.action(told.Action("note", "merken", right, 1, self))

    def __call__(self, request: Any, chosen: told.Chosen) -> HttpResponse:
        self.names, self.chosen = [one.name for one in chosen.rows], chosen
        return HttpResponse("gemerkt")


# --- finding -------------------------------------------------------------------------------------


def test_a_list_is_narrowed_by_body_organisation_and_group(
    client_as: As, town: Municipality
) -> None:
    client = client_as("office")
    group = ActorGroupFactory(municipality=town, kind=OrganisationKind.COUNSELLING)
    house = OrganisationFactory(municipality=town, kind=OrganisationKind.COUNSELLING)
    body = BodyFactory(municipality=town)
    alex, kim, lou = (
        PersonFactory(municipality=town, name=name) for name in ("Alex", "Kim", "Lou")
    )
    alex.organisations.add(house)
    SeatFactory(body=body, sitting=kim)
    SeatFactory(body=body, group=group, sitting=lou)
    found = {
        name: names(client.get(reverse(LIST), {name: value.pk}))
        for name, value in (("organisation", house), ("gremium", body), ("gruppe", group))
    }
    assert found == {"organisation": ["Alex"], "gremium": ["Kim", "Lou"], "gruppe": ["Alex", "Lou"]}


def test_who_left_a_body_is_not_found_there(client_as: As, town: Municipality) -> None:
    body = BodyFactory(municipality=town)
    gone = PersonFactory(municipality=town)
    SeatFactory(body=body).occupancies.create(person=gone, until="2020-01-01")
    SeatFactory(body=body, sitting=PersonFactory(municipality=town, name="Kim"))
    assert names(client_as("office").get(reverse(LIST), {"gremium": body.pk})) == ["Kim"]


@pytest.mark.parametrize("value", ["x", "-1", "99999999999999999999", "0"])
def test_a_choice_that_is_none_counts_as_not_made(
    client_as: As, town: Municipality, value: str
) -> None:
    PersonFactory(municipality=town, name="Kim")
    answer = client_as("office").get(reverse(LIST), {"gruppe": value, "gremium": value})
    assert names(answer) == ["Kim"]


def test_an_areas_filter_and_column_stand_in_the_list(client_as: As, town: Municipality) -> None:
    yes = PersonFactory(municipality=town, name="Alex")
    PersonFactory(municipality=town, name="Kim")

    def narrow(rows: "QuerySet[Person]", value: str) -> "QuerySet[Person]":
        return rows.filter(pk=yes.pk) if value == "ja" else rows

    told.narrowing(
        told.Filter("probe", "Probe", "actor.read", 1, lambda town: [("ja", "zugesagt")], narrow)
    )
    told.column(
        told.Column("probe", "Probe", "actor.read", 1, lambda town, keys: {yes.pk: "zugesagt"})
    )
    answer = client_as("office").get(reverse(LIST), {"probe": "ja"})
    assert names(answer) == ["Alex"]
    assert 'data-label="Probe">zugesagt<' in answer.content.decode()


@pytest.mark.parametrize("name", ["actors:people", "actors:organisations"])
def test_a_list_of_5000_asks_no_more_than_one_of_one(
    client_as: As, town: Municipality, name: str, django_assert_max_num_queries: Any
) -> None:
    client = client_as("office")
    make = PersonFactory if name == "actors:people" else OrganisationFactory
    make(municipality=town)
    client.get(reverse(name))
    with django_assert_max_num_queries(14) as one:
        client.get(reverse(name))
    model = make._meta.model
    extra = {} if model is Person else {"kind": OrganisationKind.NGO}
    model.objects.bulk_create(
        [model(municipality=town, name=f"Zeile {n:04}", **extra) for n in range(4999)]
    )
    with django_assert_max_num_queries(14) as many:
        answer = client.get(reverse(name))
    assert len(many) == len(one)
    assert "alle 5000 gefundenen" in answer.content.decode().replace(".000", "000")


# --- choosing ------------------------------------------------------------------------------------


def test_another_towns_people_cannot_be_chosen(client_as: As, town: Municipality) -> None:
    seen = Seen()
    stranger = PersonFactory(municipality=MunicipalityFactory(), name="Fremd")
    own = PersonFactory(municipality=town, name="Kim")
    chosen(client_as("office"), "note", wahl="angekreuzt", zeile=[stranger.pk, own.pk])
    assert seen.names == ["Kim"]


def test_an_action_without_its_right_is_not_done(client_as: As, town: Municipality) -> None:
    seen = Seen("measure.confirm")
    person = PersonFactory(municipality=town)
    answer = chosen(client_as("office"), "note", zeile=person.pk)
    assert seen.names is None
    assert answer.status_code == 302


def test_nobody_chosen_is_said(client_as: As, town: Municipality) -> None:
    seen = Seen()
    PersonFactory(municipality=town)
    answer = client_as("office").post(reverse(DO), {"aktion": "note"}, follow=True)
    assert "Bitte wählen Sie aus" in answer.content.decode()
    assert seen.names is None


def test_all_that_match_are_those_of_every_page(client_as: As, town: Municipality) -> None:
    seen = Seen()
    PersonFactory.create_batch(60, municipality=town, function="Sprecherin")
    PersonFactory.create_batch(3, municipality=town)
    chosen(client_as("office"), "note", wahl="alle", filter="suche=Sprecherin")
    assert seen.chosen is not None
    assert seen.chosen.count == 60


def test_all_on_the_page_are_no_more_than_those(client_as: As, town: Municipality) -> None:
    seen, client = Seen(), client_as("office")
    PersonFactory.create_batch(60, municipality=town)
    on_page = client.get(reverse(LIST)).context["on_page"]
    chosen(client, "note", wahl="seite", **{"auf-der-seite": on_page})
    assert len(seen.names or ()) == 50


def test_where_others_match_meanwhile_nothing_is_done(client_as: As, town: Municipality) -> None:
    seen, client = Seen(), client_as("office")
    PersonFactory(municipality=town)
    chosen(client, "note", wahl="alle")
    assert seen.chosen is not None
    carried, seen.names = dict(seen.chosen.carried), None
    PersonFactory(municipality=town)
    answer = client.post(reverse(DO), carried, follow=True)
    assert seen.names is None
    assert "Inzwischen hat jemand etwas geändert" in answer.content.decode()


def test_no_end_of_keys_is_no_server_error(client_as: As, town: Municipality) -> None:
    Seen()
    keys = ",".join(map(str, range(1, MOST * 100)))
    answer = chosen(client_as("office"), "note", wahl="seite", **{"auf-der-seite": keys})
    assert answer.status_code == 302


# --- seats ---------------------------------------------------------------------------------------


def give(client: Client, people: list[Person], **sent: Any) -> Any:
    return chosen(
        client, "seat", zeile=[one.pk for one in people],
        **({"function": "member", "since": "1.3.2026"} | sent),
    )  # fmt: skip


def test_seats_are_asked_for_first(client_as: As, town: Municipality) -> None:
    people = PersonFactory.create_batch(25, municipality=town)
    page = give(client_as("office"), people).content.decode()
    assert "25 Personen sind gewählt." in page
    assert "und 5 weitere" in page
    assert Seat.objects.count() == 0


def test_many_get_a_seat_and_nobody_a_second_one(client_as: As, town: Municipality) -> None:
    body, client = BodyFactory(municipality=town), client_as("office")
    house = OrganisationFactory(municipality=town)
    people = PersonFactory.create_batch(3, municipality=town)
    people[0].organisations.add(house)
    SeatFactory(body=body, sitting=people[2])
    for _twice in range(2):
        answer = give(client, people, body=body.pk)
        assert answer.status_code == 302
    sitting = Occupancy.objects.filter(seat__body=body).values_list("person", flat=True)
    assert sorted(sitting) == sorted(one.pk for one in people)
    assert Seat.objects.get(occupancies__person=people[0]).organisation == house


def test_another_towns_body_is_no_choice(client_as: As, town: Municipality) -> None:
    body = BodyFactory(municipality=MunicipalityFactory())
    give(client_as("office"), [PersonFactory(municipality=town)], body=body.pk)
    assert Seat.objects.count() == 0


def test_more_seats_than_a_body_has_are_refused(client_as: As, town: Municipality) -> None:
    body = BodyFactory(municipality=town)
    PersonFactory.create_batch(MOST_SEATS + 1, municipality=town)
    answer = chosen(
        client_as("office"), "seat", wahl="alle", body=body.pk, function="member", since="1.3.2026"
    )
    assert "Mehr als 200 Sitze" in answer.content.decode()
    assert Seat.objects.count() == 0


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ['=HYPERLINK("x")', "+49 331 1", "-1", "@SUM(A1)"])
def test_what_was_typed_is_no_formula(client_as: As, town: Municipality, typed: str) -> None:
    person = PersonFactory(municipality=town, name="Kim", function=typed, phone=typed)
    answer = chosen(client_as("office"), "xlsx", zeile=person.pk)
    sheet: Any = load_workbook(BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == typed]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_a_file_has_the_order_of_the_alphabet(client_as: As, town: Municipality) -> None:
    for name in ("Zoe", "Özlem", "Oskar", "Ägidius"):
        PersonFactory(municipality=town, name=name)
    answer = chosen(client_as("office"), "xlsx", wahl="alle")
    assert [row[0] for row in rows_of(answer)] == ["Name", "Ägidius", "Oskar", "Özlem", "Zoe"]


def test_a_file_is_noted_without_names(client_as: As, town: Municipality) -> None:
    person = PersonFactory(municipality=town, name="Kim Muster")
    chosen(client_as("office"), "vcard", zeile=person.pk)
    entry = AuditEntry.objects.get(verb="people.export")
    assert entry.after["count"] == 1
    assert "Kim" not in f"{entry.after}{entry.target_label}"


def test_a_file_of_many_asks_by_the_batch(
    client_as: As, town: Municipality, django_assert_max_num_queries: Any
) -> None:
    client = client_as("office")
    Person.objects.bulk_create(
        [
            Person(municipality=town, name=f"Person {n:04}")
            for n in range(2 * told.FILES_ASK_FOR + 1)
        ]
    )
    with django_assert_max_num_queries(34):
        answer = chosen(client, "xlsx", wahl="alle")
    assert len(rows_of(answer)) == 2 * told.FILES_ASK_FOR + 2


def test_vcards_are_read_back_as_they_were(client_as: As, town: Municipality) -> None:
    house = OrganisationFactory(municipality=town, name="Rat, Tat & Hilfe; e. V.")
    person = PersonFactory(
        municipality=town, name="Özlem Weiß", email="oezlem@example.org", phone="0331 123456",
        function="Leiterin der Beratungsstelle für Zugewanderte, " + "sehr lange Bezeichnung " * 4,
    )  # fmt: skip
    person.organisations.add(house)
    answer = chosen(client_as("office"), "vcard", zeile=person.pk)
    lines = answer.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    [read] = read_contacts(answer.content, "personen.vcf").people
    assert (read.first_name, read.last_name) == ("Özlem", "Weiß")
    assert person.email in str(read)
    assert "Rat, Tat & Hilfe; e. V." in str(read)


def test_a_line_of_a_vcard_is_never_torn_in_a_letter() -> None:
    from gemeinwerk.actors.listing.cards import card, folded

    text = "NOTE:" + "ä€😀" * 60
    pieces = list(folded(text))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text
    assert "\n" not in card([("FN", "a")]).replace("\r\n", "")
