"""From a draft to approved minutes: read by a link, changed by suggestions, frozen, corrected."""

import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now
from pypdf import PdfReader

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import erase_person
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.passages import Marked
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.ledger.models import Entry
from gemeinwerk.meetings import coming_up
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.minutes.approving import notices, operations, queries
from gemeinwerk.minutes.approving.errors import NotADraft, NothingSaid, StillOpen
from gemeinwerk.minutes.approving.models import (
    DraftReader,
    FrozenStays,
    How,
    MinutesVersion,
    Suggestion,
)
from gemeinwerk.minutes.approving.shown import shown
from gemeinwerk.minutes.models import Minutes, Paragraph
from gemeinwerk.minutes.publishing import operations as publishing
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.publishing.nameless import public
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    ConceptFactory,
    MeetingFactory,
    MinutedDecisionFactory,
    MinutesFactory,
    ParagraphFactory,
    PersonFactory,
    PresenceFactory,
    TaskFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
SAID = "Frau Kaya berichtet: 71 Haushalte. Selin Kayas Zahlen sind neu."


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def draft(town: Municipality) -> Minutes:
    """Of a meeting that is announced; Selin Kaya was there and has a mailbox."""
    concept = ConceptFactory(municipality=town, slug="ik", public=True)
    begun = now() - timedelta(days=3)
    meeting = MeetingFactory(
        body=BodyFactory(municipality=town, name="AG Wohnen"), concept=concept, number=2,
        starts_at=begun, state="held", public=True,
    )  # fmt: skip
    found: Minutes = MinutesFactory(meeting=meeting, state="draft", started_at=begun)
    selin = PersonFactory(municipality=town, name="Selin Kaya", email="selin@verein.example")
    PresenceFactory(attendance=AttendanceFactory(minutes=found, name="", person=selin))
    item = AgendaItemFactory(meeting=meeting, title="Wohnungen", position=0)
    closed = AgendaItemFactory(meeting=meeting, title="Personelles", position=1, internal=True)
    ParagraphFactory(minutes=found, item=item, text=SAID)
    ParagraphFactory(minutes=found, item=closed, text="Vertraulich.")
    MinutedDecisionFactory(
        paragraph__minutes=found, paragraph__item=item, number=3, year=2027,
        text="Die AG empfiehlt es.", dissent="Herr Dr. Kaya sieht es anders.",
    )  # fmt: skip
    TaskFactory(minutes=found, paragraph__item=item, person=selin)
    return found


def sent(draft: Minutes, office: User, until: Any = None) -> tuple[DraftReader, Paragraph]:
    operations.send_draft(draft, silent_until=until, by=office)
    return draft.readers.get(), Paragraph.objects.get(text=SAID)


def soon() -> Any:
    return localdate() + timedelta(days=10)


# --- read and changed -----------------------------------------------------------------------------


def test_whoever_was_there_reads_it_by_a_link_and_proposes_word_by_word(
    draft: Minutes, office: User, client: Client
) -> None:
    assert client.get("/protokoll/geraten/").status_code == 404
    reader, paragraph = sent(draft, office, soon())
    page = notices.path_of(reader)
    assert Notice.objects.get(kind="minutes.draft").recipient == "selin@verein.example"
    assert SAID in client.get(page).text
    form = f"{page}absatz/{paragraph.pk}/"
    assert SAID in client.get(form).text
    unchanged = client.post(form, {"text": SAID, "note": "ein Versehen"})
    assert "nichts geändert" in unchanged.text
    assert "ein Versehen" in unchanged.text
    assert client.post(form, {"text": SAID.replace("71", "17")}).status_code == 302
    assert client.post(f"{page}anmerkung/", {"note": "Ich war bis 18 Uhr da."}).status_code == 302
    paragraph.refresh_from_db()
    assert paragraph.text == SAID  # until somebody decides
    client.force_login(office)
    desk = client.get(reverse("approving:draft", args=[draft.pk])).text
    assert "Entscheiden" in desk
    assert "Ich war bis 18 Uhr da." in desk
    other = DraftReader.objects.get()
    assert "17" in client.get(notices.path_of(other)).text


