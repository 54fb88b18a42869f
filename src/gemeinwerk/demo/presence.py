"""„Wer ist dabei?“ in Havelfurt: asked in spring 2026, told so that nobody is given away."""

import random
from collections.abc import Iterator
from datetime import time
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.representation import operations, releasing
from gemeinwerk.representation.models import Enquiry, Release
from gemeinwerk.representation.questions import STANDARD, own

_NOON = time(12, 20)


def counted(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("presence")
    deeds = {"opened": _open, "closed": _close, "made": _make, "published": _publish}
    for key, what in deeds.items():
        yield Deed(at(told[key], _NOON), "Wer ist dabei?", partial(what, cast, concept, told))


def _open(cast: Cast, concept: Concept, told: dict[str, Any]) -> None:
    """And 64 people answer, in no order."""
    mine = told["own"]
    questions = [one for one in STANDARD if one["key"] in told["standard"]]
    questions.append(own(mine["text"], mine["text_en"], [(de, en) for de, en in mine["options"]]))
    enquiry = operations.prepare_enquiry(
        concept,
        questions=questions,
        crossings=told["crossings"],
        closes_on=told["closes_on"],
        by=cast.office,
    )
    operations.open_enquiry(enquiry, slips=told["slips"], by=cast.office)
    for answers in _people(told["said"]):
        slip = operations.draw_slip(enquiry)
        operations.take_part(enquiry, answers=answers, slip=slip)


def _people(said: dict[str, dict[str, int]]) -> Iterator[dict[str, str]]:
    """Each count dealt out to so many people by chance, the same in every building."""
    chance = random.Random(2026)  # noqa: S311 - a story, no secret
    dealt = {}
    for key, counts in said.items():
        every = [value for value, number in counts.items() for _one in range(number)]
        chance.shuffle(every)
        dealt[key] = every
    for answers in zip(*dealt.values(), strict=True):
        yield dict(zip(dealt, answers, strict=True))


def _close(cast: Cast, concept: Concept, told: dict[str, Any]) -> None:
    operations.close_enquiry(_enquiry(concept), by=cast.office)


def _make(cast: Cast, concept: Concept, told: dict[str, Any]) -> None:
    enquiry = _enquiry(concept)
    tables = ["/".join(one) for one in enquiry.tables]
    releasing.release(enquiry, tables=tables, asked=told["slips"], by=cast.office)


def _publish(cast: Cast, concept: Concept, told: dict[str, Any]) -> None:
    release = Release.objects.select_related("enquiry__concept").get(enquiry__concept=concept)
    operations.publish_release(release, by=cast.office)


def _enquiry(concept: Concept) -> Enquiry:
    return Enquiry.objects.select_related("concept").get(concept=concept)
