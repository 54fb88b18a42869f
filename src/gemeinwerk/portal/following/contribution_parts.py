"""Whoever is told what becomes of a part's answer is told so still, once the part is taken back."""

from django.db.models import Q

from gemeinwerk.accounts.models import User
from gemeinwerk.contributions import bonds
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.portal.following import operations, queries
from gemeinwerk.portal.following.models import Digest, Follower


def hand_back(part: Contribution, whole: Contribution, by: User | None) -> None:
    """The same somebody follows the whole from where they were told last of any of its parts, as
    often as they wanted, or not at all. What a mail was to tell and did not is owed still."""
    town = part.concept.municipality
    operations.begin(town, queries.unaccompanied(town, part))
    rows = Follower.objects.filter(voice__contribution=part, voice__original__isnull=False)
    for row in rows.select_related("voice__original").order_by("pk"):
        assert row.voice
        assert row.voice.original
        same = Q(pk=row.voice.original.pk) | Q(original=row.voice.original)
        voice = Voice.objects.filter(same, contribution=whole).first()
        if voice is None:
            continue
        present = Follower.objects.filter(voice=voice).first()
        if present is None:
            row.voice, row.contribution = voice, whole
            row.save(update_fields=["voice", "contribution"])
            continue
        present.told_through = min(present.told_through, row.told_through)
        if row.ended_at is None:
            present.ended_at = None
        present.save(update_fields=["told_through", "ended_at"])
        Digest.objects.filter(follower=row, lost=True).update(follower=present)


bonds.register(hand_back)
