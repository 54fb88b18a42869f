"""Two rows that stand for one person, or one organisation: merged by somebody, and taken back.

    merge(kept, gone, choices={"email": GONE}, by=user)
    look(merge)                 # what is in the way of taking it back
    unmerge(merge, by=user)

Everything that pointed to the one points to the other (`core/merging`). No address is lost: those
that were not chosen stand below the others. Taken back, the one who was gone has the same key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import both
from gemeinwerk.actors.contacts.present import ORGANISATION, PERSON, Json, plain_row
from gemeinwerk.actors.contacts.writing import _columns
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import (
    Different,
    DifferentOrganisation,
    Merge,
    Organisation,
    OrganisationKind,
    Person,
)
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import merging
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.renaming import renamed
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb

KEPT, GONE = "kept", "gone"
"""Whose value stays."""
_TOGETHER = ("further", "wishes", "aliases")
"""Lists that hold what both had."""
PERMISSION = ("permission", "permission_on", "permission_source")
"""What was said, when and how: of one of the two, never mixed."""
_ONE = ("user", "speaker")
"""Other rows by their key: what the one that stays has, else the other's."""
merging.leave_out(Different, DifferentOrganisation)


class NotUnmergeable(DomainError):
    """A merge that cannot be taken back, or cannot any more."""


def names_of(row: Person | Organisation) -> tuple[str, ...]:
    """The columns that are merged."""
    return PERSON if isinstance(row, Person) else ORGANISATION


def values_of(row: Person | Organisation) -> Json:
    found = plain_row(row, names_of(row))
    if isinstance(row, Person):
        found["user"] = row.user_id
    else:
        found["speaker"] = row.speaker_id
    return found


def told_of(one: Person | Organisation, other: Person | Organisation) -> list[Any]:
    """What a page says of both: plain values for a stamp."""
    return [[one.pk, values_of(one)], [other.pk, values_of(other)]]


@verb
def merge(
    kept: Person | Organisation,
    gone: Person | Organisation,
    *,
    choices: Mapping[str, str],
    by: User,
    shown: str | None = None,
) -> Merge:
    """`choices`: column -> `KEPT` or `GONE`; of the others an empty one gives way."""
    here, there = _held(kept, gone)
    require_same(told_of(here, there), shown)
    _require_fitting(here, there)
    before, other = values_of(here), values_of(there)
    after = _together(before, other, choices)
    label = str(there)
    laid: Json = {}
    if isinstance(there, Person):
        both.require_fitting(here, there)
        laid = both.lay_together(here, there)
        if there.user_id:
            there.user = None
            there.save(update_fields=["user"])
    moved = merging.move(there, here)
    gone_key = there.pk
    there.delete()
    changed = {name: value for name, value in after.items() if before[name] != value}
    _set(here, changed)
    row = Merge.objects.create(
        municipality_id=here.municipality_id,
        gone_key=gone_key,
        gone=other,
        moved=moved,
        laid=laid,
        before={name: before[name] for name in changed},
        after=changed,
        by=by,
        at=audit.now(),
        **_of(here),
    )
    _record(_verbs(here)[0], here, by, {name: before[name] for name in changed},
            {"gone": label, **changed})  # fmt: skip
    return row


@verb
def tell_apart(
    one: Person | Organisation, other: Person | Organisation, *, by: User
) -> Different | DifferentOrganisation:
    """Somebody looked: they are two. They are not proposed again."""
    here, there = _held(one, other)
    first, second = sorted((here, there), key=lambda row: row.pk)
    _require_two(first, second)
    is_person = isinstance(here, Person)
    told: Any = Different if is_person else DifferentOrganisation
    row, new = told.objects.get_or_create(
        one=first, other=second, defaults={"by": by, "at": audit.now()}
    )
    word = ActorsVerb.PERSON_TELL_APART if is_person else ActorsVerb.ORGANISATION_TELL_APART
    if new:
        for row_of, beside in ((here, there), (there, here)):
            audit.record(word, row_of, by=by, after={"other": str(beside)})
    found: Different | DifferentOrganisation = row
    return found


@dataclass
class Outlook:
    """``later``: columns somebody wrote since, which stay; ``lost``: sentences."""

    merge: Merge
    kept: Any
    back: Json
    later: list[str]
    lost: list[str]


def look(row: Merge) -> Outlook:
    """What taking it back would do."""
    kept = _kept(row)
    present = values_of(kept)
    back = {name: row.before[name] for name, value in row.after.items() if present[name] == value}
    later = [
        capfirst(str(kept._meta.get_field(name).verbose_name))
        for name in row.after
        if name not in back
    ]
    return Outlook(row, kept, back, later, merging.hindrances(row.moved, kept))


@verb
def unmerge(row: Merge, *, by: User) -> Person | Organisation:
    """There are two again. What was written or went elsewhere since stays where it is."""
    kept = hold(_kept(row))
    found = hold(row, "person", "organisation")
    if found.undone_at:
        raise NotUnmergeable(_("Das ist schon zurückgenommen."))
    outlook = look(found)
    outlook.kept = kept
    _set(kept, outlook.back)
    gone: Person | Organisation = _again(found, type(kept))
    if isinstance(gone, Person):
        both.take_apart(found.laid, kept, gone)
    merging.put_back(found.moved, gone, kept)
    found.undone_at, found.undone_by = audit.now(), by
    found.save(update_fields=["undone_at", "undone_by"])
    told = {"gone": str(gone), **outlook.back}
    before = {name: found.after[name] for name in outlook.back}
    _record(_verbs(kept)[1], kept, by, before, told)
    if isinstance(kept, Organisation):
        renamed(gone)
    return gone


