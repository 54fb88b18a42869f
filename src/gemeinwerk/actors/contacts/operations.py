"""What can happen to a list of contacts on its way in.

upload -> (read in the background) -> decide what columns mean, say who is known -> apply, or
discard. Each step may be killed at any moment: what was not finished did not happen, and a second
try succeeds.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import queries
from gemeinwerk.actors.contacts.planning import Plan, plan
from gemeinwerk.actors.contacts.present import Present
from gemeinwerk.actors.contacts.preview import preview_of, totals
from gemeinwerk.actors.contacts.writing import Writer
from gemeinwerk.actors.models import ContactImport, ContactMapping
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.contact_files import ContactReading, read_apart
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.core.incoming import Heartbeat, ImportRefused, ImportState, keep_file, sha256
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, turn, verb
from gemeinwerk.municipalities.models import Municipality

RIGHT = "actor.edit"
Progress = Callable[[int], None]


# --- the steps ----------------------------------------------------------------------------------


@verb
def upload(town: Municipality, *, content: bytes, name: str, by: User | None) -> ContactImport:
    """Keep a list, to be read in the background."""
    run = ContactImport(
        municipality=town, file_name=name[-255:], sha256=sha256(content), started_by=by
    )
    keep_file(run, content)
    transaction.on_commit(jobs.nudge)
    return run


@verb
def decide(run: ContactImport, *, columns: Mapping[str, str], by: User | None) -> ContactImport:
    """What columns mean; the list is read again, and the town remembers it."""
    present = _held(run)
    present.require(ImportState.READY)
    present.columns = dict(columns)
    if present.signature:
        ContactMapping.objects.update_or_create(
            municipality_id=present.municipality_id,
            signature=present.signature,
            defaults={"columns": present.columns},
        )
    return _again(present, by)


@verb
def choose(run: ContactImport, *, choices: Mapping[str, str], by: User) -> ContactImport:
    """Who of the list is somebody there: key in the list -> key of the person, "" for nobody."""
    present = _held(run)
    present.require(ImportState.READY)
    offered = {
        one["key"]: {other["key"] for other in one["likely"] if other["key"]} | {""}
        for one in present.preview.get("people", [])
    }
    for key, chosen in choices.items():
        if chosen not in offered.get(key, {present.choices.get(key, ""), ""}):
            raise ImportRefused(_("Bitte wählen Sie eine der vorgeschlagenen Personen."))
    kept = present.choices | dict(choices)
    present.choices = {key: chosen for key, chosen in kept.items() if chosen}
    return _again(present, by)


def looked_at(run: ContactImport) -> list[object]:
    """What was looked through until now; see `core.shown`."""
    return [run.preview.get("digest"), sorted(run.choices.items())]


@verb
def apply(run: ContactImport, *, by: User, seen: str | None = None) -> ContactImport:
    """Take the list over as it was looked through: all of it, in the background."""
    present = _held(run)
    present.require(ImportState.READY)
    require_same(looked_at(present), seen)
    present.state, present.error, present.progress = ImportState.APPLYING, "", 0
    present.started_by = by
    present.save(update_fields=["state", "error", "progress", "started_by", *present.wait()])
    transaction.on_commit(jobs.nudge)
    return present


@verb
def discard(run: ContactImport, *, by: User) -> ContactImport:
    """Nothing of the list comes in; the file goes at once."""
    present = _held(run)
    if present.state in {ImportState.APPLYING, ImportState.APPLIED, ImportState.UNDONE}:
        raise ImportRefused(_("Die Liste ist schon übernommen oder wird es gerade."))
    if present.state in {ImportState.FAILED, ImportState.DISCARDED}:
        raise ImportRefused(_("Aus dieser Liste kommt nichts mehr."))
    present.state, present.preview = ImportState.DISCARDED, {}
    let_file_go(present)
    present.save(update_fields=["state", "preview", "file"])
    return present


@verb
def take_up(run: ContactImport, *, by: User | None = None) -> bool:
    """Begin again what a worker left; whether there was anything to begin."""
    present = _held(run)
    if not (present.is_at_work and present.is_abandoned(audit.now())):
        return False
    present.save(update_fields=present.wait())
    transaction.on_commit(jobs.nudge)
    return True


def let_file_go(run: ContactImport) -> None:
    """Nobody needs the file of a list from which nothing comes, or came."""
    if run.file:
        path = Path(run.file.path)
        run.file = ""
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


# --- what the background does -------------------------------------------------------------------


def asked_to_read(run: ContactImport) -> jobs.Asked | None:
    """Reading writes nothing: where the account is gone, it is done for whoever looks through."""
    return asked_for(run) if run.started_by_id else None


def asked_for(run: ContactImport) -> jobs.Asked:
    """In whose name it is taken over, and by which right."""
    return jobs.Asked(run.started_by_id, RIGHT, run.municipality)


def refuse(run: ContactImport, message: str) -> None:
    """Back to be looked through, as it was: somebody else may take it over."""
    jobs.in_hand(run).update(state=ImportState.READY, error=message, progress=100)


def fail(run: ContactImport, message: str) -> None:
    """End a run that could not be carried out; nothing of it is in the database."""
    with transaction.atomic():
        path = Path(run.file.path) if run.file else None
        ended = jobs.in_hand(run).update(
            state=ImportState.FAILED, error=message, preview={}, file=""
        )
        if ended and path:
            transaction.on_commit(lambda: path.unlink(missing_ok=True))


def read_file(run: ContactImport) -> None:
    """Read a stored list and keep what would happen.

    Raises `UnreadableContacts` with a sentence where it cannot be read.
    """
    run.state, run.progress, run.error = ImportState.READING, 0, ""
    jobs.in_hand(run).update(state=run.state, progress=0, error="")
    reading = _reading(run, Heartbeat(run))
    _keep_preview(run, reading)


def carry_out(run: ContactImport) -> None:
    """Write what was looked through, in one transaction; whatever is wrong, nothing is written."""
    reading = _reading(run, Heartbeat(run))
    try:
        with turn():
            mine = run.tries
            town = hold(run.municipality)
            run = hold(run, "municipality", "started_by")
            if (run.state, run.tries) != (ImportState.APPLYING, mine):
                return  # another worker was quicker
            asked_for(run).require()  # reading took its time
            planned = _planned(run, reading, Present.of(town, lock=True))
            if planned.digest() != run.preview.get("digest"):
                raise ImportRefused(
                    _(
                        "Seit der Durchsicht hat jemand Personen oder Organisationen geändert. "
                        "Bitte sehen Sie noch einmal durch, was geschähe, und übernehmen dann."
                    )
                )
            _write(run, planned, by=run.started_by)
    except jobs.NoLongerAllowed:
        raise
    except DomainError as refusal:
        run.error = refusal.message
        run.save(update_fields=["error"])
        _keep_preview(run, reading)


def import_now(
    town: Municipality, *, content: bytes, name: str, by: User | None,
    columns: Mapping[str, str] | None = None,
) -> tuple[Plan, ContactImport]:  # fmt: skip
    """Read and take over at once, in one transaction."""
    run = ContactImport(
        municipality=town, file_name=name[-255:], sha256=sha256(content), started_by=by,
        columns=dict(columns or {}),
    )  # fmt: skip
    reading = _read(run, content, lambda percent: None)
    with turn():
        present = hold(town)
        planned = _planned(run, reading, Present.of(present, lock=True))
        keep_file(run, content)
        _write(run, planned, by=by)
    return planned, run


# --- inside -------------------------------------------------------------------------------------


def _held(run: ContactImport) -> ContactImport:
    hold(run.municipality)
    return hold(run, "municipality")


def _again(present: ContactImport, by: User | None) -> ContactImport:
    present.state, present.error, present.progress = ImportState.UPLOADED, "", 0
    present.started_by = by
    present.save(
        update_fields=[
            "columns", "choices", "state", "error", "progress", "started_by", *present.wait(),
        ]
    )  # fmt: skip
    transaction.on_commit(jobs.nudge)
    return present


def _reading(run: ContactImport, progress: Progress) -> ContactReading:
    with run.file.open("rb") as stored:
        content = stored.read()
    return _read(run, content, progress)


def _read(run: ContactImport, content: bytes, progress: Progress) -> ContactReading:
    reading = read_apart(content, run.file_name, mapping=run.columns, on_progress=progress)
    if run.columns:
        return reading
    remembered = queries.remembered(run.municipality_id, reading.signature)
    if not remembered or not remembered.keys() & {one.column for one in reading.proposals}:
        return reading
    return read_apart(content, run.file_name, mapping=remembered, on_progress=progress)


def _planned(run: ContactImport, reading: ContactReading, present: Present) -> Plan:
    return plan(reading, present, queries.base_of(run, reading.signature), run.choices)


def _in_language_of(user: User | None) -> AbstractContextManager[None]:
    """What somebody looks through is made beforehand, where no request says their language."""
    spoken = user.language if user else ""
    return translation.override(spoken or translation.get_language() or settings.LANGUAGE_CODE)


def _keep_preview(run: ContactImport, reading: ContactReading) -> None:
    with _in_language_of(run.started_by):
        run.preview = preview_of(_planned(run, reading, Present.of(run.municipality)))
    run.state, run.progress, run.signature = ImportState.READY, 100, reading.signature
    # Somebody may have discarded it meanwhile, or another worker have taken it up.
    at_work = jobs.in_hand(run).filter(state__in=[ImportState.READING, ImportState.APPLYING])
    at_work.update(preview=run.preview, state=run.state, progress=100, signature=run.signature)


@collector_paused()
def _write(run: ContactImport, planned: Plan, *, by: User | None) -> None:
    reason = _("Import der Kontaktliste „{file}“").format(file=run.file_name)
    Writer(planned, run, by=by, reason=reason).write()
    run.result, run.preview, run.choices = totals(planned), {}, {}
    run.signature = planned.reading.signature
    run.state, run.progress = ImportState.APPLIED, 100
    run.applied_at, run.leased_until, run.error = audit.now(), None, ""
    run.save()
    audit.record(
        ActorsVerb.CONTACTS_IMPORT,
        run.municipality,
        by=by,
        after={"file": run.file_name, **planned.counts()},
        reason=reason,
    )
