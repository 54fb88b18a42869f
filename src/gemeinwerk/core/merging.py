"""Two rows that stand for one: all that points to the one points to the other, and back again.

    moved = move(gone, kept)        # every foreign key of every table, those of links included
    doubled(gone, kept)             # what of it is laid aside, as both have it
    hindrances(moved, kept)         # why it could not all go back, in sentences
    put_back(moved, gone, kept)

Areas to come need not be known here: what points to a table is asked of the models. Where both
have what only one may have (a place in the same list), nothing is moved: `InTheWay` names it;
unless rows of that table have a `weight`: then the weightier stays, the earlier of two alike, and
the other one is laid aside with what can hang on it alone (`core/laid_aside`). Of a `mere_link` one
is enough, as of links between many and many; it is known by its other ends, since it may be written
anew, and nobody is told of it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core import laid_aside
from gemeinwerk.core.errors import DomainError

Moved = list[list[Any]]
"""[table, column, keys that moved, other columns of a link that both had, rows that were laid
aside]; of a `mere_link` the other columns stand for its key."""


class InTheWay(DomainError):
    """Both have what only one may have."""


_staying: set[type[models.Model]] = set()


def leave_out(*tables: type[models.Model]) -> None:
    """Rows of these tables are about the two themselves, and are not moved."""
    _staying.update(tables)


def pointing_to(table: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    """Each table and column that points to a table, links between many and many included."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or model in _staying:
            continue
        for field in model._meta.local_concrete_fields:
            if field.remote_field and field.remote_field.model is table:
                yield model, field


def uses_of(
    target: models.Model, *, but: tuple[type[models.Model], ...] = ()
) -> list[tuple[int, str]]:
    """How many rows of each kind point to it, those in `but` left out: one query a kind."""
    found = []
    for model, field in pointing_to(type(target)):
        if model in but or _is_mere_link(model):
            continue
        count = model._base_manager.filter(**{field.name: target}).count()
        if count:
            found.append(_counted(count, model))
    return found


def doubled(gone: models.Model, kept: models.Model) -> list[tuple[int, str]]:
    """Of which kinds how many will be laid aside, since both have what only one may have."""
    found = []
    for model, field in pointing_to(type(kept)):
        if hasattr(model, "weight"):
            count = sum(1 for _pair in laid_aside.pairs(model, field, gone, kept))
            if count:
                found.append(_counted(count, model))
    return found


def move(gone: models.Model, kept: models.Model) -> Moved:
    """Let all that points to `gone` point to `kept`; what was moved, as plain values."""
    moved: Moved = []
    for model, field in pointing_to(type(kept)):
        rows = model._base_manager.filter(**{field.name: gone})
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            continue
        dropped: list[Any] = []
        if model._meta.auto_created or _is_mere_link(model):
            keys, dropped = _links(model, field, keys, kept)
        aside = _make_room(model, field, gone, kept) if hasattr(model, "weight") else []
        rows = model._base_manager.filter(pk__in=keys, **{field.name: gone})
        told = _told(model, field, list(rows.values_list("pk", flat=True)))
        try:
            with transaction.atomic():
                rows.update(**{field.name: kept})
        except IntegrityError as error:
            raise InTheWay(_both(model, gone, kept)) from error
        moved.append([model._meta.label_lower, field.name, told, dropped, aside])
    return moved


def hindrances(moved: Moved, kept: models.Model) -> list[str]:
    """What has gone or gone elsewhere since, in sentences: it stays as it is now."""
    told = []
    for model, field, keys, _dropped, aside in _read(moved):
        if _is_mere_link(model):
            continue
        there = model._base_manager.filter(pk__in=keys, **{field: kept}).count()
        if (
            lost := len(keys)
            - there
            + sum(not laid_aside.fits(rows, but=field) for rows, _to, _moved in aside)
        ):
            name = model._meta.verbose_name if lost == 1 else model._meta.verbose_name_plural
            told.append(
                ngettext(
                    "{n} {things} ist seither weggefallen oder gehört jemand anderem.",
                    "{n} {things} sind seither weggefallen oder gehören jemand anderem.",
                    lost,
                ).format(n=lost, things=name)
            )
    return told