def test_a_guest_reads_what_is_public_of_a_draft(
    draft: Minutes, office: User, client: Client
) -> None:
    reader, _paragraph = sent(draft, office)
    closed = Paragraph.objects.get(text="Vertraulich.")
    page = notices.path_of(reader)
    listed = draft.attendances.get()
    for function, reads in (("", False), ("Gast", False), ("beratend", True)):
        draft.attendances.update(function=function)
        told = client.get(page).text
        assert SAID in told
        for hidden in ("Personelles", "Vertraulich."):
            assert (hidden in told) is reads
        assert ("stehen Sie als Gast" in told) is not reads
        status = client.get(f"{page}absatz/{closed.pk}/").status_code
        assert status == (200 if reads else 404)
    listed.delete()
    assert "Vertraulich." not in client.get(page).text


def test_a_suggestion_is_taken_over_or_declined_with_a_sentence_and_told(
    draft: Minutes, office: User, client: Client
) -> None:
    reader, paragraph = sent(draft, office)
    first = operations.suggest(reader, paragraph=paragraph, text=SAID.replace("71", "17"))
    second = operations.suggest(reader, note="Bitte kürzer")
    with pytest.raises(NothingSaid):
        operations.decline(second, sentence=" ", by=office)
    seen = stamp(
        queries.told(queries.suggestion(reader.minutes.meeting.body.municipality, first.pk))
    )
    Paragraph.objects.filter(pk=paragraph.pk).update(text="Ganz anders.")
    with pytest.raises(SeenOtherwise):
        operations.accept(first, text=first.text, by=office, seen=seen)
    operations.accept(first, text="Zusammen gelesen: 17 Haushalte.", by=office)
    operations.decline(second, sentence="Es war so.", by=office)
    paragraph.refresh_from_db()
    assert paragraph.text == "Zusammen gelesen: 17 Haushalte."
    assert paragraph.revision == Minutes.objects.get(pk=draft.pk).revision > 0
    told = "\n".join(one.body for one in Notice.objects.filter(kind="minutes.suggestion"))
    assert "Es war so." in told


def test_an_erased_reader_has_no_link_and_what_they_proposed_no_name(
    draft: Minutes, office: User, client: Client
) -> None:
    reader, paragraph = sent(draft, office)
    operations.suggest(reader, paragraph=paragraph, text="Anders.")
    page = notices.path_of(reader)
    erase_person(reader.person, by=office, reason="verlangt")  # type: ignore[arg-type]
    assert client.get(page).status_code in (404, 410)
    assert Suggestion.objects.get().reader is None


# --- approved -------------------------------------------------------------------------------------


def test_silence_approves_the_day_after_and_not_while_something_is_open(
    draft: Minutes, office: User
) -> None:
    with pytest.raises(NothingSaid):
        operations.send_draft(draft, silent_until=localdate(), by=office)
    reader, paragraph = sent(draft, office, soon())
    on_the_day = now() + timedelta(days=10)
    after = now() + timedelta(days=11)
    assert operations.approve_silent(on_the_day) == 0
    one = operations.suggest(reader, paragraph=paragraph, text="Anders.")
    assert operations.approve_silent(after) == 0
    with pytest.raises(StillOpen):
        operations.approve(draft, how=How.MEETING, by=office)
    operations.decline(one, sentence="So war es.", by=office)
    assert operations.approve_silent(after) == 1
    assert operations.approve_silent(after) == 0
    assert MinutesVersion.objects.get().how == "silence"


