"""One's own data by a personal link, and what the office does with what is asked there."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import DataLink, DataRequest, Person
from gemeinwerk.actors.own_data import operations
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from tests.factories import BodyFactory, OrganisationFactory, PersonFactory, SeatFactory

As = Callable[..., Client]
ASK = "own_data:ask"


@pytest.fixture
def kim(town: Municipality) -> Person:
    return PersonFactory(
        municipality=town, name="Kim Muster", email="kim@example.org", phone="0331 555000"
    )  # type: ignore[no-any-return]


@pytest.fixture
def path(kim: Person, office: User) -> str:
    return operations.send_data_link(kim, by=office)


def told(kim: Person) -> Person:
    kim.refresh_from_db()
    return kim


# --- asking for a link ---------------------------------------------------------------------------


@pytest.mark.parametrize("email", ["kim@example.org", "KIM@example.org", "niemand@example.org"])
def test_the_answer_never_tells_whether_an_address_is_known(
    client: Client, kim: Person, email: str
) -> None:
    pages = [
        client.post(reverse(ASK), {"email": one}).content.decode().replace(one, "")
        for one in (email, "sonst@example.org")
    ]
    marks = [page[page.index("<main") :] for page in pages]
    without = [mark.split('name="csrfmiddlewaretoken"')[0] for mark in marks]
    assert without[0] == without[1]
    assert Notice.objects.filter(kind="data.link").count() == int("kim" in email.lower())


def test_an_address_several_share_gets_no_link(client: Client, kim: Person) -> None:
    PersonFactory(municipality=kim.municipality, email=kim.email)
    client.post(reverse(ASK), {"email": kim.email})
    assert [one.kind for one in Notice.objects.all()] == ["data.several"]
    assert DataLink.objects.count() == 0


def test_an_organisations_mailbox_gets_no_link(client: Client, kim: Person) -> None:
    OrganisationFactory(municipality=kim.municipality, email=kim.email)
    client.post(reverse(ASK), {"email": kim.email})
    assert Notice.objects.count() == 0


def test_who_asks_again_and_again_is_stopped(client: Client, kim: Person) -> None:
    answers = [client.post(reverse(ASK), {"email": kim.email}).status_code for _each in range(4)]
    assert answers[-1] == 429
    assert DataLink.objects.count() == 3


# --- the link ------------------------------------------------------------------------------------


def test_a_link_is_kept_as_a_checksum_only(path: str) -> None:
    token = path.rstrip("/").rsplit("/", 1)[1]
    assert token not in str(list(DataLink.objects.values()))
    assert token not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("part", ["", "json/"])
def test_links_that_are_over_open_nothing(
    client: Client, kim: Person, path: str, office: User, part: str
) -> None:
    link = DataLink.objects.get()
    assert client.get(path + part).status_code == 200
    DataLink.objects.update(expires_at=timezone.now())
    over = client.get(path + part)
    assert over.status_code == 410
    assert "Kim" not in over.content.decode()
    DataLink.objects.update(expires_at=link.expires_at)
    operations.withdraw_data_links(kim, by=office)
    assert client.get(path + part).status_code == 410
    assert client.post(path, {"keine-mails": "1"}).status_code in (405, 410)
    assert told(kim).may_be_written_to


def test_a_withdrawn_link_does_not_leave(kim: Person, path: str, office: User) -> None:
    operations.withdraw_data_links(kim, by=office)
    assert {one.state for one in Notice.objects.all()} == {NoticeState.WITHDRAWN}
    assert path not in str(list(Notice.objects.values()))


def test_a_guessed_link_is_none_and_guessing_is_stopped(client: Client, town: Municipality) -> None:
    address = reverse("own_data:page", args=["x" * 43])
    answers = {client.get(address).status_code for _each in range(31)}
    assert answers == {404, 429}


def test_in_another_town_the_link_is_none(client: Client, path: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    from tests.factories import MunicipalityFactory

    other = MunicipalityFactory()
    host = other.hosts.create(name="anderswo.example")
    assert client.get(path, headers={"host": host.name}).status_code == 404


def test_the_page_says_all_and_nothing_of_others(client: Client, kim: Person, path: str) -> None:
    body = BodyFactory(municipality=kim.municipality, name="AG Wohnen")
    SeatFactory(body=body, sitting=kim)
    SeatFactory(body=body, sitting=PersonFactory(municipality=kim.municipality, name="Lou Fremd"))
    for address in (path, f"{path}json/"):
        page = client.get(address).content.decode()
        assert "kim@example.org" in page
        assert "AG Wohnen" in page
        assert "Lou Fremd" not in page


def test_the_page_is_in_no_index_and_no_cache(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


# --- what one does there -------------------------------------------------------------------------


def test_telephone_is_changed_at_once_and_the_log_names_no_name(
    client: Client, kim: Person, path: str
) -> None:
    page = client.get(path)
    base = page.context["contact"]["base"].value()
    answer = client.post(path, {"kontakt": "1", "phone": "0331 1", "language": "en", "base": base})
    assert answer.status_code == 302, answer.context["contact"].errors
    assert (told(kim).phone, kim.language) == ("0331 1", "en")
    entry = AuditEntry.objects.get(verb="person.edit")
    assert (entry.actor_name, entry.actor_standing) == (
        "die Person selbst", "über den persönlichen Link",
    )  # fmt: skip


def test_the_address_links_go_to_is_not_changed_by_a_link(
    client: Client, kim: Person, path: str
) -> None:
    sent = {"kontakt": "1", "phone": "", "language": "de", "email": "x@evil.example", "name": "X"}
    client.post(path, sent)
    assert (told(kim).email, kim.name) == ("kim@example.org", "Kim Muster")


def test_objecting_holds_for_all_letters_until_taken_back(
    client: Client, kim: Person, path: str
) -> None:
    client.post(path, {"keine-mails": "1"})
    assert not told(kim).may_be_written_to
    client.post(path, {"mails": "1"})
    assert told(kim).may_be_written_to


def test_who_agrees_is_named_and_takes_it_back(client: Client, kim: Person, path: str) -> None:
    assert "Ich darf genannt werden" in client.get(path).content.decode()
    page = client.post(path, {"genannt": "1"}, follow=True).content.decode()
    assert "Ihr Name darf bei Ihren Gruppen öffentlich stehen." in page
    kim.refresh_from_db()
    assert kim.named_since == timezone.localdate()
    client.post(path, {"nicht-genannt": "1"})
    kim.refresh_from_db()
    assert kim.named_since is None


def test_a_correction_needs_words(client: Client, kim: Person, path: str) -> None:
    page = client.post(path, {"correction": "1", "co-said": ""})
    assert page.status_code == 200
    assert DataRequest.objects.count() == 0
    client.post(path, {"correction": "1", "co-said": "Ich heiße Kim Meister."})
    assert DataRequest.objects.get().said == "Ich heiße Kim Meister."


def test_what_is_asked_twice_is_one_request(client: Client, kim: Person, path: str) -> None:
    for said in ("Erstens", "Zweitens"):
        client.post(path, {"correction": "1", "co-said": said})
    assert DataRequest.objects.get().said == "Erstens\n\nZweitens"


def test_erasure_is_asked_and_stands_on_the_list_of_what_is_due(
    client: Client, client_as: As, kim: Person, path: str
) -> None:
    client.post(path, {"erasure": "1", "er-said": ""})
    assert Person.objects.filter(pk=kim.pk).exists(), "the office confirms first"
    page = client_as("office").get("/arbeitsplatz/").content.decode()
    assert reverse("actors:data_request", args=[DataRequest.objects.get().pk]) in page


def test_what_is_erased_takes_links_and_requests_along(
    client: Client, client_as: As, kim: Person, path: str
) -> None:
    client.post(path, {"erasure": "1", "er-said": "Bitte alles weg."})
    sent = {"reason": "auf Wunsch", "sure": "on"}
    client_as("office").post(reverse("actors:person_erase", args=[kim.pk]), sent)
    assert not DataLink.objects.exists()
    assert not DataRequest.objects.exists()
    assert client.get(path).status_code == 404


def test_declining_needs_a_reason_and_is_told(kim: Person, office: User) -> None:
    asked = operations.ask_for(kim, kind="erasure", said="")
    with pytest.raises(Unfitting):
        operations.settle_request(asked, by=office, followed=False)
    operations.settle_request(asked, by=office, followed=False, answer="Beschlüsse bleiben.")
    assert "Beschlüsse bleiben." in Notice.objects.get(kind="data.settled").body
    with pytest.raises(Unfitting):
        operations.settle_request(asked, by=office, followed=True)


def test_without_an_address_no_link_is_promised(office: User, town: Municipality) -> None:
    with pytest.raises(Unfitting):
        operations.send_data_link(PersonFactory(municipality=town, email=""), by=office)


def test_old_links_are_forgotten(path: str) -> None:
    assert operations.forget_links() == 0
    DataLink.objects.update(expires_at=timezone.now() - timedelta(days=61))
    assert operations.forget_links() == 1


def test_a_page_costs_the_same_for_1_and_30_seats(
    client: Client, kim: Person, path: str, django_assert_max_num_queries: Any
) -> None:
    def seated(count: int) -> None:
        for _each in range(count):
            SeatFactory(body=BodyFactory(municipality=kim.municipality), sitting=kim)

    seated(1)
    client.get(path)
    with django_assert_max_num_queries(110) as one:
        client.get(path)
    seated(29)
    with django_assert_max_num_queries(110) as thirty:
        client.get(path)
    assert len(thirty) == len(one)


def test_the_page_is_written_for_people(client: Client, kim: Person, path: str) -> None:
    """No codes of the program, no times of machines, nothing that is empty."""
    kim.permission, kim.permission_on = "given", timezone.localdate().replace(2025, 3, 4)
    kim.language, kim.wishes = "uk", ["Wohnen", "Arbeit"]
    kim.save()
    page = client.get(path).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    for word in ("{}", "[]", "None", "person.", "data_link.", "+00:00", ">uk<", "Geburtsname"):
        assert word not in main
    for word in ("4. März 2025", "Ukrainisch", "Wohnen, Arbeit"):
        assert word in main
    log = main.index("Protokoll")
    assert main.index("Wohnen, Arbeit") < log < main.index("Am ", log)


def test_what_a_list_said_names_organisations_and_no_keys(
    client: Client, kim: Person, path: str
) -> None:
    house = OrganisationFactory(municipality=kim.municipality, pk=90_417, name="Haus der Begegnung")
    run = kim.municipality.contact_imports.create(file_name="kontakte.csv")
    run.rows.create(person=kim, key="k", after={"name": kim.name, "organisations": [house.pk]})
    page = client.get(path).content.decode()
    assert "Organisationen: Haus der Begegnung" in page
    assert "90417" not in page


def test_what_was_settled_says_when(client: Client, kim: Person, path: str, office: User) -> None:
    asked = operations.ask_for(kim, kind="correction", said="Ich heiße Kim Neumann.")
    assert "erledigt am" not in client.get(path).content.decode()
    operations.settle_request(asked, by=office, followed=True, answer="Ist geändert.")
    page = client.get(path).content.decode()
    assert "erledigt am" in page
    assert "Ist geändert." in page


def test_what_one_can_do_is_said_first_and_is_there(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    leads = re.findall(r'href="#([\w-]+)"', main)
    assert len(leads) == 6
    assert main.index(f'href="#{leads[0]}"') < main.index("<h2")
    for one in leads:
        assert f'id="{one}"' in main
