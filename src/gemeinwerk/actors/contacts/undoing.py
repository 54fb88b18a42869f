"""Taking back a list that was taken over: whom it brought goes, what it changed goes back.

    outlook = look(run)            # what would happen, for the page
    ask_to_undo(run, seen=outlook.stamp(), by=user)      # in the background
    undo(run, by=user)                                   # at once

What somebody changed since stays and is said, and so does whoever has a seat, an invitation or
anything else by now. All in one transaction.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import speaking
from gemeinwerk.actors.contacts.operations import RIGHT, let_file_go
from gemeinwerk.actors.contacts.present import ORGANISATION, PERSON, Json, plain_row
from gemeinwerk.actors.contacts.speaking import SPEAKER
from gemeinwerk.actors.contacts.writing import _columns, batches
from gemeinwerk.actors.models import ContactImport, ContactRow, Organisation, Person
from gemeinwerk.actors.operations.writing import no_longer_speaking
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.personal_data import forget_about
from gemeinwerk.core import jobs, merging
from gemeinwerk.core.incoming import ImportRefused, ImportState
from gemeinwerk.core.shown import require_same, stamp
from gemeinwerk.core.writing import hold, hold_all, turn, verb
from gemeinwerk.municipalities.models import Municipality

_LINKS: type[models.Model] = Person.organisations.through


@dataclass
class Back:
    """One row of the list: what goes back, and what stays as it is since."""

    row: ContactRow
    target: Any
    back: Json = field(default_factory=dict)
    leave: list[int] = field(default_factory=list)
    """Organisations somebody belongs to no longer."""
    later: list[str] = field(default_factory=list)
    """Columns somebody wrote since."""
    uses: list[str] = field(default_factory=list)
    """What somebody has by now: "1 Sitz"."""

    @property
    def goes(self) -> bool:
        return self.row.created and not self.later and not self.uses


@dataclass
class Outlook:
    run: ContactImport
    people: list[Back]
    organisations: list[Back]

    @property
    def going(self) -> list[Back]:
        return [one for one in (*self.people, *self.organisations) if one.goes]

    @property
    def staying(self) -> list[Back]:
        """What the list brought or changed, and stays: somebody went on with it."""
        every = (*self.people, *self.organisations)
        return [one for one in every if not one.goes and (one.later or one.uses)]

    @property
    def changing(self) -> list[Back]:
        every = (*self.people, *self.organisations)
        return [one for one in every if not one.row.created and (one.back or one.leave)]

    def told(self) -> list[Any]:
        """Plain values for a stamp."""
        rows = [
            [one.row.pk, one.goes, sorted(one.back), sorted(one.leave), one.later, one.uses]
            for one in (*self.people, *self.organisations)
        ]
        return [self.run.pk, rows]

    def stamp(self) -> str:
        return stamp(self.told())


def look(run: ContactImport, *, lock: bool = False) -> Outlook:
    """Compare what was written with what stands, in a constant number of queries."""
    rows = list(run.rows.exclude(created=False, before={}, after={}))
    people = _targets(Person, [row.person_id for row in rows], lock)
    organisations = _targets(Organisation, [row.organisation_id for row in rows], lock)
    found = Outlook(run, [], [])
    belonging = _belonging(run)
    created = [row.person_id for row in rows if row.created and row.person_id]
    uses = _uses(Person, created, but=(ContactRow, _LINKS, Organisation))
    for key, words in speaking.uses(run.municipality_id, created, rows).items():
        uses.setdefault(key, []).append(words)
    going: set[int] = set()
    for row in rows:
        if row.person_id in people:
            one = _compare(row, people[row.person_id], PERSON, belonging[row.person_id])
            one.uses = uses.get(row.person_id, [])
            found.people.append(one)
            if one.goes:
                going.add(row.person_id)
    made = [row.organisation_id for row in rows if row.created and row.organisation_id]
    used = _uses(Organisation, made, but=(ContactRow, _LINKS))
    leaving = {(one.target.pk, key) for one in found.people for key in one.leave}
    members = _members(made, going, leaving)
    for row in rows:
        if row.organisation_id in organisations:
            one = _compare(row, organisations[row.organisation_id], ORGANISATION, set())
            speaking.compare(row, one.target, one.back, one.later)
            one.uses = used.get(row.organisation_id, []) + members.get(row.organisation_id, [])
            found.organisations.append(one)
    return found


@verb
def ask_to_undo(run: ContactImport, *, by: User, seen: str | None = None) -> None:
    """Take it back in the background; raises `ImportRefused` and `SeenOtherwise`."""
    hold(run.municipality)
    present = hold(run, "municipality")
    _require_undoable(present)
    outlook = look(present)
    require_same(outlook.told(), seen)
    present.undo_asked_at, present.undo_seen = audit.now(), outlook.stamp()
    present.undone_by, present.error = by, ""
    present.save(
        update_fields=["undo_asked_at", "undo_seen", "undone_by", "error", *present.wait()]
    )
    transaction.on_commit(jobs.nudge)


@verb
def undo(run: ContactImport, *, by: User) -> Outlook:
    """Take it back, all that can be; raises `ImportRefused`."""
    town = hold(run.municipality)
    present = hold(run, "municipality")
    _require_undoable(present)
    return _undo(present, town, look(present, lock=True), by=by)


# --- what the background does -------------------------------------------------------------------


def asked_for(run: ContactImport) -> jobs.Asked:
    """In whose name it is taken back, and by which right."""
    return jobs.Asked(run.undone_by_id, RIGHT, run.municipality)


def carry_out(run: ContactImport) -> None:
    """What was looked through, and nothing else; else it stands there again with a sentence."""
    with turn():
        mine = run.tries
        town = hold(run.municipality)
        present = hold(run, "municipality", "undone_by")
        if not present.is_being_undone or present.tries != mine:
            return  # another worker was quicker
        asked_for(present).require()
        outlook = look(present, lock=True)
        if outlook.stamp() != present.undo_seen:
            raise ImportRefused(
                _(
                    "Seit der Durchsicht hat jemand Personen oder Organisationen geändert. Bitte "
                    "sehen Sie noch einmal durch, was geschähe."
                )
            )
        assert present.undone_by is not None
        _undo(present, town, outlook, by=present.undone_by)


def fail(run: ContactImport, message: str) -> None:
    """It stands as it was taken over, with a sentence; nothing of it is taken back."""
    jobs.in_hand(run).update(error=message, undo_asked_at=None, undo_seen="", undone_by=None)


def _require_undoable(run: ContactImport) -> None:
    run.require(ImportState.APPLIED)
    if run.is_being_undone:
        raise ImportRefused(_("Die Liste wird gerade zurückgenommen."))


def _undo(present: ContactImport, town: Municipality, outlook: Outlook, *, by: User) -> Outlook:
    for model, rows in ((Person, outlook.people), (Organisation, outlook.organisations)):
        _put_back(model, rows, by=by, reason=_reason(present))
        _remove(model, [one.target.pk for one in rows if one.goes])
    present.state, present.undone_at, present.undone_by = ImportState.UNDONE, audit.now(), by
    present.undo_asked_at, present.undo_seen = None, ""
    let_file_go(present)
    present.save(
        update_fields=[
            "state", "undone_at", "undone_by", "undo_asked_at", "undo_seen", "file",
        ]
    )  # fmt: skip
    audit.record(
        ActorsVerb.CONTACTS_UNDO,
        town,
        by=by,
        after={
            "file": present.file_name,
            "removed": len(outlook.going),
            "put_back": len(outlook.changing),
            "kept": len(outlook.staying),
        },
    )
    return outlook


def refusal_of(run: ContactImport) -> str:
    """Why it cannot be taken back; "" where it can."""
    try:
        _require_undoable(run)
    except ImportRefused as refusal:
        return refusal.message
    return ""


# --- inside -------------------------------------------------------------------------------------


def _targets(model: Any, keys: list[int | None], lock: bool) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for some in batches([key for key in keys if key]):
        rows = model.objects.filter(pk__in=some).order_by("pk")
        found |= {row.pk: row for row in (hold_all(rows) if lock else rows)}
    return found


def _belonging(run: ContactImport) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    links = _LINKS._default_manager.filter(person__contact_rows__run=run)
    for person, organisation in links.values_list("person_id", "organisation_id"):
        found[person].add(organisation)
    return found


def _compare(row: ContactRow, target: Any, names: tuple[str, ...], here: set[int]) -> Back:
    found = Back(row, target)
    present = plain_row(target, names)
    written = {name: value for name, value in row.after.items() if name in names}
    for name, value in written.items():
        if present[name] == value:
            if not row.created:
                found.back[name] = row.before.get(name)
        else:
            found.later.append(name)
    if row.created:
        for name in names:
            if name not in written and present[name] not in _untouched(target, name):
                found.later.append(name)
    joined = set(row.after.get("organisations", ()))
    found.leave = [] if row.created else sorted(joined & here)
    if row.created and here - joined:
        found.later.append("organisations")
    return found


def _untouched(target: Any, name: str) -> list[Any]:
    """What a column says that nobody wrote."""
    default = target._meta.get_field(name).get_default()
    return [default, None, "", []]


def _uses(model: type[models.Model], keys: list[int], *, but: Any) -> dict[int, list[str]]:
    """What each of them has by now, in words: one question a kind and batch."""
    counted: dict[int, Counter[type[models.Model]]] = defaultdict(Counter)
    for other, column in merging.pointing_to(model):
        if other in but:
            continue
        for some in batches(keys):
            rows = other._base_manager.filter(**{f"{column.name}__in": some})
            for key in rows.values_list(column.attname, flat=True):
                counted[key][other] += 1
    return {
        key: [
            f"{n} {kind._meta.verbose_name if n == 1 else kind._meta.verbose_name_plural}"
            for kind, n in kinds.items()
        ]
        for key, kinds in counted.items()
    }


def _members(
    organisations: list[int], going: set[int], leaving: set[tuple[int, int]]
) -> dict[int, list[str]]:
    """How many people still belong to each of them once it is taken back."""
    counted: Counter[int] = Counter()
    for some in batches(organisations):
        links = _LINKS._default_manager.filter(organisation__in=some)
        for person, organisation in links.values_list("person_id", "organisation_id"):
            stays = person not in going and (person, organisation) not in leaving
            counted[organisation] += stays
    return {
        key: [_("{n} Personen").format(n=n) if n > 1 else _("1 Person")]
        for key, n in counted.items()
        if n
    }


def _put_back(model: Any, rows: list[Back], *, by: User, reason: str) -> None:
    changing = [one for one in rows if not one.row.created and (one.back or one.leave)]
    entries, columns = [], set[str]()
    speakers = _named([one.row.after[SPEAKER] for one in changing if SPEAKER in one.back])
    is_person = model is Person
    for one in changing:
        values = _columns(model, one.back)
        if SPEAKER in one.back:
            values["speaker_id"] = None
        for name, value in values.items():
            setattr(one.target, name, "" if value is None and name not in _NULL else value)
        columns |= values.keys()
        word = ActorsVerb.PERSON_EDIT if is_person else ActorsVerb.ORGANISATION_EDIT
        before = {name: one.row.after[name] for name in one.back}
        if SPEAKER in before:
            before[SPEAKER] = speakers.get(before[SPEAKER], "")
        entries.append(
            audit.entry(
                word, one.target, by=by, before=before, after=one.back, reason=reason,
                public="email" in one.back,
            )
        )  # fmt: skip
        if one.leave:
            links = _LINKS._default_manager.filter(person=one.target)
            links.filter(organisation__in=one.leave).delete()
            no_longer_speaking(one.target, by=by, left=set(one.leave))
    if columns:
        model.objects.bulk_update([one.target for one in changing], sorted(columns), batch_size=100)
    audit.record_all(entries)


def _named(keys: list[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}


_NULL = {"group_id", "permission_on", "speaker_id"}


def _remove(model: Any, keys: list[int]) -> None:
    """They are gone, and what the log quotes of them with them: nobody could ask for it."""
    for some in batches(keys):
        model.objects.filter(pk__in=some).delete()
        if model is Person:
            forget_about(model._meta.label_lower, some)


def _reason(run: ContactImport) -> str:
    return _("Import der Kontaktliste „{file}“ zurückgenommen").format(file=run.file_name)
