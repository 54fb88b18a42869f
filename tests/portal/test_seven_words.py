"""Adopted, decided, funded, deferred, late, dropped, done: of each whoever said it is told once,
also where it was answered with another one or as a part; and it stands in public."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging import operations as merging
from gemeinwerk.contributions.merging.operations import Passage
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.core import jobs
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.operations import delete, move_milestone
from gemeinwerk.measures.operations.versions import publish
from gemeinwerk.measures.passing import operations as passing
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.amending.operations import Settled, Wanted
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following import operations
from tests.answers.conftest import SAID, said
from tests.factories import (
    BodyFactory,
    CostLineFactory,
    MilestoneFactory,
    make_public,
    published_version,
    user_with_role,
)
from tests.portal.conftest import ROOT
from tests.portal.test_following import CONCEPT, HER, following, noon, report

ALONG, PART, OTHER = "mit@example.org", "teil@example.org", "andere@example.org"
THEIRS = {HER, ALONG, PART}
"""Whose voice 1.1 comes from."""
FAR = date(2098, 6, 30)
LATER = timezone.make_aware(datetime(2098, 7, 5, 12))
"""On the days between nobody worked."""


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


@pytest.fixture
def heard(town: Municipality, concept: Concept, office: User) -> list[str]:
    """In 1.1 are found again what one said (1), what is answered along with it (2) and a part of
    what another one said (4); in 2.1 what somebody else said (5). The mails of the round."""
    Concept.objects.update(decided_on=date(2024, 5, 15), paper="24/SVV/0001")
    reader = user_with_role("office", town, name="Kim Beispiel")
    for number, email in ((1, HER), (2, ALONG), (3, PART)):
        Voice.objects.create(contribution=said(concept, number), email=email)
    one = {found.number: found for found in Contribution.objects.all()}
    one[2].merges.create(into=one[1], reason="Dasselbe.", at=one[2].received_at)
    words = SAID.split()
    half = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
    parts = merging.split(one[3], passages=[Passage(text, "need") for text in half], by=office)
    Voice.objects.create(contribution=said(concept, 9), email=OTHER)
    of_code = {"1.1": [1, parts[0].number], "2.1": [9]}
    for code, numbers in of_code.items():
        measure = Measure.objects.get(code=code)
        answers.assign(
            concept, numbers=numbers, kind="adopted", measure=measure, reason=code, by=office
        )
    answers.assign(
        concept, numbers=[parts[1].number], kind="declined", reason="Darf sie nicht.", by=office
    )
    answers.check(concept, numbers=[1, 9, *(part.number for part in parts)], by=reader)
    rounds.release(rounds.open_round(concept, by=office), by=office)
    while jobs.work_one():
        pass
    found = [f"{one.recipient} {one.body}" for one in Notice.objects.order_by("pk")]
    Notice.objects.all().delete()
    assert operations.tell_all(noon()) == 0
    return found


def publish_next(concept: Concept, office: User, kind: str = "adopted") -> CatalogueVersion:
    concept.refresh_from_db()
    version = published_version(concept, kind=kind)
    version.published = False
    version.save(update_fields=["published"])
    return publish(version, by=office)


def begin_with(concept: Concept, kind: str) -> None:
    CatalogueVersion.objects.all().delete()
    published_version(concept, kind=kind)


def told(day: int) -> dict[str, str]:
    """What a day's mails say, by address."""
    Notice.objects.all().delete()
    operations.tell_all(noon(day))
    return {one.recipient: " ".join(one.body.split()) for one in Notice.objects.all()}


def own_page(client: Client, email: str, language: str = "de") -> str:
    """What whoever said something reads under their link."""
    voice = Voice.objects.get(email=email, original=None)
    shown = client.get(f"{path_of(voice)}?sprache={language}").content.decode()
    return " ".join(shown.split())


# --- each word ------------------------------------------------------------------------------------


def decide(concept: Concept, office: User) -> None:
    begin_with(concept, "council")
    publish_next(concept, office)


