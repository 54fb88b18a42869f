"""What can happen to a table of contributions on its way in.

upload -> (read in the background) -> decide what columns mean -> apply, or discard. Each step may
be killed at any moment: what was not finished did not happen, and a second try succeeds.
"""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contribution_files import ContributionReading, read_apart
from gemeinwerk.contributions.importing.planning import Plan, plan, preview_of
from gemeinwerk.contributions.importing.writing import write
from gemeinwerk.contributions.models import (
    ContributionImport,
    ContributionState,
    Participation,
)
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.core.incoming import Heartbeat, ImportRefused, ImportState, keep_file, sha256
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, turn, verb

RIGHT = "contribution.edit"


@verb
def upload(
    concept: Concept,
    *,
    content: bytes,
    name: str,
    by: User | None,
    participation: Participation | None = None,
) -> ContributionImport:
    """Keep a table, to be read in the background. The very file that was taken over is refused."""
    present = hold(concept)
    digest = sha256(content)
    same = ContributionImport.objects.filter(
        concept=present, sha256=digest, state=ImportState.APPLIED
    )
    if same.exists():
        raise ImportRefused(_("Genau diese Datei ist schon übernommen."))
    run = ContributionImport(
        concept=present,
        participation=participation,
        file_name=name[-255:],
        sha256=digest,
        started_by=by,
    )
    keep_file(run, content)
    transaction.on_commit(jobs.nudge)
    return run


@verb
def decide(
    run: ContributionImport, *, columns: Mapping[str, str], by: User | None
) -> ContributionImport:
    """What columns mean; the table is read again."""
    present = _held(run)
    present.require(ImportState.READY)
    present.columns = dict(columns)
    present.state, present.error, present.progress = ImportState.UPLOADED, "", 0
    present.started_by = by
    present.save(
        update_fields=["columns", "state", "error", "progress", "started_by", *present.wait()]
    )
    transaction.on_commit(jobs.nudge)
    return present


def looked_at(run: ContributionImport) -> list[object]:
    """What was looked through until now; see `core.shown`."""
    return [run.preview.get("digest")]


@verb
def apply(
    run: ContributionImport, *, by: User, doubtful: bool = False, seen: str | None = None
) -> ContributionImport:
    """Take the table over as it was looked through: all of it, in the background. `doubtful`: also
    what is called as one of here and says something else, as contributions of their own."""
    present = _held(run)
    present.require(ImportState.READY)
    require_same(looked_at(present), seen)
    present.state, present.error, present.progress = ImportState.APPLYING, "", 0
    present.started_by, present.takes_doubtful = by, doubtful
    fields = ["state", "error", "progress", "started_by", "takes_doubtful"]
    present.save(update_fields=[*fields, *present.wait()])
    transaction.on_commit(jobs.nudge)
    return present


@verb
def discard(run: ContributionImport, *, by: User) -> ContributionImport:
    """Nothing of the table comes in; the file goes at once."""
    present = _held(run)
    if present.state in {ImportState.APPLYING, ImportState.APPLIED}:
        raise ImportRefused(_("Die Datei ist schon übernommen oder wird es gerade."))
    if present.state in {ImportState.FAILED, ImportState.DISCARDED}:
        raise ImportRefused(_("Aus dieser Datei kommt nichts mehr."))
    present.state, present.preview = ImportState.DISCARDED, {}
    if present.file:
        path = Path(present.file.path)
        present.file = ""
        transaction.on_commit(lambda: path.unlink(missing_ok=True))
    present.save(update_fields=["state", "preview", "file"])
    return present


@verb
def take_up(run: ContributionImport, *, by: User | None = None) -> bool:
    """Begin again what a worker left; whether there was anything to begin."""
    present = _held(run)
    if not (present.is_at_work and present.is_abandoned(audit.now())):
        return False
    present.save(update_fields=present.wait())
    transaction.on_commit(jobs.nudge)
    return True


# --- what the background does -------------------------------------------------------------------


def asked_to_read(run: ContributionImport) -> jobs.Asked | None:
    """Reading writes nothing: where the account is gone, it is done for whoever looks through."""
    return asked_for(run) if run.started_by_id else None


def asked_for(run: ContributionImport) -> jobs.Asked:
    """In whose name it is taken over, and by which right."""
    return jobs.Asked(run.started_by_id, RIGHT, run.concept)


def refuse(run: ContributionImport, message: str) -> None:
    """Back to be looked through, as it was: somebody else may take it over."""
    jobs.in_hand(run).update(state=ImportState.READY, error=message, progress=100)


