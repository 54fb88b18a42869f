"""Files are wanted, made, go out of date, and are forgotten."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinwerk.audit.queries import public_revision
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.files import making, storage
from gemeinwerk.measures.files.queries import all_wanted, today_of
from gemeinwerk.measures.files.requested_file import Counter, Wanted, meant_by
from gemeinwerk.measures.models import CatalogueFile
from gemeinwerk.measures.models.files import FileKind, FileState
from gemeinwerk.privacy.traces import Traces

DRAFTS_KEPT = timedelta(days=1)
LEASE = timedelta(minutes=2)
MOST_WAITING, MOST_SELECTIONS = 10, 300
"""Selections of a town that are made for strangers at a time, and that are kept for a day."""
_ON_REQUEST = (FileKind.DRAFT, FileKind.FINDINGS)
AGAIN = timedelta(hours=6)
"""After this time a file that could not be made is tried again: a full disk is emptied, and what
was frozen never changes by itself."""
_ANEW = {"state": FileState.WANTED, "tries": 0, "leased_until": None, "error": ""}


class TooManySelections(DomainError):
    """More than a town makes for strangers."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Gerade sind zu viele Auswahlen bestellt. Bitte versuchen Sie es später noch "
                "einmal, oder laden Sie den ganzen Katalog herunter: Er liegt bereit."
            )
        )


def want(files: Iterable[Wanted]) -> None:
    """Let files be made, unless they are there or being made."""
    wanted, counter = {one.key: one for one in files}, cache(public_revision)
    now = timezone.now()
    with transaction.atomic():
        there = {row.key: row for row in CatalogueFile.objects.filter(key__in=wanted)}
        new = [wanted[key].row() for key in wanted if key not in there]
        for row in new:
            row.wanted_at = now
        CatalogueFile.objects.bulk_create(new, ignore_conflicts=True)
        _make_anew(row.pk for key, row in there.items() if _is_stale(row, wanted[key], counter))
        CatalogueFile.objects.filter(key__in=there).update(wanted_at=now)
        transaction.on_commit(jobs.nudge)


def want_selection(wanted: Wanted) -> None:
    """Let a selection be made that somebody asked for who is nobody known. There are as many as
    filters can be combined: a town makes few at a time and keeps few; raises
    TooManySelections."""
    town = wanted.concept.municipality_id
    kept = CatalogueFile.objects.filter(concept__municipality=town).exclude(selected="")
    waiting = kept.filter(state=FileState.WANTED)
    known = kept.filter(key=wanted.key).exists()
    if not known and (waiting.count() >= MOST_WAITING or kept.count() >= MOST_SELECTIONS):
        raise TooManySelections
    want([wanted])


def public_content_changed(town_id: int) -> None:
    """What citizens read of this town changed: what shows it as of today is made anew."""
    want(today_of(town_id))


def want_all() -> int:
    """For the tick: whatever is missing or out of date is made; how many files that are.

    After a new release, a restore or an emptied folder that is all of them.
    """
    there = {row.key: row for row in CatalogueFile.objects.all()}
    files = storage.present()
    lost = {row.key for row in there.values() if row.state == FileState.READY}
    lost &= {row.key for row in there.values() if row.name not in files}
    CatalogueFile.objects.filter(key__in=lost).update(name="", made="")
    counter = cache(public_revision)
    missing = [
        one
        for one in all_wanted()
        if one.key in lost or one.key not in there or _is_stale(there[one.key], one, counter)
    ]
    if missing:
        want(missing)
    return len(missing)


def forget_old() -> int:
    """For the tick: what nobody has asked for since yesterday of what was made for somebody, and
    files without a row."""
    old = timezone.now() - DRAFTS_KEPT
    on_request = Q(kind__in=_ON_REQUEST) | ~Q(selected="")
    CatalogueFile.objects.filter(on_request, wanted_at__lt=old).delete()
    return storage.forget_all_but(set(CatalogueFile.objects.values_list("name", flat=True)))


def erase(traces: Traces, write: bool) -> int:
    """What shows a catalogue as it is written today is made anew from what stands there when a
    person was taken out; what was frozen says the same again. None is counted: none is lost."""
    if write:
        # A selection names what was searched for, also one of what was frozen.
        living = CatalogueFile.objects.exclude(kind=FileKind.VERSION, selected="")
        living = living.filter(concept__municipality__in=traces.towns)
        names = list(living.values_list("name", flat=True))
        living.delete()
        transaction.on_commit(lambda: _gone(names, traces.towns))
    return 0


def _gone(names: Iterable[str], towns: Iterable[int]) -> None:
    for name in names:
        storage.forget(name)
    for town in towns:
        want(today_of(town))


# --- what the background does -------------------------------------------------------------------


def asked_for(row: CatalogueFile) -> jobs.Asked | None:
    """A file with columns of the house is made for one reader; others are made for whoever may
    fetch them, which is asked when they do."""
    if row.reader_id is None:
        return None
    return jobs.Asked(row.reader_id, "catalogue.export", row.concept)


def make(row: CatalogueFile) -> None:
    """Make a file and put it in the place of the one before."""
    from gemeinwerk.measures.files.jobs import MAKING  # names these operations

    wanted, began = meant_by(row), timezone.now()
    if wanted is None:
        row.delete()
        storage.forget(row.name)
        return
    fingerprint = wanted.fingerprint()
    with jobs.lengthened(MAKING, row):
        content = making.write(wanted)
    name = storage.keep(content, row.suffix)
    made = jobs.in_hand(row).update(
        state=FileState.READY, made=fingerprint, name=name, size=len(content), began_at=began,
        error="", leased_until=None,
    )  # fmt: skip
    storage.forget(row.name if made else name)
    if made and row.kind == FileKind.TODAY and wanted.fingerprint() != fingerprint:
        _make_anew([row.pk])


def fail(row: CatalogueFile, sentence: str) -> None:
    """End a file that could not be made. It is tried again when its content changes, and after
    `AGAIN`."""
    wanted = meant_by(row)
    made = wanted.fingerprint() if wanted else ""
    jobs.in_hand(row).update(
        state=FileState.FAILED, error=sentence, made=made, name="", leased_until=None
    )
    storage.forget(row.name)


def _is_stale(row: CatalogueFile, wanted: Wanted, counter: Counter) -> bool:
    if row.state == FileState.WANTED:
        return False
    return _is_worth_a_try(row) or row.made != wanted.fingerprint(counter)


def _is_worth_a_try(row: CatalogueFile) -> bool:
    tried, before = row.taken_at, timezone.now() - AGAIN
    return row.state == FileState.FAILED and tried is not None and tried < before


def _make_anew(keys: Iterable[int]) -> None:
    ready = CatalogueFile.objects.filter(pk__in=list(keys)).exclude(state=FileState.WANTED)
    if ready.update(**_ANEW):
        transaction.on_commit(jobs.nudge)
