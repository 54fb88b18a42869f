"""The personal link of whoever said something: to follow it, amend it, take it back.

word = word_of(nonce)             # for a form that is sent: sent twice, it is the same
path = path_of(voice)
voice = voice_of(town, word)      # raises Voice.DoesNotExist
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.crypto import salted_hmac

from gemeinwerk.contributions.asking.queries import asked_rows
from gemeinwerk.contributions.models import Contribution, Merge, MergeQuestion, Split, Voice
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.sealing import seal
from gemeinwerk.meetings import words
from gemeinwerk.municipalities.models import Municipality

BATCH = 200
RECEIPT = "contributions.receipt"
"""For what the word in a link is sealed."""
_asked = MergeQuestion.objects.filter(proposal__ended_at=None)
_merged = Merge.objects.filter(undone_at=None)
_split = Split.objects.filter(undone_at=None)


def word_of(nonce: str) -> str:
    """A word nobody can work out without the installation's secret, the same each time: what is
    sent twice leads to the same page, and no row says where it led."""
    digest = salted_hmac("gemeinwerk.contributions.receipt", nonce, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def put(voice: Voice, word: str) -> None:
    voice.sealed, voice.proof = seal(word, RECEIPT), hashed(word)


def path_of(voice: Voice) -> str:
    """To their page; a word that can be said no more is made anew. Whoever wrote what was split
    has one link, which leads to all parts."""
    return paths_of([voice])[0]


def paths_of(voices: Sequence[Voice]) -> list[str]:
    """The same of many, at most one query where `original` was asked for."""
    owners = [one.original or one for one in voices]
    own = {one.pk: one for one in owners}
    said = {key: words.said(one, RECEIPT) if one.sealed else "" for key, one in own.items()}
    new = [own[key] for key, word in said.items() if not word]
    for one in new:
        words.new(RECEIPT).put(one)
    if new:
        Voice.objects.bulk_update(new, ["sealed", "proof"], batch_size=BATCH)
    told = {key: said[key] or words.said(one, RECEIPT) for key, one in own.items()}
    return [reverse("receipt:page", args=[told[one.pk]]) for one in owners]


def voice_of(town: Municipality, word: str) -> Voice:
    """With what other areas tell of it (`parts`), what their page has more to tell of
    (`is_asked`, `is_merged`, `is_split`), and what its phase asks (`own_questions`). Raises
    Voice.DoesNotExist."""
    found = Voice.objects.select_related(
        "contribution__concept__municipality", "contribution__participation", "contribution__field"
    )
    told = {
        "is_asked": Exists(_asked.filter(voice=OuterRef("pk")))
        | Exists(_asked.filter(voice__original=OuterRef("pk"))),
        "is_merged": Exists(_merged.filter(one=OuterRef("contribution"))),
        "own_questions": asked_rows("contribution__participation"),
        "is_split": Exists(_split.filter(whole=OuterRef("contribution"))),
    }
    asked = found.annotate(**told, **RECEIPT_PARTS.asked())
    return asked.get(contribution__concept__municipality=town, proof=hashed(word))


def author_of(contribution: Contribution) -> Voice | None:
    """Whoever wrote it by the form, or what it is a part of; with an address or without."""
    found = Voice.objects.filter(contribution=contribution)
    found = found.filter(Q(proof__isnull=False) | Q(original__proof__isnull=False))
    return found.select_related("person", "original").order_by("pk").first()
