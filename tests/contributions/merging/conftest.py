"""A public concept in which several people said something, some with a link or an address."""

from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import receipts
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.core.personal_links import new_word
from tests.factories import ContributionFactory, VoiceFactory

BENCHES = "Am Fluss fehlen Bänke. Am Markt fehlt ein WC."


def said(concept: Concept, number: int, text: str = BENCHES, **more: Any) -> Contribution:
    values = {"state": "public"} | more
    made: Contribution = ContributionFactory(concept=concept, number=number, text=text, **values)
    return made


def written(concept: Concept, number: int, text: str = BENCHES, **who: Any) -> tuple[Voice, str]:
    """By somebody who has a link; their word."""
    contribution = said(concept, number, text, channel="form")
    voice = VoiceFactory(contribution=contribution, **{"name": ""} | who)
    word = new_word()
    receipts.put(voice, word)
    voice.save()
    return voice, word


def now(row: Any) -> Any:
    """As it stands in the database."""
    return type(row).objects.get(pk=row.pk)
