"""The one way in which values of a measure are written: locked, compared, recorded."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.core.conflicts import changed
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import collect, hold, hold_all, must_hold, turn
from gemeinwerk.measures import notices, plain_values, queries
from gemeinwerk.measures.document import parts
from gemeinwerk.measures.document.document_words import ROW_WORDS
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure, MeasuredValue, ProgressNote
from gemeinwerk.measures.operations.refusals import ChangedMeanwhile, NotPossible, TextStands
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.verbs import MeasuresVerb

Reported = MeasuredValue | ProgressNote
R = TypeVar("R", MeasuredValue, ProgressNote)


def lock(measure: Measure, expected_revision: int | None = None) -> Measure:
    """The measure as it stands now, held with its concept. For what the state does not matter to.

    Raises `ChangedMeanwhile` where its revision is not the one expected.
    """
    hold(measure.concept)
    present = hold(measure, "concept__municipality", "field", "goal_ref", "lead_unit")
    if expected_revision is not None and present.revision != expected_revision:
        raise ChangedMeanwhile(present, queries.last_entry(present))
    return present


def lock_part(part: R, told: Callable[[R], list[str]], seen: str | None) -> R:
    """A note or a value as it stands now, held with its measure, which is locked.

    Raises `SeenOtherwise` where a page that said it with the stamp `seen` would say it otherwise.
    """
    measure = lock(part.measure)
    present = hold(part)
    require_same(told(present), seen)
    present.measure = measure
    return present


def strike(
    part: Reported, *, said: Mapping[str, Any], deed: Verb, reason: str, by: User | None
) -> None:
    """Delete a locked note or value; its measure's history keeps what it said, and why it went."""
    measure = part.measure
    part.delete()
    touch(measure, {})
    audit.record(deed, measure, by=by, before=said, reason=reason, public=measure.concept.public)


def lock_text(measure: Measure, expected_revision: int | None = None) -> Measure:
    """The same for writing its text: raises `TextStands` once the concept is decided."""
    require_writable(hold(measure.concept))
    return lock(measure, expected_revision)


def require_writable(concept: Concept) -> None:
    """Raise `TextStands` unless measures of the held concept may be written."""
    must_hold(concept)
    if refusal := text_stands(concept):
        raise refusal


def text_stands(concept: Concept) -> TextStands | None:
    """Why measures of the concept may not be written, for a page that says it beforehand."""
    if queries.is_writable(concept):
        return None
    return TextStands(
        _(
            "„{concept}“ ist {status}: der Text der Maßnahmen steht. Ändern lässt sich noch "
            "der Umsetzungsstand; für einen neuen Text legen Sie eine neue Auflage an."
        ).format(concept=concept, status=concept.get_status_display())
    )


def write(
    present: Measure, *, changes: Mapping[str, Any], deed: Verb, by: User | None, reason: str = ""
) -> Measure:
    """Write what differs on a held measure, in one audit entry; nothing differs, nothing is."""
    wanted = plain_changes(changes)
    names = changed(plain_values.values_of(present, wanted), wanted)
    if not names:
        return present
    before = shown(present, names)
    check(present, {name: wanted[name] for name in names})
    _save(present, {name: wanted[name] for name in names}, by)
    audit.record(
        deed,
        present,
        by=by,
        before=before,
        after=shown(present, names),
        reason=reason,
        public=present.concept.public,
    )
    return present


