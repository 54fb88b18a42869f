"""A table of contributions is looked through and taken over whole, or not."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import exporting, operations, queries
from gemeinwerk.contributions.importing import operations as importing
from gemeinwerk.contributions.importing import writing
from gemeinwerk.contributions.models import Contribution, ContributionImport, Voice
from gemeinwerk.contributions.operations import Who
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportRefused, ImportState
from gemeinwerk.core.shown import SeenOtherwise
from tests.alike import ALL
from tests.factories import ContributionFactory, FieldFactory, ThemeFactory
from tests.tables import made

pytestmark = pytest.mark.django_db
MANY = 10_000 if ALL else 1_200
TABLE = """Beitrag;Handlungsfeld;Querschnittsthemen;Von wem;E-Mail;Nickten
Am Spielplatz fehlt ein WC.;Wohnen;Gender;Inge Sommer;Inge@Example.org;7
Mehr Bänke!;Mond;Gender, Alter;;;
"""
DECIDIM = """id;participatory_space/url;title/de;body/de
7;https://x.example/p;Wohnungen;Mehr Wohnungen.
8;https://x.example/p;Bänke;Mehr Bänke."""


def brought(
    concept: Concept, office: User, text: str | bytes = TABLE, name: str = "liste.csv"
) -> ContributionImport:
    content = text if isinstance(text, bytes) else text.encode()
    importing.upload(concept, content=content, name=name, by=office)
    while jobs.work_one():
        pass
    return ContributionImport.objects.latest("pk")


def taken_over(run: ContributionImport, office: User) -> ContributionImport:
    importing.apply(run, by=office)
    while jobs.work_one():
        pass
    run.refresh_from_db()
    return run


def test_a_table_is_taken_over_as_it_was_looked_through(concept: Concept, office: User) -> None:
    field, theme = (
        FieldFactory(concept=concept, title="Wohnen"),
        ThemeFactory(concept=concept, title="Gender"),
    )
    ContributionFactory(concept=concept, number=41)
    run = brought(concept, office)
    assert run.preview["counts"] == {"new": 2, "known": 0, "doubtful": 0, "left_out": 0}
    assert run.preview["fields"] == {"Mond": 1}
    assert Contribution.objects.count() == 1
    run = taken_over(run, office)
    assert run.state == ImportState.APPLIED, run.error
    first, second = Contribution.objects.filter(number__gt=41).order_by("number")
    assert (first.number, first.field, list(first.themes.all())) == (42, field, [theme])
    assert first.extra == {"Nickten": "7"}
    assert second.extra == {"Handlungsfeld": "Mond", "Querschnittsthemen": "Alter"}
    voice = first.voices.get()
    assert (voice.name, voice.email) == ("Inge Sommer", "inge@example.org")
    assert not second.voices.exists()
    assert list(queries.keys(concept, {"suche": "Bank"})) == [second.pk]


def test_a_table_of_any_program_says_the_same_and_keeps_what_nobody_knows(
    concept: Concept, office: User
) -> None:
    rows = [line.split(";")[:3] for line in TABLE.splitlines()]
    rows = [[*row, more] for row, more in zip(rows, ("Nickten", "7", "3"), strict=True)]
    files = {
        "liste.csv": "\n".join(";".join(row) for row in rows).encode(),
        "liste.xlsx": made.xlsx(made.data(*(made.row(*row) for row in rows))),
        "liste.ods": made.ods("".join(made.ods_row(*row) for row in rows)),
    }
    told = []
    for name, content in files.items():
        run = taken_over(brought(concept, office, content, name), office)
        assert run.state == ImportState.APPLIED, run.error
        came = Contribution.objects.filter(concept=concept, channel="file").order_by("number")
        told.append([(one.text, one.extra) for one in came])
        came.delete()
    assert told[0] == told[1] == told[2]
    assert [extra["Nickten"] for _text, extra in told[0]] == ["7", "3"]


def test_many_rows_come_in_whole_or_not_at_all(
    concept: Concept, office: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"Beitrag {n}: mehr Bänke am Fluss;Inge {n}" for n in range(MANY)]
    run = brought(concept, office, "\n".join(["Beitrag;Von wem", *lines]))
    voice = writing._voice
    with monkeypatch.context() as broken:
        broken.setattr(
            writing, "_voice", lambda row, one: voice(row, one) if row.number < MANY else 1 / 0
        )
        assert taken_over(run, office).state != ImportState.APPLIED
        assert not Contribution.objects.exists()
    run = taken_over(brought(concept, office, "\n".join(["Beitrag;Von wem", *lines])), office)
    assert run.state == ImportState.APPLIED, run.error
    assert Voice.objects.filter(contribution__concept=concept).count() == MANY
    assert Contribution.objects.latest("number").number == MANY


def test_the_same_file_is_refused_and_a_platforms_row_comes_once(
    concept: Concept, office: User
) -> None:
    taken_over(brought(concept, office, DECIDIM), office)
    with pytest.raises(ImportRefused):
        importing.upload(concept, content=DECIDIM.encode(), name="noch.csv", by=office)
    more = DECIDIM + "\n9;https://x.example/p;Licht;Mehr Licht."
    run = brought(concept, office, more)
    assert run.preview["counts"] == {"new": 1, "known": 2, "doubtful": 0, "left_out": 0}
    taken_over(run, office)
    assert Contribution.objects.filter(concept=concept).count() == 3


def test_what_changed_since_the_look_through_stops_it(concept: Concept, office: User) -> None:
    run = brought(concept, office)
    with pytest.raises(SeenOtherwise):
        importing.apply(run, by=office, seen="anderes")
    FieldFactory(concept=concept, title="Mond")
    run = taken_over(run, office)
    assert run.state == ImportState.READY
    assert run.error
    assert not Contribution.objects.exists()


def test_its_pages_lead_from_the_file_to_the_list(
    client: Client, concept: Concept, office: User
) -> None:
    client.force_login(office)
    run = brought(concept, office)
    here = reverse("contributions:import", args=[run.pk])
    page = client.get(here).content.decode()
    assert "Mond" in page
    columns = client.get(reverse("contributions:import_mapping", args=[run.pk]))
    typed = {name: field.initial for name, field in columns.context["form"].fields.items()}
    assert client.post(columns.request["PATH_INFO"], typed).status_code == 302
    while jobs.work_one():
        pass
    seen = client.get(here).context["seen"]
    client.post(reverse("contributions:import_apply", args=[run.pk]), {"gesehen": seen})
    while jobs.work_one():
        pass
    assert "Sie haben die Nummern 1 bis 2." in client.get(here).content.decode()


def test_what_goes_out_comes_in_again_and_names_nobody(
    client: Client, concept: Concept, office: User
) -> None:
    operations.record(
        concept, text="=1+1", kind="need", channel="letter", by=office,
        voices=[Who(name="Inge Sommer", email="inge@example.org", role="Nachbarin")],
    )  # fmt: skip
    for number in range(2):
        ContributionFactory(concept=concept, number=7 + number, extra={"Nickten": str(number)})
    keys = list(queries.keys(concept, {}))
    content = exporting.csv_file(keys)
    assert b"Inge" not in content
    assert b"Nachbarin" in content
    run = brought(concept, office, content.decode("utf-8-sig"))
    assert run.preview["counts"]["new"] == 3
    address = reverse("contributions:export", args=[concept.slug, "xlsx"])
    client.force_login(office)
    assert client.get(address, {"suche": "Toilette"}).content[:2] == b"PK"