def fund(concept: Concept, office: User) -> None:
    CostLineFactory(measure=Measure.objects.get(code="1.1"), year=2027)
    publish_next(concept, office)


def drop_out(concept: Concept, office: User) -> None:
    begin_with(concept, "participation")
    Concept.objects.update(status="drafting")
    delete(Measure.objects.get(code="1.1"), by=office, reason="Zu teuer.")
    publish_next(concept, office, "council")


def move(concept: Concept, office: User) -> None:
    made = MilestoneFactory(measure=Measure.objects.get(code="1.1"), due=date(2098, 1, 31))
    move_milestone(made, to=FAR, reason="Brandschutz", by=office)


def overdue(concept: Concept, _office: User) -> None:
    Measure.objects.filter(code="1.1").update(end=FAR)
    begin_with(concept, "adopted")
    passing.note_all(LATER)


def a_step_overdue(concept: Concept, _office: User) -> None:
    MilestoneFactory(measure=Measure.objects.get(code="1.1"), due=FAR, title="Räume")
    begin_with(concept, "adopted")
    passing.note_all(LATER)


def change(concept: Concept, office: User) -> None:
    council = BodyFactory(municipality=concept.municipality, kind="council", name="Rat")
    wanted = Wanted("scope", "Weniger Geld.", words="20 Plätze.")
    made = amending.propose(Measure.objects.get(code="1.1"), wanted=wanted, by=office)
    settled = Settled(decided_on=date(2025, 5, 3), body=council, reference="25/SVV/0009")
    amending.agree(made, settled=settled, by=office)


def reporting(**said: Any) -> Callable[[Concept, User], None]:
    return lambda _concept, office: report("1.1", office, **said)


WORDS: dict[str, tuple[Callable[[Concept, User], None], str]] = {
    "decided": (decide, "beschlossen am 15. Mai 2024, 24/SVV/0001"),
    "decided otherwise": (change, "Zusage geändert: anderer Umfang"),
    "funded": (fund, "Finanzierung gesichert: städtischer Haushalt, 2027"),
    "deferred": (reporting(expected_end=FAR), "voraussichtliches Ende jetzt 30.06.2098"),
    "a step of it deferred": (move, "Meilenstein verschoben auf 30.06.2098:"),
    "late": (reporting(course="late"), "verzögert"),
    "late, and more at once": (
        reporting(implementation="partly", expected_end=FAR, course="late"),
        "teilweise umgesetzt, voraussichtliches Ende jetzt 30.06.2098, verzögert",
    ),
    "late by the clock": (overdue, "überfällig seit 30.06.2098"),
    "a step of it late by the clock": (a_step_overdue, "Meilenstein überfällig seit 30.06.2098:"),
    "dropped": (reporting(implementation="dropped"), "nicht weiter verfolgt"),
    "dropped out": (drop_out, "nicht mehr im Katalog, seit Fassung 2 (Vorlage für den Rat)"),
    "done": (reporting(implementation="done"), "vollständig umgesetzt"),
}


def test_adopted_is_told_to_each_in_the_mail_of_the_round(heard: list[str]) -> None:
    said = {one.split()[0]: one.count("Aufgenommen: 1.1") for one in heard}
    assert said == dict.fromkeys(THEIRS, 1) | {OTHER: 0}
    assert len(heard) == len(said)