def test_what_is_approved_is_frozen_with_its_hash_and_a_correction_is_a_new_version(
    draft: Minutes, office: User
) -> None:
    with pytest.raises(NotADraft):
        operations.send_draft(
            MinutesFactory(meeting__body=draft.meeting.body), silent_until=None, by=office
        )
    first = operations.approve(draft, how=How.MEETING, approved_in="3. Sitzung", by=office)
    assert operations.approve(draft, how=How.MEETING, by=office).pk == first.pk  # said twice
    assert first.checksum == sha256(first.content.encode()).hexdigest()
    assert Entry.objects.filter(kind="minutes.version", source_id=first.pk).count() == 1
    assert SAID in first.content
    with pytest.raises(FrozenStays):
        first.save()
    with pytest.raises(FrozenStays):
        MinutesVersion.objects.update(content="{}")
    with pytest.raises(NotADraft):
        operations.send_draft(draft, silent_until=None, by=office)
    with pytest.raises(NothingSaid):
        operations.correct(draft, reason="", by=office)
    operations.correct(draft, reason="Frau Kayas Zahl ist falsch", by=office)
    Paragraph.objects.filter(text=SAID).update(text="Richtig.")
    second = operations.approve(draft, how=How.MEETING, by=office)
    assert (second.number, second.reason) == (2, "Frau Kayas Zahl ist falsch")
    assert shown(publishing.preview(second, named=False)).reason == "N. N. Zahl ist falsch"
    assert SAID in MinutesVersion.objects.get(number=1).content


def test_what_was_marked_in_approved_minutes_stays_when_they_are_corrected(
    draft: Minutes, office: User, client: Client
) -> None:
    operations.approve(draft, how=How.MEETING, approved_in="3. Sitzung", by=office)
    paragraph = Paragraph.objects.get(text=SAID)
    quote = "Selin Kayas Zahlen sind neu."
    concept = draft.meeting.concept
    assert concept
    made = contributions.record(
        concept, text=quote, kind="need", channel="minutes", marked=Marked(paragraph, quote),
        by=office,
    )  # fmt: skip
    client.force_login(office)
    page = reverse("contributions:contribution", args=[concept.slug, made.number])
    assert "So steht es noch im Protokoll." in client.get(page).content.decode()
    operations.correct(draft, reason="Die Zahl ist falsch", by=office)
    Paragraph.objects.filter(text=SAID).update(text="Frau Kaya berichtet: 17 Haushalte.")
    operations.approve(draft, how=How.MEETING, by=office)
    text = client.get(page).content.decode()
    assert "Das Protokoll wurde danach berichtigt" in text
    assert quote in text
    assert "71 Haushalte" in text, "what stood around it"
    assert quote in MinutesVersion.objects.get(number=1).content


def test_a_draft_comes_onto_the_next_agenda_to_be_approved(draft: Minutes, office: User) -> None:
    following = MeetingFactory(body=draft.meeting.body, concept=draft.meeting.concept, number=71)
    item = meetings.take_up(following, source=f"minutes:{draft.pk}", by=office)
    assert item.title.startswith("Genehmigung des Protokolls vom ")
    assert item.kind == "formal"
    operations.approve(draft, how=How.MEETING, by=office)
    last = MeetingFactory(body=draft.meeting.body, concept=draft.meeting.concept, number=72)
    offered = [one.source for _source, rows in coming_up.offered(last) for one in rows]
    assert f"minutes:{draft.pk}" not in offered


# --- given out ------------------------------------------------------------------------------------


def test_on_paper_and_as_a_word_document(draft: Minutes, office: User, client: Client) -> None:
    version = operations.approve(draft, how=How.MEETING, by=office)
    client.force_login(office)
    files = {}
    for suffix in ("pdf", "docx"):
        answer = client.get(reverse("approving:file", args=[version.pk, suffix]))
        assert answer["Content-Disposition"].startswith("attachment")
        files[suffix] = BytesIO(answer.content)
    pdf, word = PdfReader(files["pdf"]), docx.Document(files["docx"])
    assert b"pdfuaid:part" in pdf.trailer["/Root"]["/Metadata"].get_data()
    told = "\n".join(page.extract_text() for page in pdf.pages)
    for words in ("Beschluss 3/2027", "Personelles (nicht öffentlich)", version.checksum[:20]):
        assert words in told
    assert "2 Personelles (nicht öffentlich)" in [one.text for one in word.paragraphs]
    assert version.checksum in word.sections[0].footer.paragraphs[0].text
    assert client.get(reverse("approving:file", args=[version.pk, "exe"])).status_code == 404