def plain_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted values in plain form; raises `NotPossible` for what no field can hold."""
    plain: dict[str, Any] = {}
    for name, value in changes.items():
        try:
            plain[name] = plain_values.plain(name, value)
        except ValidationError as error:
            raise NotPossible.from_validation(label(name), error) from None
        except (TypeError, ValueError):
            raise NotPossible(_("„{field}“ ist nicht lesbar.").format(field=label(name))) from None
    return plain


def label(name: str) -> str:
    """What people call a value of a measure."""
    return str(plain_values.label(name))


def check(measure: Measure, changes: Mapping[str, Any]) -> None:
    """Raise `NotPossible` for values this measure cannot have."""
    check_columns(changes)
    _check_code(measure, changes)
    _check_related(measure, changes)
    check_period(measure, changes)


def check_columns(changes: Mapping[str, Any]) -> None:
    """Raise `NotPossible` for a value its column cannot hold: too long, not a choice, empty."""
    for name, value in changes.items():
        if name in plain_values.SIMPLE:
            check_column(Measure, name, value)
        for row in value if name in plain_values.PARTS else ():
            for field in plain_values.PARTS[name].fields:
                check_column(plain_values.PARTS[name].model, field, row[field])


def check_period(measure: Measure, changes: Mapping[str, Any]) -> None:
    start = changes.get("start", plain_values.plain("start", measure.start))
    end = changes.get("end", plain_values.plain("end", measure.end))
    if start and end and end < start:
        raise NotPossible(
            _("Maßnahme {code}: Das Ende liegt vor dem Beginn.").format(code=measure.code)
        )


def check_column(model: type[Model], name: str, value: Any) -> None:
    """The same for one column of a measure or of one of its parts."""
    field: Any = model._meta.get_field(name)
    try:
        field.clean(plain_values.python(model, name, value), None)
    except ValidationError as error:
        raise NotPossible.from_validation(field.verbose_name, error) from None


def _check_code(measure: Measure, changes: Mapping[str, Any]) -> None:
    code = changes.get("code")
    others = Measure.objects.filter(concept_id=measure.concept_id).exclude(pk=measure.pk)
    if code is None:
        return
    must_hold(measure.concept)  # whoever gives out a code waits for the others who do
    if others.filter(code=code).exists():
        raise NotPossible(
            _("Die Nummer {code} ist schon vergeben. Frei ist zum Beispiel {free}.").format(
                code=code, free=queries.next_code(measure.field)
            )
        )


def _check_related(measure: Measure, changes: Mapping[str, Any]) -> None:
    asked = [name for name in (*plain_values.RELATED, *plain_values.MANY) if changes.get(name)]
    if not asked:
        return
    choices = queries.possible(measure.concept)
    for name in asked:
        keys = changes[name] if name in plain_values.MANY else [changes[name]]
        if choices[name].filter(pk__in=keys).count() != len(set(keys)):
            raise NotPossible(
                _("„{field}“ nennt etwas, das es hier nicht gibt. Bitte wählen Sie neu.").format(
                    field=label(name)
                )
            )


def assign(measure: Measure, changes: Mapping[str, Any]) -> list[str]:
    """Set the simple and related values on the instance; the names of the columns set."""
    columns = []
    for name, value in changes.items():
        if name in plain_values.RELATED:
            setattr(measure, f"{name}_id", value)
            columns.append(f"{name}_id")
        elif name in plain_values.SIMPLE:
            setattr(measure, name, plain_values.python(Measure, name, value))
            columns.append(name)
    return columns


def unsettle(measure: Measure, *, names: Iterable[str], by: User | None) -> list[str]:
    """Let a confirmation fall where `lapses` says so, and tell the unit when the verb is done.

    Called before the new values are assigned: what falls is the word of the unit that leads so
    far. A measure that waits for its unit keeps waiting, unless the unit is now another one. Gives
    the names of the columns set.
    """
    fallen = lapses(measure, names=names, by=by)
    if fallen:
        changed_names = sorted(set(names) - plain_values.NOT_SUBSTANCE)
        collect(notices.lapsed, notices.Lapse(measure, measure.lead_unit_id, changed_names, by))
    elif not (measure.confirmation == Confirmation.ASKED and "lead_unit" in names):
        return []
    measure.confirmation = Confirmation.DRAFT
    measure.confirmed_at = None
    return ["confirmation", "confirmed_at"]


def lapses(measure: Measure, *, names: Iterable[str], by: User | None) -> bool:
    """A confirmation speaks of a text: when another hand changes the text, it falls.

    The lead unit's own people may change what they confirmed.
    """
    substance = set(names) - plain_values.NOT_SUBSTANCE
    if measure.confirmation != Confirmation.CONFIRMED or not substance:
        return False
    own = "lead_unit" not in substance and by and by.has_perm(MeasuresVerb.MEASURE_CONFIRM, measure)
    return not own


def word_fell(before: Measure, after: Measure) -> bool:
    """Whether the unit's word, given when `before` was loaded, is no longer given."""
    given = Confirmation.CONFIRMED
    return before.confirmation == given and after.confirmation != given


