"""Whoever wrote a contribution is asked whether it may be answered together with another one."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution, MergeQuestion
from gemeinwerk.contributions.moderating.notices import to_whom
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

ASKED = Kind(
    key="contribution.merge_asked",
    label=_("Frage, ob ein Beitrag zusammen mit einem anderen beantwortet werden darf, mit Link"),
    subject=_("Dürfen wir Ihren Beitrag Nr. {number} zusammen mit einem anderen beantworten?"),
    action=_(
        "Ihr Beitrag zu „{concept}“ und Beitrag Nr. {into} sagen fast dasselbe. Dürfen wir beide "
        "gemeinsam beantworten? Bitte antworten Sie auf Ihrer Seite mit Ja oder Nein."
    ),
    template="contributions/notices/merge_asked.txt",
    secret=True,
    kept=timedelta(days=90),
    in_all_tongues=True,
)
register(ASKED)


def asked(question: MergeQuestion) -> None:
    proposal, voice = question.proposal, question.voice
    somebody = to_whom(voice)
    if somebody is None:
        return
    one, into = proposal.one, proposal.into
    queue(
        ASKED.key,
        town=one.concept.municipality,
        to=somebody,
        path=path_of(voice),
        context={
            "number": one.number,
            "into": into.number,
            "concept": one.concept.name,
            "words": in_public(into),
            "until": proposal.until,
        },
    )


def in_public(contribution: Contribution) -> str:
    """What the other one says, where everybody may read it."""
    is_read = contribution.is_public and contribution.concept.public
    return contribution.as_public if is_read else ""
