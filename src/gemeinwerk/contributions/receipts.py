"""The personal link of whoever said something: to follow it, amend it, take it back.

word = word_of(nonce)             # for a form that is sent: sent twice, it is the same
path = path_of(voice)
voice = voice_of(town, word)      # raises Voice.DoesNotExist
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from django.urls import reverse
from django.utils.crypto import salted_hmac

from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.sealing import seal
from gemeinwerk.meetings import words
from gemeinwerk.municipalities.models import Municipality

BATCH = 200
RECEIPT = "contributions.receipt"
"""For what the word in a link is sealed."""


def word_of(nonce: str) -> str:
    """A word nobody can work out without the installation's secret, the same each time: what is
    sent twice leads to the same page, and no row says where it led."""
    digest = salted_hmac("gemeinwerk.contributions.receipt", nonce, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def put(voice: Voice, word: str) -> None:
    voice.sealed, voice.proof = seal(word, RECEIPT), hashed(word)


def path_of(voice: Voice) -> str:
    """To their page; a word that can be said no more is made anew."""
    return paths_of([voice])[0]


def paths_of(voices: Sequence[Voice]) -> list[str]:
    """The same of many, at most one query."""
    said = [words.said(one, RECEIPT) if one.sealed else "" for one in voices]
    new = [one for one, word in zip(voices, said, strict=True) if not word]
    for one in new:
        words.new(RECEIPT).put(one)
    if new:
        Voice.objects.bulk_update(new, ["sealed", "proof"], batch_size=BATCH)
    told = (word or words.said(one, RECEIPT) for one, word in zip(voices, said, strict=True))
    return [reverse("receipt:page", args=[word]) for word in told]


def voice_of(town: Municipality, word: str) -> Voice:
    """With what other areas tell of it (`parts`). Raises Voice.DoesNotExist."""
    found = Voice.objects.select_related(
        "contribution__concept__municipality", "contribution__participation", "contribution__field"
    )
    asked = found.annotate(**RECEIPT_PARTS.asked())
    return asked.get(contribution__concept__municipality=town, proof=hashed(word))


def author_of(contribution: Contribution) -> Voice | None:
    """Whoever wrote it by the form, with an address or without."""
    found = Voice.objects.filter(contribution=contribution, proof__isnull=False)
    return found.select_related("person").order_by("pk").first()
