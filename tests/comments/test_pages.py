"""From the draft to the form and back beside the passage; at the desk by measure."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.operations import withdraw
from gemeinwerk.contributions.receipts import author_of, path_of
from gemeinwerk.measures.models import CatalogueVersion, Measure
from tests.comments.conftest import GOAL, LATE, anchor, commented
from tests.factories import published_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def begun_a_while_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))


def held(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in html.fromstring(page).get_element_by_id("angaben").form_values():
        found.setdefault(name, []).append(value)
    return found


def test_without_a_script_from_the_draft_to_a_receipt(
    client: Client, phase: Participation, version: CatalogueVersion
) -> None:
    page = client.get(reverse("portal:version", args=["ik", version.number])).text
    assert page.count("Dazu etwas anmerken") == 2  # a goal and a measure
    address = reverse("commenting:measure", args=["ik", version.number, "1.1"])
    assert address in page
    choose = client.get(address).text
    assert LATE in choose
    assert 'value="goal.1"' in choose
    here = f"{address}?sprache=de&stelle=goal.1"
    page = client.get(here).text
    assert "Was ist es?" not in page
    said = {"text": "Das ist <b>zu</b> spät.", "weiter": "2"}
    for typed in (said, {"weiter": "3"}, {"weiter": "4"}):
        page = client.post(address, held(page) | typed).text
        assert LATE in page
    assert "So erscheint Ihr Beitrag" in page
    assert "&lt;b&gt;zu&lt;/b&gt;" in page
    answer = client.post(address, held(page) | {"absenden": "1"}, follow=True)
    assert "Danke. Ihr Beitrag ist angekommen" in answer.text
    assert LATE in answer.text
    made = Contribution.objects.get()
    assert (made.kind, made.participation, made.field.code) == ("comment", phase, "1")  # type: ignore[union-attr]
    assert anchor(made).quote == LATE
    assert anchor(made).version == version


def test_words_that_were_marked_and_those_that_do_not_stand_there(
    client: Client, phase: Participation, version: CatalogueVersion
) -> None:
    address = reverse("commenting:measure", args=["ik", version.number, "1.1"])
    page = client.get(address, {"stelle": "goal", "wortlaut": "länger als\nzwei Tage"}).text
    assert "<blockquote" in page
    assert "länger als zwei Tage</blockquote>" in page
    page = client.get(address, {"stelle": "goal", "wortlaut": "Ihr seid alle Gauner"}).text
    assert "Gauner</blockquote>" not in page
    assert client.get(address, {"stelle": "goal", "wortlaut": "x" * 9_000}).status_code == 200


def test_in_arabic_and_by_a_phase_that_takes_nothing_else(
    client: Client, phase: Participation, version: CatalogueVersion
) -> None:
    address = reverse("commenting:goal", args=["ik", version.number, "Z1"])
    page = client.get(f"{address}?sprache=ar").text
    assert 'dir="rtl"' in page
    assert 'lang="de" dir="ltr">Z1 Alle werden verstanden.' in page
    form = reverse("taking_part:form", args=["ik", phase.pk])
    assert client.get(form).status_code == 200
    Participation.objects.update(kinds=["comment"])
    assert client.get(form)["Location"] == reverse("portal:version", args=["ik", version.number])
    CommentedDraft.objects.all().delete()
    assert "noch nicht öffentlich" in client.get(form).text


def test_a_phase_that_is_over_takes_nothing_and_keeps_what_was_typed(
    client: Client, phase: Participation, version: CatalogueVersion
) -> None:
    address = reverse("commenting:measure", args=["ik", version.number, "1.1"])
    page = client.get(address, {"stelle": ""}).text
    Participation.objects.update(closes=localdate() - timedelta(days=1))
    answer = client.post(address, held(page) | {"text": "Zu spät?", "weiter": "2"})
    assert answer.status_code == 409
    assert "Zu spät?" in answer.text
    assert "beendet" in client.get(address).text
    public = client.get(reverse("portal:version", args=["ik", version.number])).text
    assert "Dazu etwas anmerken" not in public
    nowhere = reverse("commenting:measure", args=["ik", version.number, "9.9"])
    Participation.objects.update(closes=None)
    assert client.get(nowhere).status_code == 404
    Concept.objects.update(public=False)
    assert client.get(address).status_code == 404


def test_beside_its_passage_and_listed_but_not_counted_below_five(
    client: Client, phase: Participation, version: CatalogueVersion
) -> None:
    first = commented(phase, text="Das ist <i>zu</i> spät, sagt 0151 2345678.")
    Contribution.objects.update(public_text="Das ist <i>zu</i> spät.")
    waits = commented(phase, "", text="Wartet noch.")
    Contribution.objects.filter(pk=waits.pk).update(state="held")
    measure = reverse("portal:frozen_measure", args=["ik", version.number, "1.1"])
    page = client.get(measure).text
    assert f"{LATE}</q>" in page
    assert "Das ist &lt;i&gt;zu&lt;/i&gt; spät." in page
    assert "0151" not in page
    assert "Wartet noch." not in page
    of_version = client.get(reverse("portal:version", args=["ik", version.number])).text
    assert f"Beitrag {first.number}</a>" in of_version
    assert "Anmerkungen</a>" not in of_version
    for n in range(4):
        commented(phase, "title", text=f"Noch etwas, Nummer {n}.")
    of_version = client.get(reverse("portal:version", args=["ik", version.number])).text
    assert "5 Anmerkungen</a>" in of_version
    live = client.get(reverse("portal:measure", args=["ik", "1.1"])).text
    assert "Das ist &lt;i&gt;zu&lt;/i&gt; spät." in live


def test_a_changed_passage_is_told_wherever_the_comment_is_read(
    client: Client, phase: Participation, office_client: Client
) -> None:
    said = commented(phase)
    public = reverse("portal:contribution", args=["ik", said.number])
    desk = reverse("contributions:contribution", args=["ik", said.number])
    author = author_of(said)
    assert author
    pages = [(client, public), (office_client, desk), (client, path_of(author))]
    for who, address in pages:
        page = who.get(address).text
        assert LATE in page
        assert "Gestrichenes" not in page
    Measure.objects.update(goal=GOAL.replace("2027", "2026"))
    published_version(said.concept)
    for who, address in pages:
        page = who.get(address).text
        assert LATE in page
        assert "In Fassung 2 steht es anders" in page
        assert re.search(r"<del>.{0,60}gestrichen:.{0,40}2027", page)
        assert re.search(r"<ins>.{0,60}neu:.{0,40}2026", page)
    Measure.objects.all().delete()
    published_version(said.concept)
    for who, address in pages:
        page = who.get(address).text
        assert LATE in page
        assert "In Fassung 3 gibt es das nicht mehr" in page
    assert f"Beitrag {said.number}" in client.get(reverse("portal:contributions", args=["ik"])).text


def test_at_the_desk_by_measure_and_from_its_page(
    phase: Participation, office_client: Client, measure: Measure, client_as: Callable[..., Client]
) -> None:
    said = commented(phase)
    commented(phase, "", code="Z1", kind="goal", text="Zum Ziel.")
    listed = reverse("comments:comments", args=["ik"])
    page = office_client.get(listed).text
    assert "Zum Ziel." in page
    assert LATE in page
    of_measure = office_client.get(f"{listed}?massnahme={measure.pk}").text
    assert "Zum Ziel." not in of_measure
    assert str(said) in of_measure
    overview = office_client.get(reverse("measures:overview", args=["ik", measure.pk])).text
    way = reverse("comments:of_measure", args=["ik", measure.pk])
    assert way in overview
    assert "Das ist zu spät." in office_client.get(way).text
    assert client_as("participant").get(way).status_code == 403
    assert client_as("participant").get(listed).status_code == 403


def test_which_version_is_asked_about_is_chosen_and_two_people_are_told(
    phase: Participation, office_client: Client, concept: Concept, version: CatalogueVersion
) -> None:
    phases = reverse("contributions:participations", args=["ik"])
    address = reverse("comments:draft", args=["ik", phase.pk])
    assert "Angemerkt wird zu Fassung 1." in office_client.get(phases).text
    assert address in office_client.get(phases).text
    page = office_client.get(address).text
    seen = re.search(r'name="gesehen" value="(\w+)"', page)
    assert seen
    newer = published_version(concept, kind="council")
    sent = {"gesehen": seen[1], "version": str(newer.pk)}
    assert office_client.post(address, sent).status_code == 302
    assert CommentedDraft.objects.get().version == newer
    again = office_client.post(address, {"gesehen": seen[1], "version": str(version.pk)})
    assert "Inzwischen hat jemand etwas geändert" in again.text
    assert CommentedDraft.objects.get().version == newer


def test_what_was_taken_back_stands_nowhere(
    client: Client, phase: Participation, version: CatalogueVersion, office: User
) -> None:
    said = commented(phase)
    withdraw(said, by=office)
    page = client.get(reverse("portal:frozen_measure", args=["ik", version.number, "1.1"])).text
    assert "Das ist zu spät." not in page
    assert DraftAnchor.objects.count() == 1


def test_it_is_answered_like_every_other_beside_its_passage(
    phase: Participation, office_client: Client, measure: Measure
) -> None:
    said = commented(phase)
    page = office_client.get(reverse("outcomes:assign", args=["ik", said.number])).text
    assert LATE in page
    chosen = html.fromstring(page).get_element_by_id("zuordnen").fields["measure"]
    assert chosen == str(measure.pk)


def test_beside_its_passage_no_more_stands_than_there_is_room_for(
    client: Client, phase: Participation, version: CatalogueVersion
) -> None:
    said = commented(phase, text="Lang " * 900 + "Schluss")
    page = client.get(reverse("portal:frozen_measure", args=["ik", version.number, "1.1"])).text
    assert re.search(r"Lang La?n?g? ?…</p>", page)
    assert "Schluss" not in page
    assert "Schluss" in client.get(reverse("portal:contribution", args=["ik", said.number])).text
