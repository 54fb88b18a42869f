"""What can happen to a file on its way into a catalogue.

upload -> (read in the background) -> decide what columns mean -> apply, or discard. Each step may
be killed at any moment: what was not finished did not happen, and a second try succeeds.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.catalogue_files import Reading, UnreadableFile
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.core.incoming import Heartbeat, ImportState, keep_file, sha256
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, turn, verb
from gemeinwerk.measures.importing import choosing, queries
from gemeinwerk.measures.importing.clashes import Choice, Choices, settle
from gemeinwerk.measures.importing.errors import ImportRefused
from gemeinwerk.measures.importing.lookup import Present, register
from gemeinwerk.measures.importing.planning import Plan, plan
from gemeinwerk.measures.importing.preview import preview_of, totals
from gemeinwerk.measures.importing.writing import Writer
from gemeinwerk.measures.models import ImportMapping, ImportRun
from gemeinwerk.measures.models.importing import Decided
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.own_file import read_apart
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.verbs import MeasuresVerb

Progress = Callable[[int], None]


# --- the steps ----------------------------------------------------------------------------------


@verb
def upload(concept: Concept, *, content: bytes, name: str, by: User | None) -> ImportRun:
    """Keep a file, to be read in the background."""
    present = hold(concept)
    writing.require_writable(present)
    run = _store(present, content, name, by)
    transaction.on_commit(jobs.nudge)
    return run


@verb
def decide(
    run: ImportRun,
    *,
    columns: Mapping[str, str],
    words: Mapping[str, str],
    units: Mapping[str, int] | None = None,
    by: User | None,
) -> ImportRun:
    """What columns, status words and names nobody knows mean; the file is read again, and the town
    remembers it."""
    present = _held(run)
    present.require(ImportState.READY)
    decided: Decided = {"columns": dict(columns), "words": dict(words)}
    present.mapping = decided | {"units": dict(units)} if units else decided
    present.state, present.error, present.progress = ImportState.UPLOADED, "", 0
    present.started_by = by
    present.save(
        update_fields=["mapping", "state", "error", "progress", "started_by", *present.wait()]
    )
    signature = present.preview.get("signature")
    if signature:
        ImportMapping.objects.update_or_create(
            municipality_id=present.municipality_id,
            signature=signature,
            defaults={"mapping": present.mapping},
        )
    transaction.on_commit(jobs.nudge)
    return present


@verb
def apply(
    run: ImportRun,
    *,
    by: User,
    sure: bool = False,
    choices: Choices | None = None,
    seen: str | None = None,
) -> ImportRun:
    """Take the file over as it was looked through: all of it, in the background.

    `sure`: the measures may well be others than those that have their numbers now. `choices` as in
    `choose`; `seen` is the stamp of `choosing.looked_at` when the page was opened.
    """
    present = _held(run)
    writing.require_writable(present.concept)
    present.require(ImportState.READY)
    require_same(choosing.looked_at(present), seen)
    present.choices = choosing.chosen(present, choices or {}, "")
    if present.preview.get("hardly_ours") and not sure:
        raise ImportRefused(
            _(
                "Die meisten Nummern der Datei gehören im Katalog zu ganz anderen Maßnahmen. "
                "Bitte prüfen, ob es die richtige Datei ist, und das Häkchen setzen."
            )
        )
    present.state, present.error, present.progress = ImportState.APPLYING, "", 0
    present.started_by = by
    present.save(
        update_fields=["state", "error", "progress", "started_by", "choices", *present.wait()]
    )
    transaction.on_commit(jobs.nudge)
    return present


@verb
def choose(run: ImportRun, *, choices: Choices, by: User, for_all: str = "") -> ImportRun:
    """Keep what is to be done with rows whose number another measure has: key of a clash -> a
    `Choice`. `for_all`: a choice for all of them."""
    present = _held(run)
    present.require(ImportState.READY)
    present.choices = choosing.chosen(present, choices, for_all)
    present.started_by = by
    present.save(update_fields=["choices", "started_by"])
    return present


@verb
def discard(run: ImportRun, *, by: User) -> ImportRun:
    """Leave the file where it is; nothing of it comes into the catalogue."""
    present = _held(run)
    if present.state in {ImportState.APPLYING, ImportState.APPLIED, ImportState.UNDONE}:
        raise ImportRefused(_("Die Datei ist schon übernommen oder wird es gerade."))
    if present.state in {ImportState.FAILED, ImportState.DISCARDED}:
        raise ImportRefused(_("Aus dieser Datei kommt nichts mehr in den Katalog."))
    present.state, present.preview = ImportState.DISCARDED, {}
    present.save(update_fields=["state", "preview"])
    return present


@verb
def take_up(run: ImportRun, *, by: User | None = None) -> bool:
    """Begin again what a worker left; whether there was anything to begin."""
    present = _held(run)
    if not (present.is_at_work and present.is_abandoned(audit.now())):
        return False
    present.save(update_fields=present.wait())
    transaction.on_commit(jobs.nudge)
    return True


# --- what the background does -------------------------------------------------------------------


def asked_to_read(run: ImportRun) -> jobs.Asked | None:
    """Reading writes nothing: where the account is gone, it is done for whoever looks through."""
    return asked_for(run) if run.started_by_id else None


def asked_for(run: ImportRun) -> jobs.Asked:
    """In whose name it is taken over, and by which right."""
    return jobs.Asked(run.started_by_id, MeasuresVerb.CATALOGUE_IMPORT, run.concept)


def refuse(run: ImportRun, message: str) -> None:
    """Back to be looked through, as it was: somebody else may take it over."""
    jobs.in_hand(run).update(state=ImportState.READY, error=message, progress=100)


def read_file(run: ImportRun) -> None:
    """Read a stored file and keep what would happen.

    Raises `UnreadableFile` with a sentence where the file cannot be read.
    """
    run.state, run.progress, run.error = ImportState.READING, 0, ""
    jobs.in_hand(run).update(state=run.state, progress=0, error="")
    reading = _reading(run, _reporter(run))
    planned = plan(reading, Present.of(run.concept), _base(run, reading))
    _keep_preview(run, planned)


def fail(run: ImportRun, message: str) -> None:
    """End a run that could not be carried out; nothing of it is in the catalogue."""
    jobs.in_hand(run).update(state=ImportState.FAILED, error=message, preview={})


def carry_out(run: ImportRun) -> None:
    """Write what was looked through, in one transaction; whatever is wrong, nothing is written."""
    try:
        reading = _reading(run, _reporter(run))
        base = _base(run, reading)
        with turn():
            mine = run.tries
            run = _held(run)
            if (run.state, run.tries) != (ImportState.APPLYING, mine):
                return  # another worker was quicker
            asked_for(run).require()  # reading took its time
            writing.require_writable(run.concept)
            planned = plan(reading, Present.of(run.concept), base)
            if planned.digest() != run.preview.get("digest"):
                raise ImportRefused(
                    _(
                        "Seit der Durchsicht hat jemand den Katalog geändert. Bitte die Änderungen "
                        "noch einmal durchsehen und dann übernehmen."
                    )
                )
            _write(run, planned, by=run.started_by)
    except jobs.NoLongerAllowed:
        raise
    except DomainError as refusal:
        _back_to_looking(run, refusal.message)


def import_now(
    concept: Concept,
    *,
    content: bytes,
    name: str,
    by: User | None,
    mapping: Mapping[str, Any] | None = None,
    clashing: str = "",
    dry_run: bool = False,
    on_progress: Progress = lambda percent: None,
) -> tuple[Plan, ImportRun | None]:
    """Read and take over at once, in one transaction; with `dry_run` nothing is written.

    `clashing`: the `Choice` for rows whose number quite another measure has; without one, what was
    chosen of the last file, else `NEW`.
    """
    with turn():
        writing.require_writable(hold(concept))  # better said before reading than after
    decided = dict(mapping or {})
    reading = _read(concept, content, name, decided, lambda percent: on_progress(percent // 2))
    run = ImportRun(concept=concept, file_name=name[-255:], sha256=sha256(content), mapping=decided)
    base = _base(run, reading)
    if dry_run:
        planned = plan(reading, Present.of(concept), base)
        run.choices = choosing.for_all(planned, clashing)
        choosing.remember(run, planned)
        settle(planned, run.choices)
        return planned, None
    with turn():
        writing.require_writable(hold(concept))
        planned = plan(reading, Present.of(concept), base)
        on_progress(65)
        run.started_by = by
        run.choices = choosing.for_all(planned, clashing)
        choosing.remember(run, planned)
        keep_file(run, content)
        _write(run, planned, by=by)
        on_progress(100)
        return planned, run


# --- inside -------------------------------------------------------------------------------------


def _store(concept: Concept, content: bytes, name: str, by: User | None) -> ImportRun:
    run = ImportRun(concept=concept, file_name=name[-255:], sha256=sha256(content), started_by=by)
    keep_file(run, content)
    return run


def _held(run: ImportRun) -> ImportRun:
    hold(run.concept)
    return hold(run, "concept")


def _reporter(run: ImportRun) -> Progress:
    """Tells the page how far it is, and that somebody is at work; at most once a second."""
    return Heartbeat(run)


def _read(
    concept: Concept, content: bytes, name: str, decided: Mapping[str, Any], progress: Progress
) -> Reading:
    reading = _read_as(concept, content, name, decided, progress)
    if decided:
        return reading
    remembered = ImportMapping.objects.filter(
        municipality_id=concept.municipality_id, signature=reading.signature
    ).first()
    if remembered is None:
        return reading
    return _read_as(concept, content, name, remembered.mapping, progress)


def _read_as(
    concept: Concept, content: bytes, name: str, decided: Mapping[str, Any], progress: Progress
) -> Reading:
    known = register(concept.municipality_id, also=decided.get("units", {}))
    return read_apart(
        content, name, register=known, mapping=decided.get("columns", {}),
        words=decided.get("words", {}), on_progress=progress,
    )  # fmt: skip


def _reading(run: ImportRun, progress: Progress) -> Reading:
    with run.file.open("rb") as stored:
        content = stored.read()
    return _read(run.concept, content, run.file_name, run.mapping, progress)


def _base(run: ImportRun, reading: Reading) -> Reading | None:
    """What the file said that was taken over last, best this very file.

    A file of our own says what stood in the catalogue when it was written, not at an earlier
    import: only the same file can have said it before. What a row said that was not written into
    the measure with its number says nothing about that.
    """
    last = queries.last_applied(run, reading.signature)
    if last is None or not last.file:
        return None  # there was none, or its time was over
    if reading.is_own and last.sha256 != run.sha256:
        return None
    try:
        base = _reading(last, lambda percent: None)
    except (UnreadableFile, OSError):
        return None  # without it every difference is shown, which loses nothing
    asked = last.result.get("clashes", [])
    elsewhere = {one["code"] for one in asked if one["choice"] != Choice.CHANGE}
    base.measures = [one for one in base.measures if one.code not in elsewhere]
    return base


def _in_language_of(user: User | None) -> AbstractContextManager[None]:
    """What somebody looks through is made beforehand, where no request says their language."""
    spoken = user.language if user else ""
    return translation.override(spoken or translation.get_language() or settings.LANGUAGE_CODE)


def _keep_preview(run: ImportRun, planned: Plan) -> None:
    with _in_language_of(run.started_by):
        run.preview = preview_of(planned)
    run.state, run.progress = ImportState.READY, 100
    choosing.remember(run, planned)
    # Somebody may have discarded it meanwhile, or another worker have taken it up.
    at_work = jobs.in_hand(run).filter(state__in=[ImportState.READING, ImportState.APPLYING])
    at_work.update(preview=run.preview, state=run.state, progress=100, choices=run.choices)


def _back_to_looking(run: ImportRun, message: str) -> None:
    """Reads the file once more, since the catalogue is another one now."""
    reading = _reading(run, lambda percent: None)
    run.error = message
    run.save(update_fields=["error"])
    _keep_preview(run, plan(reading, Present.of(run.concept), _base(run, reading)))


@collector_paused()
def _write(run: ImportRun, planned: Plan, *, by: User | None) -> None:
    reason = _("Import der Datei „{file}“").format(file=run.file_name)
    present = planned.present
    before = keeping.Catalogue.of(run.concept, present.measures, present.notes)
    settle(planned, run.choices)
    with _in_language_of(by):
        told = totals(planned, run.choices)
    writer = Writer(planned, by=by, reason=reason)
    writer.write()
    run.result = told
    run.preview = {}
    run.state, run.progress = ImportState.APPLIED, 100
    run.applied_at, run.leased_until, run.error = audit.now(), None, ""
    run.save()
    keeping.keep_import(run, before=before, created=writer.created, by=by)
    audit.record(
        MeasuresVerb.CATALOGUE_IMPORT,
        run.concept,
        by=by,
        after={"file": run.file_name, **planned.counts()},
        reason=reason,
        public=run.concept.public and not planned.is_empty,
    )
