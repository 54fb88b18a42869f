"""What people said is recorded, put right, shown, taken back."""

from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations, queries
from gemeinwerk.contributions.errors import NotNow, Unfitting
from gemeinwerk.contributions.models import Anchor, Contribution, ContributionState, Voice
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.operations import Who
from gemeinwerk.contributions.passages import Marked, pieces, quote_of, still_says
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.minutes.models import Paragraph
from tests.factories import (
    ConceptFactory,
    ContributionAttachmentFactory,
    ContributionFactory,
    FieldFactory,
    MeetingFactory,
    MinutesFactory,
    ParagraphFactory,
    ParticipationFactory,
    PersonFactory,
    ThemeFactory,
    VoiceFactory,
)

pytestmark = pytest.mark.django_db
SAID = "Am Spielplatz gibt es keine Toilette."


def recorded(concept: Concept, by: User | None = None, **more: Any) -> Contribution:
    values = {"text": SAID, "kind": "need", "channel": "letter", "by": by} | more
    return operations.record(concept, **values)


def test_a_number_is_never_given_twice(concept: Concept, office: User) -> None:
    first, second = recorded(concept, office), recorded(concept, office)
    operations.withdraw(second, by=office)
    third = recorded(concept, office)
    assert [first.number, second.number, third.number] == [1, 2, 3]
    other = recorded(ConceptFactory(municipality=concept.municipality))
    assert other.number == 1


def test_what_does_not_fit_together_is_refused(concept: Concept, office: User) -> None:
    elsewhere = ConceptFactory(municipality=concept.municipality)
    for wrong in (
        {"text": "  "},
        {"field": FieldFactory(concept=elsewhere)},
        {"themes": [ThemeFactory(concept=elsewhere)]},
        {"meeting": MeetingFactory(concept=elsewhere)},
        {"participation": ParticipationFactory(concept=elsewhere)},
        {"latitude": 51.3},
        {"voices": [Who(person=PersonFactory())]},
        {"voices": [Who()]},
    ):
        with pytest.raises(Unfitting):
            recorded(concept, office, **wrong)
    assert not Contribution.objects.exists()


def test_what_was_said_and_by_whom_never_stands_in_the_log(concept: Concept, office: User) -> None:
    one = recorded(concept, office, voices=[Who(name="Inge Sommer", email="Inge@Example.org")])
    operations.edit(one, text="Am Bolzplatz fehlt eine Toilette.", by=office)
    operations.edit_voice(one.voices.get(), name="Inge Winter", by=office)
    operations.withdraw(one, by=office)
    log = " ".join(
        f"{entry.target_label} {entry.before} {entry.after}" for entry in AuditEntry.objects.all()
    )
    for word in ("Toilette", "Inge", "example"):
        assert word not in log


def test_two_who_change_the_same_are_told(concept: Concept, office: User) -> None:
    one = recorded(concept, office)
    seen = {"title": ""}
    operations.edit(one, title="Toilette am Spielplatz", by=office, seen=seen)
    with pytest.raises(Overtaken):
        operations.edit(one, title="Ein WC", by=office, seen=seen)
    one.refresh_from_db()
    assert one.title == "Toilette am Spielplatz"


def test_withdrawn_it_says_nothing_any_more(concept: Concept, office: User) -> None:
    minutes = MinutesFactory(meeting__concept=concept)
    marked = Marked(ParagraphFactory(minutes=minutes, text=SAID), SAID)
    one = recorded(
        concept, office, marked=marked, title="WC", extra={"Telefon": "0331"},
        voices=[Who(name="Inge Sommer")],
    )  # fmt: skip
    ContributionAttachmentFactory(contribution=one)
    operations.withdraw(one, by=None)
    one.refresh_from_db()
    assert (one.text, one.title, one.extra, one.search_text) == ("", "", {}, "")
    assert not Anchor.objects.exists()
    assert not one.attachments.exists()
    assert one.voices.get().name == ""
    for change in (
        lambda: operations.edit(one, title="Doch", by=office),
        lambda: operations.add_voice(one, who=Who(name="Noch wer"), by=office),
    ):
        with pytest.raises(NotNow):
            change()
    with pytest.raises(TransitionRefused):
        operations.publish(one, by=office)


def test_what_somebody_wanted_public_is_hidden_with_a_reason_or_not_at_all(
    concept: Concept, office: User
) -> None:
    one = recorded(concept, channel="form", state=ContributionState.PUBLIC)
    with pytest.raises(NotNow):
        operations.keep_internal(one, by=office)
    moderating.hide(one, reason="private", by=office)
    assert AuditEntry.objects.latest("pk").public, "citizens' pages are made anew"
    with pytest.raises(NotNow, match="Beiträge prüfen"):
        operations.publish(one, by=office)