@pytest.mark.parametrize("word", WORDS)
def test_whose_voice_it_came_from_is_told_once(
    client: Client, concept: Concept, office: User, heard: list[str], word: str
) -> None:
    happens, words = WORDS[word]
    happens(concept, office)
    mails = told(2)
    assert {to: body.count(f"Kurs 1 {words}") for to, body in mails.items() if to in THEIRS} == (
        dict.fromkeys(THEIRS, 1)
    )
    assert f"Kurs 1 {words}" not in mails.get(OTHER, "")
    assert told(3) == {}
    step = re.compile(f"Zu 1.1: [^<]*{re.escape(words)}")
    assert step.search(client.get(f"{ROOT}beitraege/1/neues/").content.decode())
    assert words in client.get(f"{ROOT}beitraege/1/").content.decode()
    assert not step.search(client.get(f"{ROOT}beitraege/9/neues/").content.decode())
    step = re.compile(f"Zu 1.1</a>: [^<]*{re.escape(words)}")
    for to in (*THEIRS, OTHER):
        assert bool(step.search(own_page(client, to))) is (to in THEIRS), to


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (overdue, "war die Maßnahme nicht abgeschlossen; das Ende war der 30. Juni 2098."),
        (a_step_overdue, "„Räume“ nicht als erreicht gemeldet; sein Tag war der 30. Juni 2098."),
    ],
)
def test_the_feed_of_a_measure_tells_that_its_day_has_passed(
    client: Client, concept: Concept, office: User, happens: Any, words: str
) -> None:
    happens(concept, office)
    assert words in client.get(f"{ROOT}neues/1.1/").content.decode()
    assert "überfällig seit" in client.get(f"{ROOT}neues/").content.decode()
    Concept.objects.update(status="superseded")
    make_public(concept)
    assert words not in client.get(f"{ROOT}neues/1.1/").content.decode(), "nothing is owed"
    assert "überfällig seit" not in client.get(f"{ROOT}neues/").content.decode()


def test_another_answer_of_a_later_round_is_told_once_and_takes_the_place_of_the_first(
    client: Client, concept: Concept, office: User, heard: list[str]
) -> None:
    numbers = list(
        Contribution.objects.filter(outcomes__measure__code="1.1").values_list("number", flat=True)
    )
    for one in Outcome.objects.filter(measure__code="1.1"):
        answers.remove(one, by=office)
    answers.assign(
        concept, numbers=numbers, kind="deferred", to="nächste Fassung", reason="Zeit.", by=office
    )
    answers.check(concept, numbers=numbers, by=user_with_role("office", concept.municipality))
    rounds.release(rounds.open_round(concept, by=office), by=office)
    while jobs.work_one():
        pass
    mails = {one.recipient: one.body for one in Notice.objects.all()}
    assert {to: body.count("Zurückgestellt: nächste Fassung") for to, body in mails.items()} == (
        dict.fromkeys(THEIRS, 1)
    )
    report("1.1", office, implementation="done")
    assert told(2) == {}, "it is found again there no more"
    for to in THEIRS:
        shown = own_page(client, to)
        assert "nächste Fassung" in shown
        assert "vollständig umgesetzt" not in shown


# --- under their own link -------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "ar"])
def test_their_page_says_where_the_measure_stands(
    client: Client, concept: Concept, office: User, heard: list[str], language: str
) -> None:
    begin_with(concept, "council")
    for to in THEIRS:
        assert "noch nicht beschlossen" in own_page(client, to, language)
    fund(concept, office)
    report("1.1", office, implementation="partly")
    for to in THEIRS:
        standing = own_page(client, to, language).partition("heute</h3>")[2]
        for words in ("Fassung 2", "15.05.2024", "24/SVV/0001", "2027", "teilweise umgesetzt"):
            assert words in standing, (to, words)
    assert "teilweise umgesetzt" not in own_page(client, OTHER, language)


def test_where_nothing_happened_since_their_page_says_so(
    client: Client, concept: Concept, office: User, heard: list[str]
) -> None:
    report("2.1", office, implementation="done")
    quiet = re.compile(r"Seit dem [^<]* ist nichts Neues geschehen")
    for to in THEIRS:
        shown = own_page(client, to)
        assert quiet.search(shown)
        assert "vollständig umgesetzt" not in shown
    Concept.objects.update(public=False)
    assert "massnahmen/2.1" not in own_page(client, OTHER), "leads nowhere"


# --- versions -------------------------------------------------------------------------------------


