"""Before a confirmation falls the page says so, and after it fell it says so too."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures.models import Measure
from tests.measures.desk.conftest import address, sheet

BEFORE = "erlischt mit dem Speichern die Bestätigung von „Fachbereich"
AFTER = "ist damit erloschen"


@pytest.fixture
def confirmed(measure: Measure) -> Measure:
    Measure.objects.update(confirmation="confirmed")
    measure.refresh_from_db()
    return measure


def test_the_office_is_told_beside_the_button(confirmed: Measure, office: Client) -> None:
    assert BEFORE in office.get(address(confirmed)).content.decode()


def test_the_unit_itself_is_not_warned(confirmed: Measure, editor: Client) -> None:
    assert BEFORE not in editor.get(address(confirmed)).content.decode()


def test_a_draft_has_no_word_to_lose(measure: Measure, office: Client) -> None:
    assert BEFORE not in office.get(address(measure)).content.decode()


def test_after_saving_it_is_said(confirmed: Measure, office: Client) -> None:
    answer = office.post(address(confirmed), sheet(office, confirmed, title="Neu"), follow=True)
    assert AFTER in answer.content.decode()


def test_saving_what_no_unit_reads_says_nothing(confirmed: Measure, office: Client) -> None:
    sent = sheet(office, confirmed, internal_notes="Anruf")
    assert AFTER not in office.post(address(confirmed), sent, follow=True).content.decode()


def test_a_cell_of_the_table_says_both(confirmed: Measure, office: Client) -> None:
    cell = reverse("measures:cell", args=[confirmed.concept.slug, confirmed.pk, "titel"])
    headers = {"HX-Request": "true"}
    form = office.get(f"{cell}?schreiben", headers=headers).content.decode()
    assert "Mit dem Speichern erlischt die Bestätigung" in form
    base = dict(re.findall(r'name="(base|revision)" value="([^"]*)"', form))
    sent = {"title": "Neu", "revision": base["revision"], "base": ""}
    assert AFTER in office.post(cell, sent, headers=headers).content.decode()


def test_a_cell_without_words_of_the_unit_says_nothing(confirmed: Measure, office: Client) -> None:
    cell = reverse("measures:cell", args=[confirmed.concept.slug, confirmed.pk, "stand"])
    form = office.get(f"{cell}?schreiben", headers={"HX-Request": "true"}).content.decode()
    assert "erlischt" not in form


def test_a_bulk_change_says_both(confirmed: Measure, office: Client) -> None:
    page = reverse("measures:bulk", args=[confirmed.concept.slug])
    sent = {"massnahme": [confirmed.pk], "feld": "priority", "wert": "1", "wert-priority": "hoch"}
    preview = office.post(page, sent)
    assert "Bei 1 Maßnahme erlischt damit die Bestätigung" in preview.content.decode()
    sent |= {"aendern": "1", "gesehen": preview.context["seen"]}
    done = office.post(page, sent, follow=True).content.decode()
    assert "Eine Bestätigung ist damit erloschen" in done


TOLD = "Der Fachbereich wird benachrichtigt."


def conflicting(confirmed: Measure, office: Client, other: Client) -> str:
    first, second = (sheet(one, confirmed, title=t) for one, t in ((office, "A"), (other, "B")))
    office.post(address(confirmed), first | {"title": confirmed.title, "code": "7.7"})
    Measure.objects.update(confirmation="confirmed")
    return other.post(address(confirmed), second | {"code": "8.8"}).content.decode()


@pytest.mark.parametrize("reached", [True, False])
def test_only_who_can_be_reached_is_said_to_be_told(
    confirmed: Measure, office: Client, client_as: Callable[..., Client], reached: bool
) -> None:
    assert confirmed.lead_unit
    confirmed.lead_unit.people.clear()
    Organisation.objects.update(email="stelle@musterstadt.example" if reached else "")
    cell = reverse("measures:cell", args=[confirmed.concept.slug, confirmed.pk, "titel"])
    pages = {
        "page": office.get(address(confirmed)).content.decode(),
        "cell": office.get(f"{cell}?schreiben", headers={"HX-Request": "true"}).content.decode(),
        "conflict": conflicting(confirmed, office, client_as("office", name="Kim Muster")),
    }
    assert all("die Bestätigung von" in page for page in pages.values())
    assert {name: TOLD in page for name, page in pages.items()} == dict.fromkeys(pages, reached)


def test_a_bulk_change_names_no_unit_that_nobody_could_write_to(
    confirmed: Measure, office: Client
) -> None:
    assert confirmed.lead_unit
    confirmed.lead_unit.people.clear()
    Organisation.objects.update(email="")
    page = reverse("measures:bulk", args=[confirmed.concept.slug])
    sent = {"massnahme": [confirmed.pk], "feld": "priority", "wert": "1", "wert-priority": "hoch"}
    sent |= {"aendern": "1", "gesehen": office.post(page, sent).context["seen"]}
    done = office.post(page, sent, follow=True).content.decode()
    assert "erloschen; benachrichtigt: niemand." in done


def test_the_page_of_a_conflict_says_it(
    confirmed: Measure, office: Client, client_as: Callable[..., Client]
) -> None:
    other = client_as("office", name="Kim Muster")
    first, second = (sheet(one, confirmed, title=t) for one, t in ((office, "A"), (other, "B")))
    office.post(address(confirmed), first | {"title": confirmed.title, "code": "7.7"})
    other.post(address(confirmed), second | {"code": "8.8"})
    Measure.objects.update(confirmation="confirmed")
    page = other.post(address(confirmed), second | {"code": "8.8"}).content.decode()
    assert "Gilt Ihre Fassung, so erlischt die Bestätigung" in page