def fail(run: ContributionImport, message: str) -> None:
    """End a run that could not be carried out; nothing of it is in the database."""
    with transaction.atomic():
        path = Path(run.file.path) if run.file else None
        ended = jobs.in_hand(run).update(
            state=ImportState.FAILED, error=message, preview={}, file=""
        )
        if ended and path:
            transaction.on_commit(lambda: path.unlink(missing_ok=True))


def read_file(run: ContributionImport) -> None:
    """Read a stored table and keep what would happen.

    Raises `UnreadableContributions` with a sentence where it cannot be read.
    """
    run.state, run.progress, run.error = ImportState.READING, 0, ""
    jobs.in_hand(run).update(state=run.state, progress=0, error="")
    reading = _reading(run)
    _keep_preview(run, reading)


def carry_out(run: ContributionImport) -> None:
    """Write what was looked through, in one transaction; whatever is wrong, nothing is written."""
    reading = _reading(run)
    try:
        with turn():
            mine = run.tries
            concept = hold(run.concept, "municipality")
            run = hold(run, "started_by", "participation")
            run.concept = concept
            if (run.state, run.tries) != (ImportState.APPLYING, mine):
                return  # another worker was quicker
            asked_for(run).require()  # reading took its time
            planned = plan(reading, concept)
            if planned.digest() != run.preview.get("digest"):
                raise ImportRefused(
                    _(
                        "Seit der Durchsicht hat sich am Konzept etwas geändert. Bitte sehen Sie "
                        "noch einmal durch, was geschähe, und übernehmen dann."
                    )
                )
            _write(run, planned)
    except jobs.NoLongerAllowed:
        raise
    except DomainError as refusal:
        run.error = refusal.message
        run.save(update_fields=["error"])
        _keep_preview(run, reading)


def import_now(
    concept: Concept,
    *,
    content: bytes,
    name: str,
    by: User | None,
    participation: Participation | None = None,
    state: str = ContributionState.INTERNAL,
) -> ContributionImport:
    """Read and take over at once, in one transaction."""
    run = ContributionImport(
        concept=concept,
        participation=participation,
        file_name=name[-255:],
        sha256=sha256(content),
        started_by=by,
    )
    reading = read_apart(content, name)
    with turn():
        run.concept = hold(concept, "municipality")
        keep_file(run, content)
        _write(run, plan(reading, run.concept), state=state)
    return run


def _held(run: ContributionImport) -> ContributionImport:
    concept = hold(run.concept)
    found = hold(run)
    found.concept = concept
    return found


def _reading(run: ContributionImport) -> ContributionReading:
    with run.file.open("rb") as stored:
        content = stored.read()
    decided = run.columns or None
    reading = read_apart(content, run.file_name, mapping=decided, on_progress=Heartbeat(run))
    if decided:
        return reading
    before = ContributionImport.objects.filter(
        concept=run.concept_id, signature=reading.signature, state=ImportState.APPLIED
    ).exclude(columns={})
    last = before.order_by("-pk").first()
    if last is None:
        return reading
    return read_apart(content, run.file_name, mapping=last.columns, on_progress=Heartbeat(run))


def _keep_preview(run: ContributionImport, reading: ContributionReading) -> None:
    spoken = run.started_by.language if run.started_by else ""
    with translation.override(spoken or translation.get_language() or settings.LANGUAGE_CODE):
        run.preview = preview_of(plan(reading, run.concept))
    run.state, run.progress, run.signature = ImportState.READY, 100, reading.signature
    # Somebody may have discarded it meanwhile, or another worker have taken it up.
    at_work = jobs.in_hand(run).filter(state__in=[ImportState.READING, ImportState.APPLYING])
    at_work.update(preview=run.preview, state=run.state, progress=100, signature=run.signature)


@collector_paused()
def _write(
    run: ContributionImport, planned: Plan, *, state: str = ContributionState.INTERNAL
) -> None:
    first, last = write(planned, run, state=state)
    told = preview_of(planned)
    run.result = {name: told[name] for name in ("platform", "counts", "columns", "left_out")}
    taken = last - first + 1
    left = [] if run.takes_doubtful else planned.doubtful
    run.result["counts"] |= {"new": taken, "doubtful": len(left)}
    run.result |= {"first": first, "last": last, "doubtful": told["doubtful"] if left else []}
    run.preview, run.signature = {}, planned.reading.signature
    run.state, run.progress = ImportState.APPLIED, 100
    run.applied_at, run.leased_until, run.error = audit.now(), None, ""
    run.save()
    audit.record(
        ContributionsVerb.CONTRIBUTIONS_IMPORT,
        run.concept,
        by=run.started_by,
        after={"file": run.file_name, "number": taken},
    )
