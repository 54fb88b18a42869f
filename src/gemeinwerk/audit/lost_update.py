"""Writing what somebody changed, unless somebody else changed the same since it was read."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.operations import plain_value
from gemeinwerk.audit.queries import history_of
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core import changes
from gemeinwerk.core.conflicts import Overtaken, overtaken

Seen = Mapping[str, Any] | None
"""Plain values a writer began from; of whoever does not say, nothing is checked."""


def apply(
    target: models.Model,
    values: Mapping[str, Any],
    *,
    seen: Seen,
    verb: Verb,
    recorded_with: models.Model | None = None,
) -> tuple[changes.Values, changes.Values]:
    """`core.changes.apply` on a locked target. `seen` are the plain values the writer began from.

    Raises `Overtaken`, which says who wrote what: the newest entry of `verb` that wrote the value
    which stands there. Entries of a part are kept with the whole, `recorded_with`.
    """
    differences = overtaken(target, values, seen or {})
    if differences:
        entries = list(history_of(recorded_with or target).filter(verb=verb)[:100])
        written = {
            one.name: _writing(entries, one.name, getattr(target, one.name)) for one in differences
        }
        who = {name: entry.actor_name for name, entry in written.items() if entry}
        raise Overtaken(_sentence(target, written), differences, who)
    return changes.apply(target, values)


def _writing(entries: list[AuditEntry], name: str, value: Any) -> AuditEntry | None:
    kept = plain_value(value)
    fitting = (one for one in entries if name in one.after and one.after[name] == kept)
    return next(fitting, None)


def _sentence(target: models.Model, written: Mapping[str, AuditEntry | None]) -> str:
    fields = ", ".join(str(target._meta.get_field(name).verbose_name) for name in written)  # type: ignore[union-attr]
    entry = max(filter(None, written.values()), key=lambda one: one.at, default=None)
    if entry is None:
        return _("Inzwischen hat jemand dasselbe geändert: {fields}.").format(fields=fields)
    return _("{name} hat inzwischen dasselbe geändert, am {when}: {fields}.").format(
        name=entry.actor_name or _("Jemand"),
        when=date_format(localtime(entry.at), "DATETIME_FORMAT"),
        fields=fields,
    )
