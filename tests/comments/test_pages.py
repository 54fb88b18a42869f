"""From the draft to the form and back beside the passage; at the desk by measure."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.comments import queries
from gemeinwerk.comments.errors import OthersWords
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.comments.operations import set_passage
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.merging.operations import Passage as CutOut
from gemeinwerk.contributions.merging.operations import split, unsplit
from gemeinwerk.contributions.models import Contribution, Participation, Split
from gemeinwerk.contributions.operations import record, withdraw
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


# --- what came on paper, and what was split ---------------------------------------------------


def on_paper(concept: Concept, office: User, **more: Any) -> Contribution:
    said = {"text": "Das ist zu spät. Und zu teuer.", "kind": "comment", "channel": "letter"} | more
    return record(concept, **said, state="public", by=office)


def test_the_passage_of_a_comment_on_paper_is_chosen_at_the_desk(
    office_client: Client,
    office: User,
    concept: Concept,
    version: CatalogueVersion,
    measure: Measure,
    client: Client,
) -> None:
    one = on_paper(concept, office)
    page = reverse("contributions:contribution", args=["ik", one.number])
    address = reverse("comments:passage", args=["ik", one.number])
    assert address in office_client.get(page).text
    choose = office_client.get(address).text
    assert "Ziel Z1" in choose
    teil = f"{version.number}:measure:1.1"
    answer = office_client.post(address, {"teil": teil})
    form = office_client.get(answer["Location"])
    assert LATE in form.text
    seen = form.context["seen"]
    typed = {"stelle": "goal", "wortlaut": "bis Ende 2099", "gesehen": seen}
    refused = office_client.post(answer["Location"], typed)
    assert "So steht es in diesem Abschnitt nicht" in refused.text
    assert "bis Ende 2099" in refused.text
    typed["wortlaut"] = "bis Ende 2027"
    assert office_client.post(answer["Location"], typed)["Location"] == page
    found = anchor(one)
    assert (found.quote, found.field, found.measure) == ("bis Ende 2027", "goal", measure)
    # Somebody has chosen meanwhile: the second is told.
    assert "bis Ende 2027" in office_client.get(page).text
    late = office_client.post(answer["Location"], typed | {"wortlaut": "", "stelle": ""})
    assert late.status_code == 200
    assert anchor(one).quote == "bis Ende 2027"
    beside = client.get(reverse("portal:frozen_measure", args=["ik", version.number, "1.1"])).text
    assert "Das ist zu spät." in beside
    table = office_client.get(reverse("contributions:export", args=["ik", "csv"]))
    assert "Textstelle im Entwurf" in table.content.decode()
    assert "Fassung 1, 1.1 Sprachmittlung: „bis Ende 2027“" in table.content.decode()


def test_whoever_wrote_by_the_form_chose_the_passage_themselves(
    office_client: Client, office: User, phase: Participation, version: CatalogueVersion
) -> None:
    one = commented(phase)
    address = reverse("comments:passage", args=["ik", one.number])
    page = reverse("contributions:contribution", args=["ik", one.number])
    assert address not in office_client.get(page).text
    part = queries.part(version, "measure", "1.1")
    assert part is not None
    with pytest.raises(OthersWords):
        set_passage(one, version=version, part=part, passage=part.passage("goal"), by=office)
    other = on_paper(phase.concept, office, kind="need")
    with pytest.raises(OthersWords):
        set_passage(other, version=version, part=part, passage=part.passage("goal"), by=office)


def test_what_is_split_off_a_comment_is_about_the_same_words(
    office: User, phase: Participation, version: CatalogueVersion, client: Client
) -> None:
    whole = commented(phase, text="Das ist zu spät. Und zu teuer.")
    texts = ("Das ist zu spät.", "Und zu teuer.")
    parts = split(whole, passages=[CutOut(one, "comment") for one in texts], by=office)
    for one in parts:
        assert (anchor(one).quote, anchor(one).version) == (LATE, version)
    listed = queries.comments(phase.concept, {})
    assert [row.contribution for row in listed] == parts[::-1]
    page = client.get(reverse("portal:frozen_measure", args=["ik", version.number, "1.1"])).text
    assert page.count("Und zu teuer.") == 1
    unsplit(Split.objects.all()[0], by=office)
    assert [row.contribution for row in queries.comments(phase.concept, {})] == [whole]
