"""The log of what was published, on the citizens' pages and as open data."""

import json
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from jsonschema import Draft202012Validator

from gemeinwerk.concepts.models import Concept
from gemeinwerk.ledger import operations, proofs, queries
from gemeinwerk.ledger.leaves import hash_of_leaf, label_hash
from gemeinwerk.ledger.models import Entry
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.operations.versions import publish, withdraw
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory
from tests.factories.published import published_catalogue, published_version
from tests.ledger.logs import town_with_log

pytestmark = pytest.mark.django_db
CHECK = "/nachweise/pruefen/"


@pytest.fixture
def logged(town: Municipality) -> Municipality:
    town_with_log(town)
    return town


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def document(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Access-Control-Allow-Origin"] == "*"
    schema = client.get(reverse("portal:ledger_schema")).json()
    Draft202012Validator(schema).validate(answer.json())
    return answer.json()


def test_the_file_of_a_version_is_what_its_page_says_was_entered(
    client: Client, logged: Municipality
) -> None:
    page = text(client, "/konzepte/integration/fassungen/2/")
    file = client.get("/konzepte/integration/fassungen/2/katalog.json")
    digest = sha256(file.content).hexdigest()
    assert digest in page
    assert "Eintrag 2 im Nachweisverzeichnis" in page
    assert 'href="/nachweise/2/"' in page
    assert digest in text(client, "/nachweise/2/")
    assert digest in text(client, "/en/nachweise/2/")


def test_a_version_that_is_not_entered_yet_says_so(client: Client, town: Municipality) -> None:
    published_catalogue(town)
    assert "folgt in wenigen Minuten" in text(client, "/konzepte/integration/fassungen/1/")
    assert "Noch ist nichts eingetragen" in text(client, "/nachweise/")
    assert client.get("/nachweise/1/").status_code == 404
    assert client.get("/nachweise/1/nachweis.json").status_code == 404
    assert document(client, "/nachweise/stand.json")["head"]["size"] == 0


def test_the_list_shows_the_newest_first_with_todays_head(
    client: Client, logged: Municipality
) -> None:
    page = text(client, "/nachweise/")
    assert str(queries.head(logged.pk)) in page
    places = [page.index(f'href="/nachweise/{number}/"') for number in (3, 2, 1)]
    assert places == sorted(places)
    english = text(client, "/en/nachweise/")
    assert "/en/konzepte/integration/fassungen/2/" in english


def test_of_what_is_not_public_no_word_is_said(client: Client, logged: Municipality) -> None:
    CatalogueVersion._base_manager.filter(number=2).update(published=False)
    for address in ("/nachweise/", "/nachweise/2/", "/nachweise/eintraege.json"):
        page = text(client, address)
        assert "Fassung 2" not in page
        assert "fassungen/2/" not in page
    assert document(client, "/nachweise/2/nachweis.json")["card"] is None
    assert "Nicht öffentlich" in text(client, "/nachweise/2/")


def test_a_hidden_concept_leaves_no_title_in_the_list(client: Client, logged: Municipality) -> None:
    Concept.objects.update(public=False)
    assert "Integrationskonzept" not in text(client, "/nachweise/")


def test_what_is_published_or_withdrawn_changes_the_list_at_once(
    client: Client, town: Municipality
) -> None:
    concept = published_catalogue(town)
    version = published_version(concept, kind="participation")
    CatalogueVersion._base_manager.filter(pk=version.pk).update(published=False)
    operations.enter_missing()
    assert "Fassung 2" not in text(client, "/nachweise/")
    publish(version, by=None)
    assert "Fassung 2" in text(client, "/nachweise/")
    withdraw(version, reason="verfrüht", by=None)
    assert "Fassung 2" not in text(client, "/nachweise/")


def test_another_town_sees_nothing_of_it(logged: Municipality, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    other = MunicipalityFactory(slug="anderswo")
    client = Client(headers={"host": other.hosts.get().name})
    assert client.get("/nachweise/1/").status_code == 404
    assert client.get("/nachweise/1/nachweis.json").status_code == 404
    assert "Noch ist nichts eingetragen" in text(client, "/nachweise/")


def test_a_blacked_out_entry_keeps_its_number_and_hash(
    client: Client, logged: Municipality
) -> None:
    entry = Entry.objects.get(position=1)
    Entry._base_manager.filter(pk=entry.pk).update(salt="", title="", about="", address="")
    page = text(client, "/nachweise/2/")
    assert "Der Titel ist geschwärzt." in page
    assert entry.digest in page
    assert proofs.proves_inclusion(document(client, "/nachweise/2/nachweis.json"))


# --- what somebody noted --------------------------------------------------------------------------


def test_an_earlier_head_is_proven_to_be_continued(client: Client, logged: Municipality) -> None:
    early = queries.noted(queries.head(logged.pk))
    published_version(Concept.objects.get())
    operations.enter_missing()
    for query in (f"anzahl={early.size}&wurzel={early.root}", f"wurzel={early}"):
        page = text(client, f"{CHECK}?{query}")
        assert "setzt Ihren Stand fort" in page
        assert 'href="/nachweise/seit/3.json"' in page
    proof = document(client, "/nachweise/seit/3.json")
    assert proof["old"] == early.plain()
    assert proofs.proves_consistency(proof)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"anzahl=2&wurzel={'ab' * 32}", "setzt Ihren Stand nicht fort"),
        (f"wurzel=99:{'ab' * 32}", "ist länger als das Verzeichnis"),
        (f"anzahl=zwei&wurzel={'ab' * 32}", "Das ist kein Stand"),
        ("anzahl=2&wurzel=ab", "Das ist kein Stand"),
        ("anzahl=2", "Prüfsumme des Standes"),
        ("summe=ab", "64 Zeichen"),
        (f"summe={'ab' * 32}", "steht nicht im Verzeichnis"),
    ],
)
def test_what_does_not_fit_is_said(
    client: Client, logged: Municipality, query: str, said: str
) -> None:
    page = text(client, f"{CHECK}?{query}")
    assert said in page
    assert "setzt Ihren Stand fort" not in page


