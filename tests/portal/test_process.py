"""The page of the process: where it stands, how to take part, what was said, what became of it."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.comments.models import CommentedDraft
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AgendaItemFactory,
    AnswerFactory,
    BodyFactory,
    ContributionFactory,
    FieldFactory,
    MeetingFactory,
    ParticipationFactory,
    PhaseFactory,
    public_concept,
    published_catalogue,
    user_with_role,
)

TODAY = timezone.localdate()


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return public_concept(town)


def forget() -> None:
    """What tests write has no entry in the audit, after which a page is made anew."""
    for memory in caches.all():
        memory.clear()


def page_of(client: Client, concept: Concept, language: str = "") -> str:
    forget()
    answer = client.get(f"{language}/konzepte/{concept.slug}/beteiligung/")
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def text_of(client: Client, concept: Concept, language: str = "") -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page_of(client, concept, language)).split())


def many(concept: Concept, n: int, **more: Any) -> list[Contribution]:
    return [ContributionFactory(concept=concept, state="public", **more) for _n in range(n)]


def answered(one: Contribution, kind: str, **more: Any) -> None:
    said = {"kind": kind, "measure": None, "code": "", "title": "", "to": "", "reason": "Darum."}
    AnswerFactory(contribution=one, kinds=kind, document=[said | more])


def test_where_nothing_is_there_is_no_page(client: Client, concept: Concept) -> None:
    address = reverse("portal:process", args=[concept.slug])
    assert client.get(address).status_code == 404
    about = reverse("portal:concept", args=[concept.slug])
    assert address not in client.get(about).text
    PhaseFactory(concept=concept, title="Auftakt")
    assert "Auftakt" in page_of(client, concept)
    assert address in client.get(about).text
    Concept.objects.update(public=False)
    forget()
    assert client.get(address).status_code == 404


def test_it_says_what_goes_on_and_what_is_next(client: Client, concept: Concept) -> None:
    days = timedelta(days=1)
    PhaseFactory(
        concept=concept, title="Auftrag", position=1,
        actual_start=TODAY - 90 * days, actual_end=TODAY - 60 * days,
    )  # fmt: skip
    PhaseFactory(
        concept=concept, title="Arbeitsgruppen", position=2, actual_start=TODAY - 50 * days,
        planned_start=TODAY - 55 * days, planned_end=TODAY - 14 * days,
    )  # fmt: skip
    PhaseFactory(
        concept=concept, title="Beratung", position=3,
        planned_start=TODAY + 9 * days, planned_end=None,
    )  # fmt: skip
    PhaseFactory(concept=concept, title="Beschluss", position=4)
    text = text_of(client, concept)
    now = text.partition("Wo das Verfahren steht")[2].partition("So machen Sie mit")[0]
    assert "Jetzt Arbeitsgruppen" in now
    assert "seit zwei Wochen überfällig" in now
    assert "Als Nächstes Beratung" in now
    assert "Auftrag" not in now
    assert "Beschluss" not in now
    concept.phases.update(actual_start=TODAY - 90 * days, actual_end=TODAY - 60 * days)
    assert "sind abgeschlossen" in text_of(client, concept)


def test_it_says_how_to_take_part_now(client: Client, concept: Concept, town: Municipality) -> None:
    PhaseFactory(concept=concept)
    assert "Zurzeit ist keine Frage für alle offen." in text_of(client, concept)
    asked = ParticipationFactory(concept=concept, title="Was fehlt?")
    ParticipationFactory(concept=concept, title="Intern gefragt", form=False)
    ParticipationFactory(concept=concept, title="Schon vorbei", closed_at=timezone.now())
    body = BodyFactory(municipality=town, name="AG Wohnen")
    soon = timezone.now() + timedelta(days=3)
    for public, state in ((True, "planned"), (True, "cancelled"), (False, "planned")):
        meeting = MeetingFactory(
            body=body, concept=concept, public=public, state=state,
            starts_at=soon, ends_at=soon + timedelta(hours=2),
        )  # fmt: skip
        AgendaItemFactory(meeting=meeting, title=f"Thema {state} {public}")
    AgendaItemFactory(meeting=Meeting.objects.first(), title="Geheim", internal=True)
    html, text = page_of(client, concept), text_of(client, concept)
    assert reverse("taking_part:form", args=[concept.slug, asked.pk]) in html
    assert "?sprache=ar" in html
    assert "Intern gefragt" not in text
    assert "Schon vorbei" not in text
    assert "AG Wohnen" in text
    assert "Themen: Thema planned True" in text
    assert "Thema cancelled" not in text
    assert "Thema planned False" not in text
    assert "Geheim" not in text


def test_a_draft_that_can_be_commented_on_is_named(client: Client, town: Municipality) -> None:
    concept = published_catalogue(town)
    phase = ParticipationFactory(concept=concept, kinds=["comment"])
    version = reverse("portal:version", args=[concept.slug, 1])
    form = reverse("taking_part:form", args=[concept.slug, phase.pk])
    assert form in page_of(client, concept)
    CommentedDraft.objects.create(participation=phase, version=concept.versions.get())
    html = page_of(client, concept).partition("Der Weg zum Konzept")[0]
    assert version in html
    assert form not in html


def test_no_number_below_five_is_told(client: Client, concept: Concept) -> None:
    wohnen, arbeit = (
        FieldFactory(concept=concept, code=code, title=title)
        for code, title in (("1", "Wohnen"), ("2", "Arbeit"))
    )
    gender = CrossCuttingTheme.objects.create(concept=concept, title="Gender")
    many(concept, 6, field=wohnen)
    for one in many(concept, 4, field=arbeit):
        one.themes.add(gender)
    ContributionFactory(concept=concept, state="internal", field=arbeit, text="Nur für uns.")
    text = text_of(client, concept)
    said = text.partition("Was gesagt wurde")[2]
    assert "1 Wohnen" in said
    assert "Weniger als fünf Beiträge: 2 Arbeit" in said
    assert "Weniger als fünf Beiträge: Gender" in said
    assert not re.search(r"(?:Arbeit|Gender)\D{0,20}\b[1-4]\b", said)
    html = page_of(client, concept)
    assert f'?feld={wohnen.pk}"' in html
    assert f'?feld={arbeit.pk}"' in html
    one = concept.contributions.filter(field=arbeit, state="internal")
    one.update(state="public")
    assert "2 Arbeit 5" in text_of(client, concept)


def test_what_became_of_it_is_counted_and_quoted(client: Client, concept: Concept) -> None:
    adopted, declined = many(concept, 5, text="Bänke."), many(concept, 5, text="Ein Freibad.")
    for one in adopted:
        answered(one, "adopted", code="2.2", title="Bänke für alle")
    for one in declined[:4]:
        answered(one, "declined")
    ContributionFactory(concept=concept, state="hidden", because="x", text="Beleidigung")
    text = text_of(client, concept).partition("Was daraus wurde")[2]
    assert "Aufgenommen 5" in text
    assert "Weniger als fünf Beiträge: Nicht aufgenommen , noch ohne Antwort" in text
    told = text.partition("In den Worten der Menschen")[2]
    assert "Bänke." in told
    assert "2.2 Bänke für alle Darum." in told
    assert "Ein Freibad." in told
    assert "Beleidigung" not in told
    assert told.count("Antwort vom") == 3


def test_of_several_answers_the_last_counts(client: Client, concept: Concept) -> None:
    for one in many(concept, 5):
        answered(one, "declined")
        answered(one, "adopted")
    text = text_of(client, concept).partition("Was daraus wurde")[2]
    assert "Aufgenommen 5" in text
    assert "Nicht aufgenommen" not in text.partition("In den Worten")[0]


def test_the_timeline_has_meetings_contributions_answers_and_decisions(
    client: Client, town: Municipality
) -> None:
    concept = published_catalogue(town)
    Concept.objects.update(decided_on=date(2024, 3, 1), paper="12/2024")
    PhaseFactory(concept=concept, title="Auftakt", actual_start=date(2024, 1, 1))
    body = BodyFactory(municipality=town, name="AG Wohnen")
    begins = timezone.make_aware(datetime(2024, 2, 5, 17))
    for n, public in enumerate((True, False)):
        MeetingFactory(
            body=body, concept=concept, public=public, state="held", title=f"Treffen {n}",
            starts_at=begins, ends_at=begins + timedelta(hours=2),
        )  # fmt: skip
    many(concept, 5, said_on=date(2024, 2, 20))
    many(concept, 2, said_on=date(2024, 5, 20))
    answered(many(concept, 1, said_on=date(2024, 5, 21))[0], "declined")
    text = text_of(client, concept).partition("Der Weg zum Konzept")[2]
    assert "Sitzungen: AG Wohnen: Treffen 0 05.02.2024" in text
    assert "Treffen 1" not in text
    assert "Beiträge: 5 Beiträge Februar 2024" in text
    assert "Beiträge: weniger als fünf Beiträge Mai 2024" in text
    assert "Entscheidungen: das Konzept ist beschlossen 01.03.2024 12/2024" in text
    assert "Entscheidungen: Fassung 1, beschlossene Fassung" in text
    assert re.search(r"Antworten: Antwortrunde \d+", text)


def test_in_english_the_towns_words_are_marked(client: Client, concept: Concept) -> None:
    PhaseFactory(concept=concept, title="Auftakt", actual_start=TODAY)
    html = page_of(client, concept, "/en")
    assert '<strong lang="de">Auftakt</strong>' in html
    assert "How people take part" in html


def test_however_much_was_said_it_asks_as_often(
    client: Client, concept: Concept, town: Municipality
) -> None:
    address = reverse("portal:process", args=[concept.slug])
    client.force_login(user_with_role("office", town))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    for one in many(concept, 5):
        answered(one, "declined")
    asked()
    few = asked()
    for one in many(concept, 30):
        answered(one, "adopted")
    for n in range(12):
        PhaseFactory(concept=concept, title=f"Phase {n}")
        ParticipationFactory(concept=concept)
    assert asked() == few


def test_contributions_are_found_by_their_place(client: Client, concept: Concept) -> None:
    many(concept, 1, text="Die Brücke wackelt.", place_name="An der Mühle 3")
    many(concept, 1, text="Hier fehlt Licht.", place_name="Am Markt")
    many(concept, 1, text="Ohne einen Ort.")
    ContributionFactory(
        concept=concept, state="internal", text="Nur intern.", place_name="An der Mühle 4"
    )
    listed = reverse("portal:contributions", args=[concept.slug])
    found = client.get(f"{listed}?ort=an%20der%20%20MÜHLE").text
    assert "Die Brücke wackelt." in found
    assert "Hier fehlt Licht." not in found
    assert "Ohne einen Ort." not in found
    assert "Nur intern." not in found
    assert "Dazu hat noch niemand etwas gesagt." in client.get(f"{listed}?ort=%25").text
