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


def _count(target: models.Model, relation: models.ForeignObjectRel) -> int:
    manager = relation.related_model._default_manager
    return manager.filter(**{relation.field.name: target}).count()
