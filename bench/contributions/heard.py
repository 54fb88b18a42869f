"""A concept about which any number of things was said, written straight into the database."""

import random
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from tests.engines.likeness.said import said, said_again

from bench.towns import catalogue
from gemeinwerk.actors.models import Body
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.models import Answer, AnswerRound
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions.models import Channel, Contribution, Merge, Participation, Voice
from gemeinwerk.contributions.searching import search_text
from gemeinwerk.contributions.supporting.models import SupportCount
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.meetings.models import Meeting

MEASURES, MEETINGS = 50, 12
THEMES = ("Gender", "Alter", "Sprache", "Barrierefreiheit", "Klima", "Digitales")
KINDS = ("need", "idea", "proposal", "objection", "question")
STATES = ("public",) * 8 + ("internal", "held")
REASON = "Das steht nun im Katalog, denn viele haben danach gefragt."
AT_ONCE, AGAIN = 1_000, 5


@transaction.atomic
def heard(size: int) -> Concept:
    """`size` contributions: of ten eight public; seven of ten answered, in a round of 2,000 each;
    each tenth says again what the one before it said, each twentieth is merged into the one before
    it; each with a voice, half with a theme or two."""
    concept = catalogue(MEASURES, name=f"gehoert-{size}")
    chance = random.Random(size)
    rows = _contributions(concept, size, chance)
    _themes(concept, rows, chance)
    Voice.objects.bulk_create(
        (Voice(contribution=one, role="Bewohner*in", named=False) for one in rows),
        batch_size=AT_ONCE,
    )
    SupportCount.objects.bulk_create(
        SupportCount(contribution=one, number=one.number % 40, counted_at=one.received_at)
        for one in rows[::3]
    )
    Merge.objects.bulk_create(
        Merge(one=rows[at], into=rows[at - 1], reason="Dasselbe.", at=rows[at].received_at)
        for at in range(19, size, 20)
    )
    _answered(concept, [one for one in rows if one.number % 10 > 2])
    audit.record(ContributionsVerb.CONTRIBUTION_PUBLISH, rows[0], by=None, public=True)
    return concept


def _contributions(concept: Concept, size: int, chance: random.Random) -> list[Contribution]:
    phase = Participation.objects.create(
        concept=concept, title="Was fehlt?", question="Was soll sich ändern?",
        opens=date(2024, 1, 1), support=True,
    )  # fmt: skip
    meetings, fields = _meetings(concept), list(concept.fields.all())
    now = timezone.now()
    rows = []
    before = ""
    for number, text in enumerate(said(size, seed=size), start=1):
        if number % 10 == AGAIN:
            text = said_again(before, chance)
        before, met = text, chance.random() < 0.5
        moment = now - timedelta(minutes=size - number)
        one = Contribution(
            concept=concept, number=number, text=text, kind=chance.choice(KINDS),
            field=chance.choice([*fields, None]), state=chance.choice(STATES),
            channel=Channel.MEETING if met else Channel.FORM,
            meeting=chance.choice(meetings) if met else None,
            participation=None if met else phase, received_at=moment, changed_at=moment,
        )  # fmt: skip
        one.search_text = search_text(one)
        rows.append(one)
    return Contribution.objects.bulk_create(rows, batch_size=AT_ONCE)


def _meetings(concept: Concept) -> list[Meeting]:
    body = Body.objects.create(
        municipality=concept.municipality, name=f"Forum {concept.slug}", kind="working_group"
    )
    began = timezone.now() - timedelta(days=400)
    return Meeting.objects.bulk_create(
        Meeting(
            body=body, concept=concept, number=number, changed_at=began,
            starts_at=began + timedelta(days=30 * number),
            ends_at=began + timedelta(days=30 * number, hours=2),
        )
        for number in range(1, MEETINGS + 1)
    )  # fmt: skip


def _themes(concept: Concept, rows: list[Contribution], chance: random.Random) -> None:
    themes = CrossCuttingTheme.objects.bulk_create(
        CrossCuttingTheme(concept=concept, title=title, position=place)
        for place, title in enumerate(THEMES)
    )
    through: Any = Contribution.themes.through
    through.objects.bulk_create(
        (
            through(contribution=one, crosscuttingtheme=theme)
            for one in rows[::2]
            for theme in chance.sample(themes, chance.choice((1, 2)))
        ),
        batch_size=AT_ONCE,
    )


def _answered(concept: Concept, rows: list[Contribution]) -> None:
    measures = list(concept.measures.select_related("field").order_by("position"))
    now = timezone.now()
    Outcome.objects.bulk_create(
        (
            Outcome(
                contribution=one, kind="adopted", measure=measures[one.number % MEASURES],
                measure_text=str(measures[one.number % MEASURES]), reason=REASON, made_at=now,
                changed_at=now, state="checked", checked_at=now,
            )
            for one in rows
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    for number, at in enumerate(range(0, len(rows), 2_000), start=1):
        done = AnswerRound.objects.create(
            concept=concept, number=number, title=f"Runde {number}", state="released",
            opened_at=now, released_at=now,
        )  # fmt: skip
        answers = [Answer(round=done, contribution=one, state="released", released_at=now)
                   for one in rows[at : at + 2_000]]  # fmt: skip
        for answer in answers:
            measure = measures[answer.contribution.number % MEASURES]
            answer.say(
                [{"kind": "adopted", "measure": measure.pk, "code": measure.code,
                  "title": measure.title, "to": "", "reason": REASON}]
            )  # fmt: skip
        Answer.objects.bulk_create(answers, batch_size=AT_ONCE)
