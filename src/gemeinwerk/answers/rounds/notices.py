"""The mail with all answers for one address. Anybody may type any address: nothing of what was
written stands in it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from gemeinwerk.answers.rounds.models import Answer, AnswerRound
from gemeinwerk.answers.rounds.telling import Recipient
from gemeinwerk.answers.rounds.words import WORDS, where
from gemeinwerk.contributions.moderating.notices import Author
from gemeinwerk.contributions.receipts import paths_of
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address, with_address
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

ANSWERED = Kind(
    key="contribution.answered",
    label=_("Antwort auf Beiträge, mit Link"),
    subject=_("Was aus dem wird, was Sie zu „{concept}“ gesagt haben"),
    action=_("Sie haben etwas zu „{concept}“ gesagt. Hier ist die Antwort."),
    template="answers/notices/answered.txt",
    secret=True,
    kept=timedelta(days=90),
    in_all_tongues=True,
)
register(ANSWERED)


def answered(round: AnswerRound, recipients: Sequence[Recipient]) -> None:
    """One mail each, and no second one however often it is tried."""
    town = with_address(round.concept.municipality)
    for one, told in with_links(town, recipients):
        first = one.told[0][1]
        queue(
            ANSWERED.key,
            town=town,
            to=Author(first.can_be_written_to, one.name, one.language),
            path=told[0]["path"] if len(told) == 1 else "",
            context={"concept": round.concept.name, "answers": told},
            dedup_key=f"{key(round)}{first.pk}",
        )


def with_links(
    town: Municipality, recipients: Sequence[Recipient]
) -> Iterator[tuple[Recipient, list[dict[str, Any]]]]:
    """Each with their answers as `told`, with the `path` and the `url` of their links."""
    paths = iter(paths_of([voice for one in recipients for _answer, voice in one.told]))
    for one in recipients:
        links = [next(paths) for _told in one.told]
        yield (
            one,
            [
                told(answer) | {"path": path, "url": address(town, path)}
                for (answer, _voice), path in zip(one.told, links, strict=True)
            ],
        )


def key(round: AnswerRound) -> str:
    """How the keys of a round's mails begin."""
    return f"answer_round.{round.pk}."


def told(answer: Answer) -> dict[str, Any]:
    """An answer as mails and letters tell it; our words in the language they are read in."""
    return {
        "number": str(answer.contribution.number),
        "along": str(answer.along.contribution.number) if answer.along else "",
        "replaces": answer.replaces.released_at if answer.replaces else None,
        "said": [
            {"word": WORDS[said["kind"]], "where": where(said), "reason": said["reason"]}
            for said in answer.document
        ],
    }