# --- inside -------------------------------------------------------------------------------------


def _held(one: Any, other: Any) -> tuple[Any, Any]:
    _require_two(one, other)
    model = one._meta.model
    rows = {row.pk: row for row in hold_all(model.objects.filter(pk__in=[one.pk, other.pk]))}
    if len(rows) < 2:
        raise Unfitting(_("Einen der beiden Einträge gibt es nicht mehr."))
    return rows[one.pk], rows[other.pk]


def _kept(row: Merge) -> Any:
    kept = row.person or row.organisation
    assert kept is not None
    return kept


def _require_two(one: Any, other: Any) -> None:
    if one.pk == other.pk:
        raise Unfitting(_("Das ist derselbe Eintrag."))
    if one.municipality_id != other.municipality_id:
        raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=other))


def _require_fitting(kept: Any, gone: Any) -> None:
    if isinstance(kept, Organisation):
        if OrganisationKind.UNIT in {kept.kind, gone.kind}:
            raise Unfitting(
                _("Fachbereiche werden nicht zusammengeführt: Lösen Sie einen der beiden auf.")
            )
    elif kept.user_id and gone.user_id:
        raise Unfitting(
            _(
                "„{one}“ und „{other}“ haben beide ein Konto. Lösen Sie zuerst bei einer der "
                "beiden die Verbindung mit dem Konto."
            ).format(one=kept, other=gone)
        )


def _together(before: Json, other: Json, choices: Mapping[str, str]) -> Json:
    after: Json = {}
    for name, value in before.items():
        theirs = other[name]
        if name in _TOGETHER:
            after[name] = [*value, *(one for one in theirs if one not in value)]
        elif name in _ONE:
            after[name] = value or theirs
        elif choices.get(name) == GONE or (value in ("", None) and name not in choices):
            after[name] = theirs
        else:
            after[name] = value
    if PERMISSION[0] in before:
        after |= _permission(before, other, choices.get(PERMISSION[0], ""))
    further = after["further"]
    for name in ("email", "phone", "page"):
        for lost in (before[name], other[name]):
            if lost and lost != after[name] and lost not in further:
                further.append(lost)
    if "aliases" in after:
        for lost in (before["name"], other["name"], other["abbreviation"]):
            if lost and lost not in (after["name"], after["abbreviation"], *after["aliases"]):
                after["aliases"].append(lost)
    return after


def _permission(before: Json, other: Json, choice: str) -> Json:
    silent = not any(before[name] for name in PERMISSION)
    source = other if choice == GONE or (silent and not choice) else before
    return {name: source[name] for name in PERMISSION}


def _set(row: Any, values: Json) -> None:
    columns = _columns(type(row), values)
    if "user" in values:
        accounts = User.objects.filter(pk=values["user"]) if values["user"] else None
        columns["user"] = accounts.first() if accounts is not None else None
    if "speaker" in values:
        columns["speaker_id"] = _there(row, values["speaker"])
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    if isinstance(row, Organisation):
        renamed(row)


def _again(row: Merge, model: type[models.Model]) -> Any:
    """Who was gone, under the same key; a group or an account that is there no longer is left."""
    values = dict(row.gone)
    group = values.get("group")
    field: Any = model._meta.get_field("group")
    if group and not field.remote_field.model.objects.filter(pk=group).exists():
        values["group"] = None
    user, speaker = values.pop("user", None), values.pop("speaker", None)
    if user and (not User.objects.filter(pk=user).exists() or _has_person(row, user)):
        user = None
    extra = {"user_id": user} if model is Person else {"speaker_id": _there(row, speaker)}
    gone = model(
        pk=row.gone_key, municipality_id=row.municipality_id, **_columns(model, values), **extra
    )
    gone.save(force_insert=True)
    return gone


def _there(row: Any, person: int | None) -> int | None:
    if not person:
        return None
    found = Person.objects.filter(municipality=row.municipality_id, pk=person)
    return person if found.exists() else None


def _has_person(row: Merge, user: int) -> bool:
    return Person.objects.filter(municipality=row.municipality_id, user=user).exists()


def _of(row: Any) -> Json:
    return {"person": row} if isinstance(row, Person) else {"organisation": row}


def _verbs(row: Any) -> tuple[ActorsVerb, ActorsVerb]:
    if isinstance(row, Person):
        return ActorsVerb.PERSON_MERGE, ActorsVerb.PERSON_UNMERGE
    return ActorsVerb.ORGANISATION_MERGE, ActorsVerb.ORGANISATION_UNMERGE


def _record(word: ActorsVerb, row: Any, by: User, before: Json, after: Json) -> None:
    """Citizens read the names of organisations, and the address of an office."""
    public = isinstance(row, Organisation) or "email" in before
    audit.record(word, row, by=by, before=before, after=after, public=public)
