"""Who asks for a file gets it, or at once a page that says it is being made; nobody waits."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import Role
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.files import operations, queries
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueFile, CatalogueVersion
from tests.factories import UnitFactory, make_public, user_with_role
from tests.factories.files import make_file, work
from tests.measures.files.conftest import Printer

ROOT = "/konzepte/integration/"
SLOW = [f"{ROOT}katalog.pdf", f"{ROOT}katalog.xlsx", f"{ROOT}fassungen/1/katalog.docx"]
QUICK = [f"{ROOT}katalog.json", f"{ROOT}katalog.csv", f"{ROOT}fassungen/1/katalog.json"]


@pytest.fixture
def nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> bytes:
        raise AssertionError("printed in a request")

    monkeypatch.setattr("gemeinwerk.measures.exporting.printed.pdf", refuse)
    monkeypatch.setattr("gemeinwerk.measures.exporting.wordfile.docx", refuse)
    monkeypatch.setattr("gemeinwerk.measures.exporting.catalogue_xlsx.xlsx", refuse)


@pytest.mark.usefixtures("nothing_is_printed")
class TestWhatIsNotReady:
    @pytest.mark.parametrize("address", SLOW)
    def test_is_answered_at_once_with_a_page(
        self, client: Client, concept: Concept, address: str
    ) -> None:
        for _again in range(20):
            answer = client.get(address)
            assert answer.status_code == 202
        assert "wird gerade erstellt" in answer.content.decode()
        assert answer["Retry-After"] == "3"
        assert "no-store" in answer["Cache-Control"]
        assert "ETag" not in answer
        assert "is being made" in client.get(f"/en{address}").content.decode()

    @pytest.mark.parametrize("address", QUICK)
    def test_is_written_at_once_where_that_takes_a_moment(
        self, client: Client, concept: Concept, address: str
    ) -> None:
        assert client.get(address).status_code == 200

    def test_asking_writes_nothing(self, client: Client, concept: Concept) -> None:
        """Strangers fill neither tables nor folders, and wait for nobody who writes."""
        for address in [*SLOW, *QUICK]:
            client.get(address)
        assert CatalogueFile.objects.count() == 0

    def test_versions_of_the_desk_too(
        self, version: CatalogueVersion, client_as: Callable[..., Client]
    ) -> None:
        address = reverse("measures:export_version", args=["integration", 1, "pdf"])
        assert client_as("office").get(address).status_code == 202


def test_while_a_file_is_printed_everything_else_is_answered(
    client: Client, version: CatalogueVersion, printer: Printer
) -> None:
    """In the middle of printing many ask for the same file, and others for other pages."""
    statuses: dict[str, list[int]] = {}

    def ask() -> None:
        for address in (
            f"{ROOT}fassungen/1/katalog.pdf",
            "/impressum/",
            f"{ROOT}massnahmen/",
            ROOT,
        ):
            statuses[address] = [Client().get(address).status_code for _reader in range(5)]

    printer.meanwhile = ask
    operations.want([Wanted.of_version(version, "pdf", "de")])
    work()
    assert statuses == {
        f"{ROOT}fassungen/1/katalog.pdf": [202] * 5,
        "/impressum/": [200] * 5,
        f"{ROOT}massnahmen/": [200] * 5,
        ROOT: [200] * 5,
    }
    assert len(printer.written) == 1
    assert client.get(f"{ROOT}fassungen/1/katalog.pdf").status_code == 200


def test_what_lies_ready_is_served_and_known_again(
    client: Client, concept: Concept, version: CatalogueVersion, printer: Printer
) -> None:
    make_file(Wanted.of_today(concept, version, "xlsx", "de"))
    answer = client.get(f"{ROOT}katalog.xlsx")
    assert answer.getvalue().endswith(b" 1")
    name = f"integration-wo-sie-steht-{localdate().isoformat()}.xlsx"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    again = client.get(f"{ROOT}katalog.xlsx", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    make_public(concept)
    changed = client.get(f"{ROOT}katalog.xlsx", headers={"if-none-match": answer["ETag"]})
    assert changed.status_code == 202


def test_what_failed_says_so_instead_of_waiting_for_ever(
    client: Client, version: CatalogueVersion, printer: Printer
) -> None:
    def break_down() -> None:
        raise MemoryError

    printer.meanwhile = break_down
    operations.want([Wanted.of_version(version, "pdf", "de")])
    work()
    answer = client.get(f"{ROOT}fassungen/1/katalog.pdf")
    assert answer.status_code == 503
    assert "konnte nicht erstellt werden" in answer.content.decode()
    assert "waiting.js" not in answer.content.decode()


class TestADraft:
    ADDRESS = "/arbeitsplatz/konzepte/integration/massnahmen/ausgabe/katalog.xlsx"

    def test_is_made_for_who_asks_and_then_served(
        self, concept: Concept, client_as: Callable[..., Client], printer: Printer
    ) -> None:
        office = client_as("office")
        sent_on = office.get(self.ADDRESS)
        assert sent_on["Location"].startswith(f"{self.ADDRESS}?seit=")
        assert office.get(sent_on["Location"]).status_code == 202
        work()
        assert office.get(sent_on["Location"]).getvalue().startswith(b"draft:")
        assert office.get(self.ADDRESS).status_code == 200  # nothing has changed since

    def test_comes_though_others_go_on_writing(
        self, concept: Concept, client_as: Callable[..., Client], printer: Printer
    ) -> None:
        office = client_as("office")
        address = office.get(self.ADDRESS)["Location"]
        printer.meanwhile = lambda: make_public(concept)
        work()
        assert office.get(address).status_code == 200

    def test_is_never_older_than_the_moment_it_was_asked_for(
        self, concept: Concept, client_as: Callable[..., Client], printer: Printer
    ) -> None:
        office = client_as("office")
        office.get(self.ADDRESS)
        work()
        make_public(concept)
        address = office.get(self.ADDRESS)["Location"]
        assert office.get(address).status_code == 202

    def test_with_columns_of_the_house_is_everybodys_own(
        self, concept: Concept, client_as: Callable[..., Client], printer: Printer
    ) -> None:
        for _somebody in range(2):
            client_as("office").get(self.ADDRESS)
            client_as("office").get(self.ADDRESS.replace("xlsx", "pdf"))
        assert CatalogueFile.objects.filter(suffix="xlsx").count() == 2
        assert CatalogueFile.objects.filter(suffix="pdf").count() == 1

    def test_is_not_served_any_more_to_who_lost_a_right(
        self, concept: Concept, printer: Printer
    ) -> None:
        """Even to the address that was sent to them."""
        unit = UnitFactory(municipality=concept.municipality)
        reader = user_with_role(Role.UNIT_EDITOR, concept.municipality, unit=unit)
        wanted = Wanted.of_draft(concept, "xlsx", "de", reader)
        asked = audit.now()
        make_file(wanted)
        assert queries.find(wanted, since=asked).name
        without = type(reader).objects.get(pk=reader.pk)
        without.memberships.update(role=Role.STEERING)
        again = Wanted.of_draft(concept, "xlsx", "de", without)
        assert not queries.find(again, since=asked).name

    @pytest.mark.parametrize("since", ["", "0", "-1", "1e9", "9" * 18, "9" * 5_000, "x"])
    def test_a_moment_nobody_was_sent_to_is_none(
        self, concept: Concept, client_as: Callable[..., Client], since: str
    ) -> None:
        assert client_as("office").get(f"{self.ADDRESS}?seit={since}").status_code == 302