def test_without_names_citizens_read_what_is_public_and_nothing_else(
    draft: Minutes, office: User, client: Client
) -> None:
    version = operations.approve(draft, how=How.MEETING, by=office)
    page = reverse("portal:minutes", args=["ik", draft.meeting_id])
    assert client.get(page).status_code == 404
    desk = Client()
    desk.force_login(office)
    form = reverse("approving:publish", args=[version.pk])
    assert "Kaya" not in desk.get(form).text.partition("vorschau")[2].partition("</main>")[0]
    assert not PublishedMinutes.objects.exists()
    preview = desk.post(form, {"named": "ohne", "further": "", "zeigen": "1"})
    read = {"named": "ohne", "further": "", "read": "on", "gesehen": preview.context["seen"]}
    desk.post(form, read | {"read": ""})  # nobody has read the preview
    otherwise = desk.post(form, read | {"named": "mit"})  # the preview was without names
    assert "Die Vorschau zeigte etwas anderes." in otherwise.text
    assert not PublishedMinutes.objects.exists()
    desk.post(form, read)
    told = client.get(page).text
    assert "Die AG empfiehlt es." in told
    assert "Beschluss 3/2027" in told
    assert "N. N. berichtet: 71 Haushalte." in told
    for hidden in ("Kaya", "Personelles", "Vertraulich"):
        assert hidden not in told
    file = client.get(reverse("portal:minutes_file", args=["ik", draft.meeting_id, "json"]))
    published = PublishedMinutes.objects.get()
    assert sha256(file.content).hexdigest() == published.checksum
    assert "Kaya" not in json.dumps(file.json(), ensure_ascii=False)
    for suffix, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
        file = client.get(reverse("portal:minutes_file", args=["ik", draft.meeting_id, suffix]))
        assert file.content.startswith(begins)
    assert page in client.get(reverse("portal:meetings", args=["ik"])).text
    publishing.withdraw(published, by=office)
    assert client.get(page).status_code == 404
    assert page not in client.get(reverse("portal:meetings", args=["ik"])).text


def test_in_full_it_names_those_who_were_there(
    draft: Minutes, office: User, client: Client
) -> None:
    version = operations.approve(draft, how=How.MEETING, by=office)
    publishing.publish(version, made=publishing.make(version, named=True), by=office)
    page = reverse("portal:minutes", args=["ik", draft.meeting_id])
    told = client.get(page).text
    assert "Selin Kaya" in told
    english = client.get(f"/en{page}").text
    assert ">Minutes<" in english
    assert "<strong>Beschluss 3/2027:</strong>" in english  # of the town, and so in its language
    assert "Vertraulich" not in told


def test_names_go_with_their_titles_and_words_that_only_begin_alike_stay() -> None:
    row = {"kind": "text", "at": "", "text": (
        "Frau Dr. Kaya, Herr Lind und Selins Bruder: Kayaking am Lindenplatz; Lind's Frage, "
        "Özdemir."
    )}  # fmt: skip
    content = {
        "attendances": [
            {"name": "Selin Kaya", "for": "", "organisation": "Brücke e. V.", "there": [["", ""]]},
            {"name": "Ole Lind", "for": "", "organisation": "", "there": []},
        ],
        "items": [{"number": 1, "title": "", "internal": False, "paragraphs": [row]}],
    }
    told = public(content, named=False, further=["Özdemir"])
    assert told["items"][0]["paragraphs"][0]["text"] == (
        "N. N., N. N. und Selins Bruder: Kayaking am Lindenplatz; N. N. Frage, N. N.."
    )
    assert told["present"] == {"organisations": ["Brücke e. V."], "number": None}
    assert "attendances" not in told


@pytest.mark.parametrize(("there", "number"), [(4, None), (5, 5)])
def test_without_names_nobody_is_counted_by_whom_they_came_for(
    there: int, number: int | None
) -> None:
    people = [
        {"name": f"Gast {n}", "for": "", "organisation": "Brücke e. V." if n else "", "there": [1]}
        for n in range(there)
    ]
    absent = {"name": "Ole Lind", "for": "", "organisation": "Fehlt e. V.", "there": []}
    told = public({"attendances": [*people, absent], "items": []}, named=False)
    assert told["present"] == {"organisations": ["Brücke e. V."], "number": number}
