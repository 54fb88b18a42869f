"""The desk on which contributions are assigned: one after the other, several at once."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.answers.models import Outcome
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from tests.answers.conftest import SAID, said
from tests.measures.desk.browser_form import read_form

WHY = "Die Beratung begleitet künftig auch den Auszug."


def address(concept: Concept, number: int, page: str = "assign") -> str:
    return reverse(f"outcomes:{page}", args=[concept.slug, number])


def listing(concept: Concept) -> str:
    return reverse("outcomes:outcomes", args=[concept.slug])


def test_one_after_the_other(concept: Concept, measure: Measure, office: Client) -> None:
    for number in (1, 2, 3):
        said(concept, number, f"{SAID} {number}.", field=measure.field)
    first = f"{address(concept, 1)}?antwort=offen&feld=2"
    page = office.get(first).text
    assert SAID in page
    assert "1 von 3" in page
    typed = read_form(page, "zuordnen") | {"kind": "in_part", "measure": measure.pk}
    shown = office.post(first, typed | {"zeigen": "1"}).text  # without a script as well
    again = read_form(shown, "zuordnen")
    assert "Dort heißt es: „Sie begleiten den Auszug und lesen jede Abrechnung.“" in again["reason"]
    assert again["text"] == measure.description
    assert "Prüfung von 2.2" in shown
    sent = again | {"beside": ["2"], "text": f"{measure.description} Neu.", "zuordnen": "1"}
    answer = office.post(first, sent)
    assert answer["Location"] == f"{address(concept, 3)}?antwort=offen&feld=2"
    assert Outcome.objects.count() == 2
    measure.refresh_from_db()
    assert measure.description.endswith("Neu.")


def test_another_measure_brings_its_own_text_and_proposal(
    concept: Concept, measure: Measure, office: Client
) -> None:
    said(concept, 1)
    typed = {"kind": "adopted", "measure": measure.pk, "of_measure": "0", "revision": "7"}
    typed |= {"text": "von einer anderen", "reason": "Alt.", "drafted": "Alt.", "zeigen": "1"}
    page = office.post(address(concept, 1), typed).text
    again = read_form(page, "zuordnen")
    assert again["text"] == measure.description
    assert again["reason"].startswith("Aufgenommen in Maßnahme 2.2")
    kept = office.post(address(concept, 1), typed | {"reason": "Selbst geschrieben."}).text
    assert read_form(kept, "zuordnen")["reason"] == "Selbst geschrieben."


def test_what_is_missing_is_said_and_what_was_typed_is_kept(
    concept: Concept, measure: Measure, office: Client
) -> None:
    said(concept, 1)
    typed = {"kind": "declined", "reason": "", "zuordnen": "1", "gesehen": ""}
    assert "Ohne Begründung geht keine Antwort" in office.post(address(concept, 1), typed).text
    late = office.post(address(concept, 1), typed | {"reason": WHY})
    assert "Inzwischen hat jemand etwas geändert" in late.text
    assert WHY in late.text


def test_a_new_measure_out_of_two(concept: Concept, measure: Measure, office: Client) -> None:
    said(concept, 1, field=measure.field)
    said(concept, 2, "Auch der Strom.", field=measure.field)
    sent = office.post(address(concept, 1), {"neu": "1", "beside": ["2"]})
    assert sent["Location"] == f"{address(concept, 1, 'new_measure')}?mit=2"
    page = office.get(sent["Location"]).text
    typed = read_form(page, None)  # type: ignore[arg-type]  # the page's only form of its own
    assert typed["description"] == f"{SAID}\n\nAuch der Strom."
    made = office.post(sent["Location"], typed | {"title": "Begleitung beim Auszug"})
    new = Measure.objects.get(title="Begleitung beim Auszug")
    assert made["Location"] == reverse("measures:edit", args=[concept.slug, new.pk])
    assert Outcome.objects.filter(measure=new, kind="adopted").count() == 2


def test_ticked_ones_together_and_read_by_another(
    concept: Concept, measure: Measure, office: Client
) -> None:
    for number in (1, 2):
        said(concept, number)
    post = reverse("outcomes:together", args=[concept.slug])
    sent = office.post(post, {"beitrag": ["1", "2"], "auswahl": "antwort=offen"})
    assert sent["Location"] == f"{address(concept, 1)}?antwort=offen&mit=2"
    assert 'value="2" checked' in office.get(sent["Location"]).text
    typed = read_form(office.get(sent["Location"]).text, "zuordnen")
    office.post(address(concept, 1), typed | {"kind": "declined", "reason": WHY, "zuordnen": "1"})
    refused = office.post(post, {"beitrag": ["1"], "gegenlesen": "1"}, follow=True).text
    assert "Gegenlesen muss jemand anderes" in refused
    outcome = Outcome.objects.get(contribution__number=1)
    took_back = office.post(reverse("outcomes:remove", args=[outcome.pk]), {"gesehen": "falsch"})
    assert took_back["Location"] == address(concept, 1)
    assert Outcome.objects.filter(pk=outcome.pk).exists()


def test_the_list_takes_as_many_queries_however_many(
    concept: Concept, measure: Measure, office: Client
) -> None:
    said(concept, 1)
    office.get(listing(concept))
    with CaptureQueriesContext(connection) as few:
        office.get(listing(concept))
    for number in range(2, 30):
        one = said(concept, number, field=measure.field)
        Outcome.objects.create(
            contribution=one, kind="adopted", measure=measure, measure_text=str(measure),
            reason=WHY, made_at=one.received_at, changed_at=one.received_at,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        page = office.get(listing(concept)).text
    assert len(many) <= len(few) + 1  # the measures of all outcomes
    assert "28 von 29 Beiträgen" in page


def test_where_nothing_was_said_nothing_is_counted(concept: Concept, office: Client) -> None:
    page = office.get(listing(concept)).text
    assert "Noch nichts zu beantworten" in page
    assert "0 von 0" not in page


def test_whoever_may_not_is_told(concept: Concept, client_as: object) -> None:
    said(concept, 1)
    unit = client_as("unit_editor")  # type: ignore[operator]
    assert unit.get(listing(concept)).status_code == 403
    assert unit.get(address(concept, 1)).status_code == 403
