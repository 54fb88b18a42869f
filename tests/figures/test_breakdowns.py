"""Counts by group: pasted as they come, sums checked, nobody given away in public."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.figures import operations, pasted, protecting, words
from gemeinwerk.figures.errors import ThereAlready, ToldBefore, WrongDay
from gemeinwerk.figures.models import Breakdown
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BreakdownFactory,
    ConceptFactory,
    SharedIndicatorFactory,
    published_version,
    user_with_role,
)

TABLE = "Stadtteil\tFrauen\tMänner\tzusammen\nNord\t31\t24\t55\nSüd\t18\t3\t21\nWest\t12\t20\t32\nSumme\t61\t47\t108"  # noqa: E501


def test_sums_are_checked_and_left_out() -> None:
    found = pasted.read(TABLE)
    assert (found.name, found.rows, found.columns) == (
        "Stadtteil", ("Nord", "Süd", "West"), ("Frauen", "Männer"),
    )  # fmt: skip
    assert found.counts["Süd", "Männer"] == 3
    alone = pasted.read("Gruppe;Anzahl\nA;1.200\nB;0")
    assert (alone.columns, alone.counts) == ((), {("A",): 1200, ("B",): 0})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "noch keine Tabelle"),
        ("Gruppe;Anzahl", "noch keine Tabelle"),
        ("Gruppe;Anzahl\nA;viele", "„viele“ ist keine Anzahl"),
        ("Gruppe;Anzahl\nA;", "„“ ist keine Anzahl"),
        ("Gruppe;Anzahl\nA;-3", "keine Anzahl"),
        ("Gruppe;Anzahl\nA;3,5", "keine Anzahl"),
        ("Gruppe;Anzahl\nA;1;2", "nicht so viele Zellen"),
        ("Gruppe;Anzahl\nA;1\nA;2", "zweimal"),
        ("Gruppe;F;F\nA;1;2", "zweimal"),
        ("Gruppe;Anzahl\nSumme;2", "nur eine Summe"),
        ("Gruppe;Anzahl\nA;1\nB;2\nSumme;4", "Da steht 4, die Zahlen ergeben zusammen 3"),
        ("Gruppe;F;M;gesamt\nA;1;2;4", "Da steht 4, die Zahlen ergeben zusammen 3"),
        ("Gruppe;Anzahl\n" + "\n".join(f"G{n};1" for n in range(60)), "liest niemand"),
    ],
)
def test_what_is_no_table_of_counts_is_refused_by_its_cell(text: str, said: str) -> None:
    with pytest.raises(pasted.NoTable, match=said):
        pasted.read(text)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.mark.django_db
def test_the_small_count_is_at_the_desk_and_nowhere_in_public(
    town: Municipality, office: User, client: Client
) -> None:
    concept = ConceptFactory(municipality=town, public=True, slug="ik")
    published_version(concept)
    client.force_login(office)
    address = "/arbeitsplatz/konzepte/ik/kennzahlen/"
    typed: dict[str, Any] = {
        "title": "Teilnehmende", "day": "31.12.2025", "source": "Anmeldungen",
        "across": "Geschlecht", "table": TABLE,
    }  # fmt: skip
    assert client.post(f"{address}aufgliederung/", typed).status_code == 302
    found = Breakdown.objects.get()
    told = {tuple(place): count for *place, count in found.published}
    assert told["Süd", "Männer"] is None
    assert sum(count is None for count in told.values()) == 4
    assert told[None, None] == 108
    table = words.breakdown_table(found, published=False)
    assert table
    assert table.rows[1] == ["Süd", "18", "3", "21"]
    assert "<td" in client.get(address).content.decode()
    client.logout()
    page = client.get("/konzepte/ik/kennzahlen/").content.decode()
    open_table = words.breakdown_table(found, published=True)
    assert open_table
    assert ["Süd", "·", "·", "21"] in [list(row) for row in open_table.rows]
    assert ">3<" not in page


@pytest.mark.django_db
def test_two_tables_of_the_same_people_do_not_tell_together_what_each_keeps_back(
    town: Municipality, office: User, client: Client
) -> None:
    """By district Süd and Ost were left out; the next table would leave out West instead."""
    concept = ConceptFactory(municipality=town, slug="ik")
    client.force_login(office)
    address = "/arbeitsplatz/konzepte/ik/kennzahlen/aufgliederung/"
    typed: dict[str, Any] = {
        "title": "Nach Stadtteil", "day": "31.12.2025", "source": "Anmeldungen", "across": "",
        "table": "Stadtteil;Anzahl\nNord;41\nSüd;3\nWest;21\nOst;30",
    }  # fmt: skip
    assert client.post(address, typed).status_code == 302
    first = Breakdown.objects.get()
    Breakdown.objects.filter(pk=first.pk).update(
        published=[["Nord", 41], ["Süd", None], ["West", 21], ["Ost", None], [None, 95]]
    )
    second = typed | {"title": "Nach Geschlecht und Stadtteil", "across": "Stadtteil",
        "table": "Geschlecht;Nord;Süd;West;Ost\nFrauen;20;3;10;12\nMänner;21;0;11;18"}  # fmt: skip
    assert client.post(address, second).status_code == 302
    told = {tuple(p): n for *p, n in Breakdown.objects.exclude(pk=first.pk).get().published}
    assert told[None, "Süd"] is None
    assert told[None, "Ost"] is None
    assert concept.breakdowns.count() == 2


@pytest.mark.django_db
def test_two_who_came_are_hidden_and_whoever_enters_it_is_told_why(
    town: Municipality, office: User, client: Client
) -> None:
    ConceptFactory(municipality=town, slug="ik")
    client.force_login(office)
    address = "/arbeitsplatz/konzepte/ik/kennzahlen/aufgliederung/"
    typed: dict[str, Any] = {
        "title": "Kurs", "day": "30.11.2025", "source": "Liste", "across": "",
        "table": "Stadtteil;Anzahl\nNord;31\nSüd;24\nWest;40",
    }  # fmt: skip
    client.post(address, typed)
    later = {"day": "31.12.2025", "table": "Stadtteil;Anzahl\nNord;33\nSüd;24\nWest;40"}
    page = client.post(address, typed | later, follow=True).content.decode()
    assert "In der Öffentlichkeit fehlen 2 ihrer Zahlen" in page
    assert "„Kurs“, 30.11.2025" in page
    found = Breakdown.objects.get(day=date(2025, 12, 31))
    assert ["Nord", None] in found.published


@pytest.mark.django_db
@pytest.mark.parametrize("with_its_indicator", [False, True])
def test_what_was_published_and_deleted_is_seen_nowhere_and_still_protected(
    with_its_indicator: bool, town: Municipality, office: User, client: Client
) -> None:
    concept = ConceptFactory(municipality=town, slug="ik", public=True)
    published_version(concept)
    shared = SharedIndicatorFactory(concept=concept)
    client.force_login(office)
    desk = "/arbeitsplatz/konzepte/ik/kennzahlen/"
    typed: dict[str, Any] = {
        "title": "Kurs", "day": "30.11.2025", "source": "Liste", "across": "",
        "table": "Stadtteil;Anzahl\nNord;31\nSüd;24\nWest;40", "shared": shared.pk,
    }  # fmt: skip
    client.post(f"{desk}aufgliederung/", typed)
    first = Breakdown.objects.get()
    if with_its_indicator:
        operations.remove_shared(shared, reason="Wird nicht mehr gezählt", by=office)
    else:
        remove = f"/arbeitsplatz/aufgliederungen/{first.pk}/loeschen/"
        client.post(remove, {"reason": "Falsche Quelle"})
        assert client.get(remove).status_code == 404
    for address in (desk, "/konzepte/ik/kennzahlen/"):
        assert '<th scope="row">West' not in (page := client.get(address).content.decode())
        assert ">40<" not in page
    later = {"day": "31.12.2025", "table": "Stadtteil;Anzahl\nNord;33\nSüd;24\nWest;40"}
    page = client.post(f"{desk}aufgliederung/", typed | later | {"shared": ""}, follow=True)
    assert "„Kurs“, 30.11.2025, gelöscht" in page.content.decode()
    assert ["Nord", None] in Breakdown.objects.get(day=date(2025, 12, 31)).published


@pytest.mark.django_db
def test_a_deleted_table_may_be_entered_anew_and_one_never_told_is_gone(
    town: Municipality, office: User
) -> None:
    concept = ConceptFactory(municipality=town)
    for text in ("Gruppe;Anzahl\nA;26\nB;27", "Gruppe;Anzahl\nA;2\nB;3"):
        table = pasted.read(text)
        said: dict[str, Any] = {
            "title": text[-3:], "day": date(2025, 12, 31), "source": "Liste", "table": table,
            "across": "", "by": office,
        }  # fmt: skip
        safe = protecting.protected(table, across="")
        found = operations.add_breakdown(concept, safe=safe, **said)
        operations.remove_breakdown(found, reason="Doppelt", by=office)
        beside = [found] if found.published else []
        safe = protecting.protected(table, across="", beside=beside)
        operations.add_breakdown(concept, safe=safe, beside=beside, **said)
    assert sorted(bool(one.removed_at) for one in Breakdown.objects.all()) == [False, False, True]


@pytest.mark.django_db
def test_what_nothing_hides_is_refused_with_what_to_do_and_stays_typed(
    town: Municipality, office: User, client: Client
) -> None:
    """What was published tells of everybody but those in A already; A is kept back."""
    concept = ConceptFactory(municipality=town, slug="ik")
    for title, counts, published in (
        ("Eins", [["A", 3], ["B", 20], ["C", 40]], [["A", None], ["B", None], ["C", 40]]),
        ("Zwei", [["B und C", 60], ["Übrige", 3]], [["B und C", 60], ["Übrige", None]]),
    ):
        groups = [str(name) for name, _count in counts]
        BreakdownFactory(
            concept=concept, title=title, counts=counts, published=[*published, [None, 63]],
            dimensions=[{"name": "Gruppe", "categories": groups}],
        )  # fmt: skip
    client.force_login(office)
    typed = {
        "title": "Drei", "day": "31.12.2025", "source": "Liste", "across": "",
        "table": "Gruppe;Anzahl\nA;3\nB und C;60",
    }  # fmt: skip
    page = client.post("/arbeitsplatz/konzepte/ik/kennzahlen/aufgliederung/", typed)
    said = page.content.decode()
    assert "Bitte fassen Sie Gruppen zusammen" in said
    assert "„Eins“, 31.12.2025; „Zwei“, 31.12.2025" in said
    assert "B und C;60" in said
    assert concept.breakdowns.count() == 2


@pytest.mark.django_db
def test_who_enters_a_table_is_told_of_one_that_came_meanwhile(
    town: Municipality, office: User
) -> None:
    concept = ConceptFactory(municipality=town)
    table = pasted.read("Gruppe;Anzahl\nA;26\nB;27")
    said: dict[str, Any] = {
        "day": date(2025, 12, 31), "source": "Liste", "table": table, "across": "", "by": office,
        "safe": protecting.protected(table, across=""),
    }  # fmt: skip
    operations.add_breakdown(concept, title="Kurs", **said)
    with pytest.raises(ToldBefore, match="noch einmal"):
        operations.add_breakdown(concept, title="Andere Gliederung", **said)


@pytest.mark.django_db
def test_of_few_people_nothing_is_told_and_a_day_has_one_table(
    town: Municipality, office: User
) -> None:
    concept = ConceptFactory(municipality=town)
    table = pasted.read("Gruppe;Anzahl\nA;6\nB;7")
    said: dict[str, Any] = {
        "title": "Kurs", "day": date(2025, 12, 31), "source": "Liste", "table": table,
        "across": "", "safe": protecting.protect([["A", "B"]], [["A", "6"], ["B", "7"]]),
        "by": office,
    }  # fmt: skip
    found = operations.add_breakdown(concept, **said)
    assert found.published == []
    assert words.breakdown_table(found, published=True) is None
    with pytest.raises(ThereAlready):
        operations.add_breakdown(concept, **said)
    with pytest.raises(WrongDay):
        operations.add_breakdown(concept, **said | {"day": date(2999, 1, 1)})