def test_what_waits_is_shown_where_its_author_is_told(concept: Concept, office: User) -> None:
    one = recorded(concept, channel="form", state=ContributionState.HELD)
    for change in (operations.publish, operations.keep_internal):
        with pytest.raises(NotNow):
            change(one, by=office)
    moderating.show(one, by=office)
    one.refresh_from_db()
    assert one.is_public


# --- minutes --------------------------------------------------------------------------------------

TEXT = "Frau Öz sagt, der Weg sei dunkel. „Da gehe ich nie.“ Ca. 20 Leute nicken!\n- Licht\n- Bänke"


def test_minutes_are_cut_into_sentences_and_nothing_is_lost() -> None:
    found = pieces(TEXT)
    assert found[0] == "Frau Öz sagt, der Weg sei dunkel."
    assert "".join("".join(found).split()) == "".join(TEXT.split())
    assert pieces("") == []


def test_a_quote_says_where_something_is_left_out() -> None:
    text = "Eins. Zwei. Drei."
    assert quote_of(text, {0, 1}) == "Eins. Zwei."
    assert quote_of(text, {2, 0, 9}) == "Eins. […] Drei."
    assert still_says(text, "Eins. […] Drei.")
    assert not still_says("Eins. Drei!", "Eins. […] Drei.")


def test_a_sentence_keeps_its_anchor_when_minutes_are_corrected(
    concept: Concept, office: User
) -> None:
    minutes = MinutesFactory(meeting__concept=concept)
    paragraph = ParagraphFactory(minutes=minutes, text=f"Frau Öz: {SAID} Alle nicken.")
    one = recorded(concept, office, marked=Marked(paragraph, SAID), channel="minutes")
    assert one.meeting == minutes.meeting
    assert one.anchor.still_stands
    Paragraph.objects.update(text="Frau Öz: Am Spielplatz fehlt ein WC.")
    anchor = Anchor.objects.get()
    assert not anchor.still_stands
    assert (anchor.quote, anchor.context) == (SAID, f"Frau Öz: {SAID} Alle nicken.")
    Paragraph.objects.all().delete()
    assert Anchor.objects.get().quote == SAID


# --- asking ---------------------------------------------------------------------------------------


def test_the_list_is_narrowed_by_everything_at_once(concept: Concept) -> None:
    field, theme = FieldFactory(concept=concept), ThemeFactory(concept=concept)
    meeting = MeetingFactory(concept=concept)
    wanted = ContributionFactory(
        concept=concept, field=field, meeting=meeting, kind="idea", channel="telephone",
        state="public", text="Die Spielplätze brauchen Schatten.",
    )  # fmt: skip
    wanted.themes.add(theme)
    other = ContributionFactory(concept=concept)
    ContributionFactory(text="Die Spielplätze brauchen Schatten.")
    for filters in (
        {"feld": str(field.pk)}, {"thema": str(theme.pk)}, {"sitzung": str(meeting.pk)},
        {"art": "idea"}, {"woher": "telephone"}, {"stand": "public"}, {"suche": "Schatten"},
        {"suche": "Spielplatz", "feld": str(field.pk), "art": "idea"},
    ):  # fmt: skip
        assert list(queries.keys(concept, filters)) == [wanted.pk], filters
    for filters in ({"feld": "ohne"}, {"thema": "ohne"}, {"suche": "Toiletten"}):
        assert list(queries.keys(concept, filters)) == [other.pk], filters
    assert set(queries.keys(concept, {"suche": "Spielplatz"})) == {wanted.pk, other.pk}


def test_voices_are_forgotten_and_what_was_said_stays(concept: Concept, office: User) -> None:
    one = recorded(concept, office, voices=[Who(name="Inge Sommer")])
    assert operations.forget_voices(concept, by=office, reason="Nach fünf Jahren.") == 1
    assert not Voice.objects.exists()
    one.refresh_from_db()
    assert one.text == SAID


def test_a_participation_is_closed_before_its_time_and_opened_again(
    concept: Concept, office: User
) -> None:
    today = ParticipationFactory(concept=concept).opens
    new = operations.create_participation(
        concept, title="Was fehlt?", question="Was fehlt?", opens=today, by=office
    )
    assert new.is_open(today)
    assert not operations.close_participation(new, by=office).is_open(today)
    assert operations.reopen_participation(new, by=office).is_open(today)
    recorded(concept, office, participation=new)
    with pytest.raises(NotNow):
        operations.delete_participation(new, by=office)


def test_a_voice_without_a_name_is_told_as_one(concept: Concept) -> None:
    """Whoever writes by the form need not say who they are, and sits nowhere."""
    one = VoiceFactory(contribution=recorded(concept), name="", role="", email="a@b.example")
    assert one.called == "ohne Namen"
