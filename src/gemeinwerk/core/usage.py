"""What a thing is still used for: asked before it is removed, so that nothing hangs in the air."""

from django.db import models
from django.utils.text import get_text_list
from django.utils.translation import gettext as _


def uses(target: models.Model) -> list[tuple[int, str]]:
    """How many of what refer to `target`, e.g. `[(12, "Maßnahmen")]`: one query per relation.

    What merely belongs to it and is deleted with it is not a use.
    """
    relations = [
        relation
        for relation in target._meta.related_objects
        if relation.many_to_many or relation.on_delete is not models.CASCADE
    ]
    counted = [(_count(target, relation), relation.related_model._meta) for relation in relations]
    return [
        (count, str(meta.verbose_name if count == 1 else meta.verbose_name_plural))
        for count, meta in counted
        if count
    ]


def uses_in_words(target: models.Model) -> str:
    """`uses` as people say it: "12 Maßnahmen und 3 Ziele"; empty where there is none."""
    parts = [f"{count} {things}" for count, things in uses(target)]
    return get_text_list(parts, _("und"))


def belongings(target: models.Model) -> list[tuple[int, str]]:
    """How many of what goes with `target` when it is deleted, parts of parts included.

    One query per kind. Kinds with `behind_the_scenes` are left out: nobody knows them by name.
    """
    found: dict[type[models.Model], tuple[int, str]] = {}
    _collect(type(target), "", target, found)
    return [(count, things) for count, things in found.values() if count]


def _collect(
    model: type[models.Model],
    way: str,
    target: models.Model,
    found: dict[type[models.Model], tuple[int, str]],
) -> None:
    for relation in model._meta.related_objects:
        part = relation.related_model
        if relation.many_to_many or relation.on_delete is not models.CASCADE or part in found:
            continue
        here = f"{relation.field.name}{way}"
        count = part._base_manager.filter(**{here: target}).count()
        if not getattr(part, "behind_the_scenes", False):
            meta = part._meta
            word = str(meta.verbose_name if count == 1 else meta.verbose_name_plural)
            found[part] = (count, word)
        _collect(part, f"__{here}", target, found)


def _count(target: models.Model, relation: models.ForeignObjectRel) -> int:
    manager = relation.related_model._default_manager
    return manager.filter(**{relation.field.name: target}).count()
