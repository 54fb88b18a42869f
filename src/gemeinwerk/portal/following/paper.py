"""Letters to whoever said something and left no e-mail address: what became of it since their last.

waiting(concept)                       # to whom there is anything to write
batch = write_letters(concept, by=user)
letters = written(batch)               # to be drawn, as often as somebody asks
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.rounds.telling import called
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.receipts import paths_of
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.queries import address, with_address
from gemeinwerk.portal.following import queries
from gemeinwerk.portal.following.lifecycle import SETTLED
from gemeinwerk.portal.following.models import Digest, Follower, LetterBatch, Told
from gemeinwerk.portal.following.verbs import FollowingVerb
from gemeinwerk.portal.news import News

MOST = 100
"""In one file; the others wait for the next."""


class NothingToWrite(DomainError):
    """Nothing has become of anything since the last letters."""


@dataclass
class Letter:
    """One letter; `told`: what became of each contribution, the oldest first."""

    name: str
    address: str
    language: str
    told: list[tuple[Follower, list[Told]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """To each contribution, for its author; empty where nothing was written yet."""


def waiting(concept: Concept) -> list[Letter]:
    """One to each name at an address."""
    return _new(concept)[0]


def _new(concept: Concept) -> tuple[list[Letter], int]:
    """And up to which entry of the audit: what was done at the same time is written by then."""
    rows = queries.on_paper(concept)
    upto = queries.newest_entry(concept.municipality, before=audit.now() - SETTLED)
    rows = [row for row in rows if row.told_through < upto]
    news = queries.NewsSince(rows, upto)
    told = ((row, [_line(one) for one in reversed(news.of(row))]) for row in rows)
    return _together(told), upto


def _line(news: News) -> Told:
    return Told(
        on=news.on.isoformat(),
        title=news.title,
        text=news.text,
        quoted=news.quoted,
        german=news.german,
    )


@verb
def write_letters(concept: Concept, *, by: User) -> LetterBatch:
    """What they say counts as told from now on. Raises `NothingToWrite`."""
    present = hold(concept, "municipality")
    all_of_them, upto = _new(present)
    letters = all_of_them[:MOST]
    if not letters:
        raise NothingToWrite(_("Es ist kein Brief zu drucken: Seit den letzten geschah nichts."))
    last = LetterBatch.objects.filter(concept=present).first()
    batch = LetterBatch.objects.create(
        concept=present,
        number=last.number + 1 if last else 1,
        letters=len(letters),
        printed_at=audit.now(),
        printed_by=by,
    )
    lines = [line for one in letters for line in one.told]
    Digest.objects.bulk_create(
        Digest(follower=row, batch=batch, after=row.told_through, upto=upto, told=told)
        for row, told in lines
    )
    rows = [row for row, _told in lines]
    paths_of([row.voice for row in rows if row.voice])  # whoever has no link yet is given one
    for row in rows:
        row.told_through = upto
    Follower.objects.bulk_update(rows, ["told_through"])
    after = {"number": len(letters)}
    audit.record(FollowingVerb.LETTERS_PRINT, batch, by=by, after=after)
    return batch


def written(batch: LetterBatch) -> list[Letter]:
    """Letters that were printed, to those who can be written to still."""
    said = {one.follower_id: one.told for one in batch.digests.all()}
    rows = [row for row in queries.on_paper(batch.concept) if row.pk in said]
    letters = _together((row, said[row.pk]) for row in rows)
    town = with_address(batch.concept.municipality)
    for letter in letters:
        voices = [row.voice for row, _told in letter.told if row.voice]
        with translation.override(letter.language):
            letter.links = [address(town, path) for path in paths_of(voices)]
    return letters


def _together(found: Iterable[tuple[Follower, list[Told]]]) -> list[Letter]:
    """One to each name at an address, however it is broken into lines."""
    letters: dict[str, Letter] = {}
    for row, told in found:
        if told and row.voice:
            name, place = called(row.voice), row.voice.address.strip()
            key = " ".join(f"{name} {place}".lower().split())
            letter = letters.setdefault(key, Letter(name, place, row.language))
            letter.told.append((row, told))
    return list(letters.values())
