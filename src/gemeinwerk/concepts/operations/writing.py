"""What every verb ends with: the revision of the held concept grows, the audit knows."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.concepts.errors import Taken
from gemeinwerk.concepts.models import Concept


def written(
    concept: Concept,
    *,
    verb: Verb,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    public: bool | None = None,
) -> None:
    """Note that the concept or a part of it was changed. `public`: citizens see a difference."""
    concept.revision += 1
    concept.save(update_fields=["revision"])
    audit.record(
        verb,
        concept,
        by=by,
        before=before or {},
        after=after or {},
        reason=reason,
        public=concept.public if public is None else public,
    )


def save_unique(part: models.Model, refusal: str) -> None:
    """Save, or raise `Taken` with the sentence where its code or name exists already."""
    try:
        with transaction.atomic():
            part.save()
    except IntegrityError as taken:
        raise Taken(refusal) from taken


def put_last(part: Any, siblings: "models.QuerySet[Any]") -> None:
    """Give a new part the position after all others."""
    highest = siblings.aggregate(highest=models.Max("position"))["highest"]
    part.position = 0 if highest is None else highest + 1


def move(part: Any, siblings: "models.QuerySet[Any]", *, up: bool, to: int | None = None) -> bool:
    """Move a part one place up or down, or to a place counted from 0; whether it was moved.

    Positions are numbered anew, so that equal ones do not stay for ever.
    """
    ordered = list(siblings)
    here = next(index for index, one in enumerate(ordered) if one.pk == part.pk)
    there = (here - 1 if up else here + 1) if to is None else min(to, len(ordered) - 1)
    if there == here or not 0 <= there < len(ordered):
        return False
    ordered.insert(there, ordered.pop(here))
    for position, one in enumerate(ordered):
        one.position = position
    type(part)._default_manager.bulk_update(ordered, ["position"])
    return True
