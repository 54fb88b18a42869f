"""A second export of a platform: what is here already comes once, and nothing is lost because its
number begins anew in another part of the platform."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations
from gemeinwerk.contributions.importing import operations as importing
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core import jobs
from tests.contributions.test_importing import DECIDIM, brought, taken_over
from tests.factories import ContributionFactory, FieldFactory, ThemeFactory

pytestmark = pytest.mark.django_db
CONSUL = """id,title,description,public_created_at
5,Radweg,Ein Radweg am Kanal.,2027-03-12
6,Licht,Mehr Licht.,2027-03-12"""
OTHER = """id,title,description,public_created_at
5,Hunde,Eine Wiese für Hunde.,2027-03-12
6,Licht,Mehr  Licht.,2027-03-13
7,Bänke,Mehr Bänke.,2027-03-13"""


def counts(new: int, known: int, doubtful: int) -> dict[str, int]:
    return {"new": new, "known": known, "doubtful": doubtful, "left_out": 0}


def texts(concept: Concept) -> set[str]:
    return set(Contribution.objects.filter(concept=concept).values_list("text", flat=True))


def test_the_same_number_with_another_text_is_asked_about_and_listed(
    concept: Concept, office: User, client: Client
) -> None:
    client.force_login(office)
    taken_over(brought(concept, office, CONSUL), office)
    run = brought(concept, office, OTHER)
    assert run.preview["counts"] == counts(new=1, known=1, doubtful=1)
    here = reverse("contributions:import", args=[run.pk])
    page = client.get(here).text
    assert "hier schon Beitrag 1" in page
    assert "Hunde" in page
    run = taken_over(run, office)
    assert "Eine Wiese für Hunde." not in texts(concept)
    result = client.get(here).text
    assert "Nicht übernommen: gleiche Nummer, anderer Text" in result
    assert "Hunde" in result


def test_whoever_says_so_takes_it_over_as_one_of_its_own(
    concept: Concept, office: User, client: Client
) -> None:
    client.force_login(office)
    taken_over(brought(concept, office, CONSUL), office)
    run = brought(concept, office, OTHER)
    sent = {"gesehen": "", "zweifelhafte": "1"}
    page = client.get(reverse("contributions:import", args=[run.pk])).text
    sent["gesehen"] = page.split('name="gesehen" value="')[1].split('"')[0]
    client.post(reverse("contributions:import_apply", args=[run.pk]), sent)
    while jobs.work_one():
        pass
    run.refresh_from_db()
    assert run.result["counts"] == counts(new=2, known=1, doubtful=0)
    assert {"Ein Radweg am Kanal.", "Eine Wiese für Hunde."} <= texts(concept)
    assert Contribution.objects.filter(concept=concept).count() == 4
    # Once more, word by word: all of it is here.
    assert brought(concept, office, OTHER + "\n").preview["counts"] == counts(0, 3, 0)


def test_the_same_number_in_another_part_is_another_one(concept: Concept, office: User) -> None:
    taken_over(brought(concept, office, DECIDIM), office)
    other = DECIDIM.replace("https://x.example/p", "https://x.example/q")
    run = brought(concept, office, other)
    assert run.preview["counts"] == counts(new=2, known=0, doubtful=0)
    taken_over(run, office)
    assert Contribution.objects.filter(concept=concept).count() == 4
    assert brought(concept, office, other + "\n").preview["counts"] == counts(0, 2, 0)


def test_what_came_before_parts_were_kept_is_known_by_its_words(
    concept: Concept, office: User
) -> None:
    ContributionFactory(
        concept=concept, number=1, source="Decidim: 7", title="Wohnungen", text="Mehr Wohnungen."
    )
    ContributionFactory(concept=concept, number=2, source="Decidim: 8", title="", text="Anders.")
    assert brought(concept, office, DECIDIM).preview["counts"] == counts(0, 1, 1)


def test_what_was_withdrawn_does_not_come_back_unasked(concept: Concept, office: User) -> None:
    taken_over(brought(concept, office, CONSUL), office)
    operations.withdraw(Contribution.objects.get(number=1), by=office)
    assert brought(concept, office, CONSUL + "\n").preview["counts"] == counts(0, 1, 1)


def test_a_number_twice_in_one_table_with_two_texts_is_asked_about(
    concept: Concept, office: User, client: Client
) -> None:
    client.force_login(office)
    run = brought(concept, office, CONSUL + "\n6,Mond,Zum Mond.,2027-03-12")
    assert run.preview["counts"] == counts(new=2, known=0, doubtful=1)
    page = client.get(reverse("contributions:import", args=[run.pk])).text
    assert "die Nummer steht zweimal in der Datei" in page


def test_taxonomies_of_a_newer_decidim_are_fields_and_themes(
    concept: Concept, office: User
) -> None:
    field = FieldFactory(concept=concept, title="Wohnen")
    theme = ThemeFactory(concept=concept, title="Gender")
    table = (
        "id;participatory_space/url;title/de;body/de;taxonomies/name\n"
        '7;https://x.example/p;A;Mehr Wohnungen.;"[{""en""=>""Housing"", ""de""=>""Wohnen""}, '
        '{""de""=>""Gender""}]"\n'
        "8;https://x.example/p;B;Mehr Bänke.;Gender, Mond"
    )
    importing.import_now(concept, content=table.encode(), name="x.csv", by=office)
    first, second = Contribution.objects.order_by("number")
    assert (first.field, list(first.themes.all())) == (field, [theme])
    assert "taxonomies/name" not in first.extra
    assert (second.field, list(second.themes.all())) == (None, [theme])
    assert second.extra["taxonomies/name"] == "Mond"