def test_each_version_tells_of_a_measure_what_it_made_of_it(
    concept: Concept, office: User, heard: list[str]
) -> None:
    begin_with(concept, "council")
    Measure.objects.filter(code="1.1").update(goal="Bis Ende 2027 haben 300 teilgenommen.")
    publish_next(concept, office)
    publish_next(concept, office)
    mail = told(2)[HER]
    assert "beschlossen am 15. Mai 2024, 24/SVV/0001; dabei geändert: Ziel" in mail
    assert "unverändert in Fassung 3 (beschlossene Fassung)" in mail
    assert mail.count("beschlossen am") == 1, "decided once"
    assert "Kurs 2" not in mail


def test_money_that_is_there_no_more_is_told(
    concept: Concept, office: User, heard: list[str]
) -> None:
    fund(concept, office)
    assert "Finanzierung gesichert" in told(2)[HER]
    Measure.objects.update(funding_proviso=True)
    publish_next(concept, office)
    assert "Finanzierung offen: unter Finanzierungsvorbehalt" in told(3)[HER]
    publish_next(concept, office)
    assert "Finanzierung" not in told(4)[HER], "as it was"


def test_money_that_was_open_from_the_first_is_no_news(
    concept: Concept, office: User, heard: list[str]
) -> None:
    CatalogueVersion.objects.all().delete()
    publish_next(concept, office)
    assert "Finanzierung" not in told(2)[HER]


def test_all_learn_of_a_version_that_it_was_decided_and_what_is_not_in_it(
    client: Client, concept: Concept, office: User, heard: list[str]
) -> None:
    following(client, CONCEPT, "verein@example.org")
    drop_out(concept, office)
    publish_next(concept, office)
    mail = told(2)["verein@example.org"]
    feed = client.get(f"{ROOT}neues/").content.decode()
    for words in (
        "veröffentlicht: Vorlage für den Rat",
        "beschlossen am 15. Mai 2024, 24/SVV/0001",
        "nicht mehr im Katalog, seit Fassung 2 (Vorlage für den Rat)",
    ):
        assert mail.count(words) == feed.count(f": {words}") == 1, words
    assert "unverändert" not in mail + feed, "of a single measure to those alone who look at it"


def test_a_version_that_is_not_public_tells_nothing(
    client: Client, concept: Concept, office: User, heard: list[str]
) -> None:
    version = publish_next(concept, office)
    version.published = False
    version.save(update_fields=["published"])
    assert told(2) == {}
    assert "beschlossen" not in client.get(f"{ROOT}beitraege/1/neues/").content.decode()


def test_what_a_version_did_before_the_answer_is_no_news_of_it(
    client: Client, concept: Concept, office: User
) -> None:
    fund(concept, office)
    Voice.objects.create(contribution=said(concept, 1), email=HER)
    measure = Measure.objects.get(code="1.1")
    answers.assign(concept, numbers=[1], kind="adopted", measure=measure, reason="x", by=None)
    answers.check(concept, numbers=[1], by=office)
    rounds.release(rounds.open_round(concept, by=office), by=office)
    while jobs.work_one():
        pass
    assert told(2) == {}
    assert "Finanzierung gesichert:" not in client.get(f"{ROOT}beitraege/1/neues/").content.decode()


def test_a_measure_that_was_renumbered_and_dropped_is_known_by_what_it_was(
    client: Client, concept: Concept, office: User, heard: list[str]
) -> None:
    begin_with(concept, "participation")
    Concept.objects.update(status="drafting")
    Measure.objects.filter(code="1.1").update(code="1.77")
    publish_next(concept, office, "participation")
    assert "in Fassung 2" in told(2)[HER]
    delete(Measure.objects.get(code="1.77"), by=office, reason="Zu teuer.")
    publish_next(concept, office, "council")
    words = "nicht mehr im Katalog, seit Fassung 3 (Vorlage für den Rat)"
    mails = told(3)
    assert {to: body.count(words) for to, body in mails.items() if to in THEIRS} == (
        dict.fromkeys(THEIRS, 1)
    )
    assert words in client.get(f"{ROOT}beitraege/1/neues/").content.decode()
    assert words not in client.get(f"{ROOT}beitraege/9/neues/").content.decode()
