"""A measure comes into the catalogue, is written, and may leave it again."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.fields import names
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import Kept, NotPossible, require_reason
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def create(
    concept: Concept, *, by: User | None, changes: Mapping[str, Any], reason: str = ""
) -> Measure:
    """A new measure at the end of its field. `changes` names at least `field` and `title`;
    without a code the next free one of the field is taken."""
    present = hold(concept)
    writing.require_writable(present)
    wanted = writing.plain_changes(changes)
    field = _field(present, wanted.get("field"))
    wanted["code"] = wanted.get("code") or queries.next_code(field)
    wanted.setdefault("title", "")
    new = Measure(concept=present, field=field)
    new.position = queries.next_position(queries.of_concept(present).filter(field=field))
    writing.check(new, wanted)
    writing.assign(new, wanted)
    new.save()
    for name in plain_values.MANY:
        getattr(new, name).set(wanted.get(name, []))
    for name in plain_values.PARTS:
        writing.replace_rows(new, name, wanted.get(name, []))
    new.search_text = search_text(new)
    new.save(update_fields=["search_text"])
    names = [name for name in wanted if wanted[name] not in (None, "", [], False)]
    audit.record(
        MeasuresVerb.MEASURE_CREATE,
        new,
        by=by,
        after=writing.shown(new, names),
        reason=reason,
        public=present.public,
    )
    return new


@verb
def edit(
    measure: Measure,
    *,
    changes: Mapping[str, Any],
    by: User | None,
    expected_revision: int,
    reason: str = "",
) -> Measure:
    """Write what differs, if nobody wrote since `expected_revision`; else `ChangedMeanwhile`.

    `changes` are Python or plain values (see `measures.plain_values`). Milestones, indicators and
    costs are given as whole lists; rows with an `id` are kept, others are new, missing ones go.
    """
    present = writing.lock_text(measure, expected_revision)
    return writing.write(
        present, changes=changes, deed=MeasuresVerb.MEASURE_EDIT, by=by, reason=reason
    )


@verb
def report_status(
    measure: Measure, *, changes: Mapping[str, Any], by: User | None, expected_revision: int
) -> Measure:
    """How far the measure has come: possible in every state of the concept."""
    strange = [name for name in changes if name not in plain_values.STATUS]
    if strange:
        raise NotPossible(
            _("Mit dem Stand lässt sich nicht ändern: {fields}.").format(
                fields=", ".join(writing.label(name) for name in strange)
            )
        )
    present = writing.lock(measure, expected_revision)
    return writing.write(present, changes=changes, deed=MeasuresVerb.MEASURE_REPORT_STATUS, by=by)


@verb
def delete(measure: Measure, *, by: User, reason: str, seen: str | None = None) -> None:
    """Take a measure out of the catalogue. What was adopted stays.

    `seen` is the stamp of its revision, as the person saw it; raises SeenOtherwise.
    """
    reason = require_reason(
        reason, _("Bitte schreiben Sie, warum die Maßnahme entfällt; es steht dann im Verlauf.")
    )
    present = writing.lock_text(measure)
    if queries.was_adopted(present):
        raise Kept(
            _(
                "Maßnahme {code} steht in einer beschlossenen Fassung und wird nicht gelöscht. "
                "Setzen Sie ihren Umsetzungsstand auf „nicht weiter verfolgt“."
            ).format(code=present.code)
        )
    require_same(present.revision, seen)
    names = [name for name, value in plain_values.values_of(present).items() if value]
    audit.record(
        MeasuresVerb.MEASURE_DELETE,
        present,
        by=by,
        before=writing.shown(present, names),
        reason=reason,
        public=present.concept.public,
    )
    present.delete()


@verb
def place_leftover(
    measure: Measure, *, index: int, into: str, by: User, expected_revision: int
) -> Measure:
    """Move a cell the import could not place into a text field, behind what stands there;
    `into` empty drops it. Either way the audit keeps it."""
    present = writing.lock_text(measure, expected_revision)
    leftovers = list(present.unread)
    if index not in range(len(leftovers)):
        raise NotPossible(_("Diese Angabe wurde inzwischen schon eingeordnet."))
    cell = leftovers.pop(index)
    changes: dict[str, Any] = {"unread": leftovers}
    if into:
        if into not in LEFTOVER_FIELDS:
            raise NotPossible(_("In dieses Feld lässt sich nichts übernehmen."))
        parts = [getattr(present, into), str(cell.get("value", ""))]
        changes[into] = "\n".join(part for part in parts if part)
    return writing.write(present, changes=changes, deed=MeasuresVerb.MEASURE_EDIT, by=by)


# Most of what is left over belongs to the description: it is offered first.
LEFTOVER_FIELDS = sorted(names(takes_leftovers=True), key=lambda name: name != "description")


def _field(concept: Concept, pk: Any) -> FieldOfAction:
    field = FieldOfAction.objects.filter(concept=concept, pk=pk).first() if pk else None
    if field is None:
        raise NotPossible(_("Bitte wählen Sie ein Handlungsfeld dieses Konzepts."))
    return field


@verb
def reorder(field: FieldOfAction, *, order: Iterable[int], by: User) -> None:
    """Put the measures of a field into the order of their keys; others keep theirs behind."""
    concept = hold(field.concept)
    writing.require_writable(concept)
    present = hold(field)
    rows = {row.pk: row for row in hold_all(Measure.objects.filter(field=present))}
    ordered = [rows.pop(pk) for pk in order if pk in rows]
    before = [row.code for row in sorted([*ordered, *rows.values()], key=_place)]
    ordered += sorted(rows.values(), key=_place)
    after = [row.code for row in ordered]
    if before == after:
        return
    for position, row in enumerate(ordered):
        row.position = position
    Measure.objects.bulk_update(ordered, ["position"])
    audit.record(
        MeasuresVerb.MEASURE_REORDER,
        present,
        by=by,
        before={"order": before},
        after={"order": after},
        public=concept.public,
    )


def _place(measure: Measure) -> tuple[int, int]:
    return measure.position, measure.pk