def put_back(moved: Moved, gone: models.Model, kept: models.Model) -> None:
    """Let what was moved, and still points to `kept`, point to `gone` again."""
    for model, field, keys, dropped, aside in _read(moved):
        rows = _rows(model, keys).filter(**{field: kept})
        try:
            with transaction.atomic():
                rows.update(**{field: gone})
        except IntegrityError as error:
            raise InTheWay(_both(model, gone, kept)) from error
        links = [
            model(**others, **{f"{field}_id": gone.pk})
            for others in dropped
            if _there(model, others)
        ]
        model._base_manager.bulk_create(links, ignore_conflicts=True)
        for rows, to, further in aside:
            _take_up(model, field, rows, to, further)


def _make_room(
    model: type[models.Model], field: Any, gone: models.Model, kept: models.Model
) -> list[list[Any]]:
    """Of each two rows that could not both point to `kept` the lighter goes; what hangs on it
    hangs on the other one where it can."""
    told = []
    for one, other in list(laid_aside.pairs(model, field, gone, kept)):
        lighter, heavier = sorted((one, other), key=lambda row: (row.weight, -row.pk))
        further = move(lighter, heavier)
        told.append([laid_aside.lay(lighter), heavier.pk, further])
    return told


def _take_up(
    model: type[models.Model], field: str, rows: list[Any], to: Any, further: Moved
) -> None:
    if not laid_aside.fits(rows, but=field):
        return
    try:
        with transaction.atomic():
            lighter = laid_aside.take_up(rows)
    except IntegrityError as error:
        raise InTheWay(_taken(model)) from error
    if heavier := model._base_manager.filter(pk=to).first():
        put_back(further, lighter, heavier)


def _counted(count: int, model: type[models.Model]) -> tuple[int, str]:
    meta = model._meta
    return count, str(meta.verbose_name if count == 1 else meta.verbose_name_plural)


def _is_mere_link(model: type[models.Model]) -> bool:
    return getattr(model, "mere_link", False)


def _told(model: type[models.Model], field: Any, keys: list[Any]) -> list[Any]:
    """What moved, as it is found again."""
    if not _is_mere_link(model):
        return keys
    return list(model._base_manager.filter(pk__in=keys).values(*_others(model, field)))


def _rows(model: type[models.Model], told: list[Any]) -> "models.QuerySet[Any]":
    if not _is_mere_link(model):
        return model._base_manager.filter(pk__in=told)
    found = models.Q(pk__in=[])
    for others in told:
        found |= models.Q(**others)
    return model._base_manager.filter(found)


def _others(model: type[models.Model], field: Any) -> list[str]:
    """Where the other ends of a link are kept."""
    columns = model._meta.local_concrete_fields
    return [one.attname for one in columns if one.remote_field and one.name != field.name]


def _links(
    model: type[models.Model], field: Any, keys: list[Any], kept: models.Model
) -> tuple[list[Any], list[Any]]:
    """Of links those that move, and those that `kept` has as well: they are dropped."""
    others = _others(model, field)
    present = set(model._base_manager.filter(**{field.name: kept}).values_list(*others))
    moving, dropped = [], []
    for pk, *rest in list(model._base_manager.filter(pk__in=keys).values_list("pk", *others)):
        if tuple(rest) in present:
            dropped.append(dict(zip(others, rest, strict=True)))
            model._base_manager.filter(pk=pk).delete()
        else:
            moving.append(pk)
    return moving, dropped


def _there(model: type[models.Model], others: dict[str, Any]) -> bool:
    """Whether the other ends of a link still exist."""
    checks: list[Callable[[], bool]] = []
    for field in model._meta.local_concrete_fields:
        if field.attname in others and field.remote_field:
            rows = field.remote_field.model._base_manager.filter(pk=others[field.attname])
            checks.append(rows.exists)
    return all(check() for check in checks)


def _read(
    moved: Moved,
) -> Iterator[tuple[type[models.Model], str, list[Any], list[Any], list[Any]]]:
    for label, field, keys, dropped, *aside in moved:
        try:
            model = apps.get_model(label)
        except LookupError:  # a table that is no longer
            continue
        yield model, field, keys, dropped, aside[0] if aside else []


def _both(model: type[models.Model], gone: models.Model, kept: models.Model) -> str:
    return _(
        "„{one}“ und „{other}“ haben beide, was nur eine haben kann ({things}). Klären Sie das "
        "zuerst; geschehen ist noch nichts."
    ).format(one=kept, other=gone, things=model._meta.verbose_name)


def _taken(model: type[models.Model]) -> str:
    return _(
        "Was damals weggelegt wurde ({things}), hat keinen Platz mehr: Inzwischen steht dort etwas "
        "anderes. Klären Sie das zuerst; geschehen ist noch nichts."
    ).format(things=model._meta.verbose_name)
