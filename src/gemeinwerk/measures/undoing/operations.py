"""Taking back an import or a bulk change as a whole.

outlook = look(change_set)                      # what would happen, for the page
undo(change_set, put_back=[], seen=outlook.fingerprint(), by=user)
ask_to_undo(change_set, …)                      # the same in the background, for a large one
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.models import ChangeOfMeasure, ChangeSet
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.undoing import queries
from gemeinwerk.measures.undoing.errors import LookAgain, NotUndoable
from gemeinwerk.measures.undoing.outlook import PutBack, look
from gemeinwerk.measures.undoing.writing import PutBackWriter, Undone
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def undo(change_set: ChangeSet, *, put_back: PutBack = (), seen: str, by: User) -> Undone:
    """Put back what was written and delete what was made, all or nothing.

    What somebody changed since stays, except in the measures whose changes are named in
    `put_back`. `seen` is the fingerprint of the outlook the person decided upon: where another
    would happen by now, `LookAgain`. Raises `NotUndoable` and `TextStands`.
    """
    concept = hold(change_set.concept)
    present = hold(change_set, "run", "undone_by")
    present.concept = concept
    if refusal := refusal_of(present):
        raise refusal
    outlook = look(present, lock=True)
    if outlook.fingerprint() != seen:
        raise LookAgain(
            _(
                "Inzwischen hat jemand weitergeschrieben. Bitte sehen Sie noch einmal durch, "
                "was jetzt geschähe; zurückgenommen ist noch nichts."
            )
        )
    done = PutBackWriter(outlook, put_back, by=by, reason=_reason(present)).write()
    _close(present, by)
    audit.record(
        MeasuresVerb.CATALOGUE_UNDO,
        concept,
        by=by,
        after={
            "what": _what(present),
            "put_back": done.put_back,
            "deleted": done.deleted,
            "kept": done.kept,
        },
        public=concept.public and bool(done.put_back or done.deleted),
    )
    return done


@verb
def ask_to_undo(change_set: ChangeSet, *, put_back: PutBack = (), seen: str, by: User) -> None:
    """Let the background take it back; whatever `undo` refuses then stands on its page.

    Raises `NotUndoable` and `TextStands`.
    """
    concept = hold(change_set.concept)
    present = hold(change_set, "run", "undone_by")
    present.concept = concept
    if refusal := refusal_of(present):
        raise refusal
    if present.asked_at:
        raise NotUndoable(_("Das wird gerade schon zurückgenommen."))
    kept = put_back if isinstance(put_back, str) else sorted(put_back)
    present.decision = {"put_back": kept, "seen": seen}
    present.asked_at, present.asked_by, present.error = audit.now(), by, ""
    present.save(update_fields=["decision", "asked_at", "asked_by", "error", *present.wait()])
    transaction.on_commit(jobs.nudge)


# --- what the background does -------------------------------------------------------------------


def asked_for(change_set: ChangeSet) -> jobs.Asked:
    """In whose name it is taken back, and by which right."""
    return jobs.Asked(change_set.asked_by_id, MeasuresVerb.CATALOGUE_UNDO, change_set.concept)


def carry_out(change_set: ChangeSet) -> None:
    """Take back what somebody asked to be, all or nothing."""
    assert change_set.asked_by, "the right was asked for"
    decision = change_set.decision
    put_back = decision["put_back"]
    undo(
        change_set,
        put_back="all" if isinstance(put_back, str) else put_back,
        seen=decision["seen"],
        by=change_set.asked_by,
    )


def fail(change_set: ChangeSet, message: str) -> None:
    """End a try; nothing is taken back."""
    jobs.in_hand(change_set).filter(undone_at=None).update(
        asked_at=None, decision={}, error=message
    )


# --- whether it can be --------------------------------------------------------------------------


def refusal_of(change_set: ChangeSet) -> DomainError | None:
    """Why it cannot be taken back, or cannot any more: `NotUndoable` or `TextStands`."""
    if change_set.undone_at:
        return NotUndoable(
            _("Das ist schon zurückgenommen: am {when} von {who}.").format(
                when=date_format(timezone.localtime(change_set.undone_at), "DATETIME_FORMAT"),
                who=change_set.undone_by or _("jemandem, dessen Konto gelöscht ist"),
            )
        )
    if version := queries.frozen_since(change_set):
        return NotUndoable(
            _(
                "{version} hält fest, was damit geschrieben wurde. Als Ganzes lässt es sich nicht "
                "mehr zurücknehmen; ändern Sie einzelne Maßnahmen."
            ).format(version=version)
        )
    if change_set.run_id or not set(change_set.names) <= set(plain_values.STATUS):
        return writing.text_stands(change_set.concept)
    return None


def forget_frozen() -> int:
    """Delete what was kept of changes that a version froze since; how many rows that were."""
    frozen = ChangeSet.objects.filter(concept__versions__number__gt=F("last_version"))
    rows = ChangeOfMeasure.objects.filter(change_set__in=frozen.values("pk"))
    return rows.delete()[0]


def _close(change_set: ChangeSet, by: User) -> None:
    change_set.undone_at, change_set.undone_by = audit.now(), by
    change_set.asked_at, change_set.decision, change_set.error = None, {}, ""
    change_set.save(
        update_fields=["undone_at", "undone_by", "asked_at", "decision", "error"],
    )
    if change_set.run:
        change_set.run.state = ImportState.UNDONE
        change_set.run.save(update_fields=["state"])


def _what(change_set: ChangeSet) -> str:
    if change_set.run:
        return _("den Import der Datei „{file}“").format(file=change_set.run.file_name)
    return _("die Sammeländerung vom {when}").format(
        when=date_format(timezone.localtime(change_set.at), "DATETIME_FORMAT")
    )


def _reason(change_set: ChangeSet) -> str:
    if change_set.run:
        return _("Import der Datei „{file}“ zurückgenommen").format(file=change_set.run.file_name)
    return _("Sammeländerung vom {when} zurückgenommen").format(
        when=date_format(timezone.localtime(change_set.at), "DATETIME_FORMAT")
    )
