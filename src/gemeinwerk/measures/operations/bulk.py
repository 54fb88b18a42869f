"""One value for many measures at once, in a constant number of SQL queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import changed
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.fields import names
from gemeinwerk.measures.models import ChangeOfMeasure, ChangeSet, Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import NotPossible
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.verbs import MeasuresVerb

BULK_FIELDS = names(bulk=True)


@dataclass
class Changed:
    """The measures that differed, and what takes it all back; None where nothing differed."""

    measures: list[Measure] = field(default_factory=list)
    change_set: ChangeSet | None = None


@verb
def bulk_change(
    concept: Concept, *, keys: Iterable[int], changes: Mapping[str, Any], by: User
) -> Changed:
    """Write the same values into many measures, all or none; what was written is kept."""
    strange = [name for name in changes if name not in BULK_FIELDS]
    if strange:
        raise NotPossible(_("Dieses Feld lässt sich nicht für viele Maßnahmen ändern."))
    present = hold(concept, "municipality")
    if not set(changes) <= set(plain_values.STATUS):
        writing.require_writable(present)
    wanted = writing.plain_changes(changes)
    writing.check_columns(wanted)
    chosen = _chosen(present, wanted)
    rows = queries.whole(queries.of_concept(present).filter(pk__in=list(keys)))
    done, kept = Changed(), list[ChangeOfMeasure]()
    entries, columns = list[AuditEntry](), set[str]()
    for measure in hold_all(rows):
        names = changed(plain_values.values_of(measure, wanted), wanted)
        if not names:
            continue
        differing = {name: wanted[name] for name in names}
        before = _state(measure, names)
        entry, set_columns = _change(measure, differing, chosen, by)
        columns |= set_columns
        done.measures.append(measure)
        kept.append(keeping.change_of(measure, before=before, after=_state(measure, names)))
        entries.append(entry)
    if kept:
        Measure.objects.bulk_update(done.measures, sorted(columns), batch_size=200)
        audit.record_all(entries)
        _record(present, wanted, len(kept), by)
        done.change_set = keeping.keep_bulk(present, changes=kept, names=wanted, by=by)
    return done


def _state(measure: Measure, names: Iterable[str]) -> keeping.State:
    word = {keeping.CONFIRMATION: keeping.confirmation_of(measure)}
    return keeping.values_state(measure, names) | word


def _record(concept: Concept, names: Iterable[str], size: int, by: User) -> None:
    """One line in the concept's history; each measure has its own entry, which citizens read."""
    fields = ", ".join(writing.label(name) for name in names)
    after = {"fields": fields, "size": size}
    audit.record(MeasuresVerb.CATALOGUE_BULK_CHANGE, concept, by=by, after=after)


def _change(
    measure: Measure, changes: Mapping[str, Any], chosen: Mapping[str, Any], by: User
) -> tuple[AuditEntry, set[str]]:
    before = writing.shown(measure, changes)
    writing.check_period(measure, changes)
    columns = set(writing.unsettle(measure, names=changes, by=by))
    columns |= {column.removesuffix("_id") for column in writing.assign(measure, changes)}
    for name in chosen.keys() & changes.keys():
        setattr(measure, name, chosen[name])  # else each row would ask for it
    measure.search_text = search_text(measure)
    measure.updated_at = audit.now()
    measure.revision += 1
    entry = audit.entry(
        MeasuresVerb.MEASURE_EDIT,
        measure,
        by=by,
        before=before,
        after=writing.shown(measure, changes),
        public=measure.concept.public,
    )
    return entry, columns | {"search_text", "updated_at", "revision"}


def _chosen(concept: Concept, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The units, fields and goals that are meant, each loaded once."""
    possible = queries.possible(concept)
    found: dict[str, Any] = {}
    for name in plain_values.RELATED:
        if name not in wanted:
            continue
        found[name] = possible[name].filter(pk=wanted[name]).first() if wanted[name] else None
        if wanted[name] and found[name] is None:
            raise NotPossible(_("Diese Auswahl gibt es in diesem Konzept nicht."))
    return found