def test_a_file_is_found_by_what_it_holds_and_not_kept(
    client: Client, logged: Municipality
) -> None:
    content = client.get("/konzepte/integration/fassungen/2/katalog.json").content

    def sent(content: bytes) -> str:
        file = SimpleUploadedFile("katalog.json", content)
        answer = client.post(f"{CHECK}datei/", {"datei": file}, follow=True)
        assert answer.redirect_chain[0][0].startswith(f"{CHECK}?summe=")
        return answer.content.decode()

    found = sent(content)
    assert "Byte für Byte" in found
    assert 'href="/nachweise/2/"' in found
    assert "steht nicht im Verzeichnis" in sent(content + b" ")
    assert "steht nicht im Verzeichnis" in sent(b"")
    assert client.post(f"{CHECK}datei/", {}).status_code == 200


# --- open data ------------------------------------------------------------------------------------


def test_from_the_open_data_anybody_can_work_out_the_root(
    client: Client, logged: Municipality
) -> None:
    """With nothing of ours but what the documentation says of the hashing."""
    told = document(client, "/nachweise/eintraege.json")
    leaves = [
        sha256(
            b"\0"
            + json.dumps(
                one["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False
            ).encode()
        ).digest()
        for one in told["entries"]
    ]
    first = sha256(b"\1" + leaves[0] + leaves[1]).digest()
    assert sha256(b"\1" + first + leaves[2]).hexdigest() == told["head"]["root"]
    for one in told["entries"]:
        assert label_hash(**one["card"]) == one["entry"]["label"]
        assert hash_of_leaf(one["entry"]) in leaves
    assert document(client, "/nachweise/stand.json")["head"] == told["head"]


def test_each_entry_has_a_proof_that_proves_it(client: Client, logged: Municipality) -> None:
    for number in (1, 2, 3):
        proof = document(client, f"/nachweise/{number}/nachweis.json")
        assert proofs.proves_inclusion(proof)
        assert proof["entry"]["number"] == number
    for old in (0, 1, 2, 3):
        assert proofs.proves_consistency(document(client, f"/nachweise/seit/{old}.json"))
    assert client.get("/nachweise/seit/4.json").status_code == 404
    assert client.get("/nachweise/0/").status_code == 404


def test_the_feed_tells_each_head(client: Client, logged: Municipality) -> None:
    published_version(Concept.objects.get())
    operations.enter_missing()
    feed = text(client, "/nachweise/neues/")
    for head in queries.heads(logged.pk):
        assert str(head) in feed


def test_a_long_list_asks_no_more_than_a_short_one(client: Client, town: Municipality) -> None:
    concept = published_catalogue(town)
    operations.enter_missing()

    def counted() -> list[int]:
        found = []
        for address in ("/nachweise/", "/nachweise/eintraege.json"):
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found.append(len(asked))
        return found

    first = counted()
    for _ in range(59):
        published_version(concept)
    operations.enter_missing()
    assert counted() == first
    assert 'href="/nachweise/10/"' in text(client, "/nachweise/?seite=2")


def test_pages_of_the_log_are_cached_until_something_is_entered(
    client: Client, logged: Municipality
) -> None:
    before = client.get("/nachweise/")
    again = client.get("/nachweise/", headers={"if-none-match": before["ETag"]})
    assert again.status_code == 304
    published_version(Concept.objects.get())
    operations.enter_missing()
    after = client.get("/nachweise/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200


def test_the_bytes_of_a_file_are_a_promise(client: Client, logged: Municipality) -> None:
    """Sorted keys, no blanks, UTF-8, a line break at the end: a release that writes them otherwise
    keeps this way for versions that were entered before."""
    content = client.get("/konzepte/integration/fassungen/1/katalog.json").content
    text = json.dumps(
        json.loads(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert content == f"{text}\n".encode()