def _save(measure: Measure, changes: Mapping[str, Any], by: User | None) -> None:
    columns = unsettle(measure, names=changes, by=by)
    columns += assign(measure, changes)
    for name in plain_values.MANY:
        if name in changes:
            getattr(measure, name).set(changes[name])
    for name in plain_values.PARTS:
        if name in changes:
            replace_rows(measure, name, changes[name])
    fresh = {column: getattr(measure, column) for column in columns}
    touch(measure, fresh)


def touch(measure: Measure, fresh: Mapping[str, Any]) -> None:
    """Store columns, search text and the next revision, if the revision is still ours."""
    measure.search_text = search_text(measure)
    measure.updated_at = audit.now()
    hit = Measure.objects.filter(pk=measure.pk, revision=measure.revision).update(
        **fresh,
        search_text=measure.search_text,
        updated_at=measure.updated_at,
        revision=F("revision") + 1,
    )
    if not hit:
        raise ChangedMeanwhile(measure, queries.last_entry(measure))
    measure.revision += 1


def replace_rows(measure: Measure, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Make a measure's milestones, indicators or costs be exactly `rows`, in their order."""
    part = plain_values.PARTS[name]
    present = {row.pk: row for row in getattr(measure, name).all()}
    kept, new = list[Any](), list[Any]()
    renamed: dict[str, str] = {}
    for position, wanted in enumerate(rows):
        row: Any = present.pop(wanted.get("id"), None) or part.model(measure=measure)
        if name == "indicators" and row.pk and row.name != wanted["name"]:
            renamed[row.name] = wanted["name"]
        for field in part.fields:
            setattr(row, field, plain_values.python(part.model, field, wanted[field]))
        row.position = position
        (kept if row.pk else new).append(row)
    manager = part.model._default_manager
    manager.filter(pk__in=present).delete()
    if kept:
        manager.bulk_update(kept, [*part.fields, "position"])
    manager.bulk_create(new)
    if renamed:  # at once, or two that change their names for each other's would become one
        names = (When(indicator=before, then=Value(after)) for before, after in renamed.items())
        measure.measured.filter(indicator__in=renamed).update(indicator=Case(*names))


def shown(measure: Measure, names: Iterable[str]) -> dict[str, Any]:
    """Values as the audit keeps them: relations by name, since what they point to may vanish."""
    result: dict[str, Any] = {}
    for name in names:
        if name in plain_values.PARTS:
            result[name] = [described(row) for row in getattr(measure, name).all()]
        elif name in plain_values.MANY:
            result[name] = [str(one) for one in getattr(measure, name).all()]
        elif name in plain_values.RELATED:
            one = getattr(measure, name)
            result[name] = str(one) if one else None
        else:
            result[name] = plain_values.plain(name, getattr(measure, name))
    return result


def described(row: Model) -> str:
    """A milestone, indicator or cost in one line, in German: as everybody reads it."""
    name = next(name for name, part in plain_values.PARTS.items() if isinstance(row, part.model))
    with translation.override("de"):
        return ROW_WORDS[name](parts.row(name, row))


def refresh_search_of_unit(unit: Organisation) -> None:
    led_or_helped = Q(lead_unit=unit) | Q(contributing=unit)
    refresh_search(Measure.objects.filter(led_or_helped).distinct())


def refresh_search_of_part(part: FieldOfAction | CrossCuttingTheme) -> None:
    refresh_search(part.measures.all())


def refresh_search(measures: QuerySet[Measure]) -> None:
    """Write the search text anew where words changed that stand elsewhere (a goal, a unit)."""
    with turn():
        rows = hold_all(queries.whole(Measure.objects.filter(pk__in=measures.values("pk"))))
        for row in rows:
            row.search_text = search_text(row)
        Measure.objects.bulk_update(rows, ["search_text"], batch_size=200)
