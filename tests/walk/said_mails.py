"""How mails about contributions that came by the form come about."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.timezone import localdate, now

from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds.operations import releasing
from gemeinwerk.answers.statements import operations as statements
from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.contributions.form import operations as form
from gemeinwerk.contributions.merging import operations as merging
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.core.personal_links import new_word
from tests.factories import ContributionFactory, OutcomeFactory, VoiceFactory

if TYPE_CHECKING:
    from tests.walk.happenings import Town


def somebody_says_something(at: "Town") -> None:
    """Twice, with an address: one is shown, the other hidden, objected to and answered."""
    what = {
        "kind": "idea", "language": "de", "field": None, "themes": [], "target_group": "",
        "place_name": "",
    }  # fmt: skip
    who = {"name": "", "email": "gast@verein.example", "role": "", "named": False}
    for text in ("Mehr Licht.", "Mehr Bänke."):
        said = what | {"text": text}
        form.submit(at.scene.participation, said=said, who=who, word=new_word())
    shown, hidden = at.scene.concept.contributions.filter(state="held").order_by("number")
    moderating.show(shown, by=at.office)
    hiding = moderating.hide(hidden, reason="again", by=at.office)
    moderating.object_to(hiding, text="Das ist neu.")
    moderating.answer_objection(hiding, text="Das stand schon da.", show=False, by=at.office)


def a_unit_is_asked(at: "Town") -> None:
    """About one contribution, and about several."""
    Statement.objects.all().delete()
    ContributionFactory.create_batch(2, concept=at.scene.concept)
    every = list(at.scene.concept.contributions.values_list("number", flat=True))
    day = localdate() + timedelta(days=14)
    for numbers in (every[:1], every[1:]):
        statements.ask(at.scene.concept, numbers=numbers, unit=at.scene.unit, due=day, by=at.office)


def answers_are_released(at: "Town") -> None:
    """To one address with two voices, and to another with one."""
    Outcome.objects.all().delete()
    Contribution.objects.exclude(pk=at.scene.written.pk).update(state="held")
    for name in ("gast", "noch-jemand"):
        VoiceFactory(contribution=at.scene.written, email=f"{name}@verein.example")
    OutcomeFactory(
        contribution=at.scene.written, measure=at.measure, state="checked", checked_at=now()
    )
    round = rounds.open_round(at.scene.concept, by=at.office)
    rounds.release(round, by=at.office)
    round.refresh_from_db()
    releasing.carry_out(round)


def somebody_is_asked_before_a_merge(at: "Town") -> None:
    voice = VoiceFactory(
        contribution=ContributionFactory(concept=at.scene.concept, number=70, state="public"),
        email="gast@verein.example",
    )
    into = ContributionFactory(concept=at.scene.concept, number=71, state="public")
    merging.merge(voice.contribution, into=into, reason="Dasselbe Anliegen.", by=at.office)


SAID_MAILS = {
    a_unit_is_asked: {"statement.asked"},
    somebody_is_asked_before_a_merge: {"contribution.merge_asked"},
    somebody_says_something: {
        "contribution.received", "contribution.shown", "contribution.hidden",
        "contribution.objection_answered",
    },
    answers_are_released: {"contribution.answered"},
}  # fmt: skip
