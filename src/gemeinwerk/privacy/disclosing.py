"""Art. 15 GDPR, from the registry: all that is kept of a person, as plain values for a file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.finding import namings, own_keys
from gemeinwerk.privacy.registry import Table
from gemeinwerk.privacy.traces import Traces

Rows = list[dict[str, Any]]


def disclosure(traces: Traces, *, by_office: bool, here: bool | None = None) -> dict[str, Any]:
    """Heading → rows of what is the person's own; how long each is kept; where others name them.

    What others wrote is given out by the office alone: whoever may call themselves what they like
    could else search drafts they may not read. And it gives out nothing of another town; nor does
    whoever asks `here`, in one town, without having signed in.
    """
    here = by_office if here is None else here
    own = {str(table.noun): _own(table, traces, here) for table in registry.tables() if table.own}
    return {
        **{noun: rows for noun, rows in own.items() if rows},
        _("Nennungen in Texten"): _texts(traces) if by_office else on_request(),
        _("Wie lange es aufgehoben wird"): _kept(own),
    }


def _own(table: Table, traces: Traces, here: bool) -> Rows:
    columns = columns_of(table)
    return [_row(table, row, columns) for row in rows_of(table, traces, here=here)]


def columns_of(table: Table) -> list[str]:
    """What of a row is given out."""
    return [name for name in table.shown if name not in table.secret]


def rows_of(table: Table, traces: Traces, *, here: bool) -> "models.QuerySet[Any]":
    """Rows that are the person's own; `here`, in one town."""
    rows = table.own_rows(traces)
    if here:
        rows = rows.filter(pk__in=table.rows_in(traces).values("pk"))
    return rows.select_related(*table.related) if table.related else rows


def _row(table: Table, row: models.Model, columns: Iterable[str]) -> dict[str, Any]:
    hidden = table.hidden(row)
    return {label_of(table, name): _plain(row, name) for name in columns if name not in hidden}


def label_of(table: Table, name: str) -> str:
    """How people call a column."""
    field = table.model._meta.get_field(name)
    return str(table.labels.get(name) or capfirst(str(getattr(field, "verbose_name", name))))


def is_of_the_town(table: Table, name: str) -> bool:
    """Whether a column holds what the town wrote or how it calls something, in its language."""
    named = isinstance(table.model._meta.get_field(name), models.ForeignKey)
    return named or name in (*table.mentions, *table.whole)


def _plain(row: models.Model, name: str) -> Any:
    """A value as JSON holds it; choices in words, dates as ISO 8601."""
    value = getattr(row, name)
    in_words = getattr(row, f"get_{name}_display", None)
    if in_words:
        return str(in_words())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(value)
    return value if value is None or isinstance(value, str | int | list | dict) else str(value)


def _texts(traces: Traces) -> Rows:
    found: Rows = []
    for table in registry.filled():
        named = list(namings(table, traces, (*table.mentions, *table.whole, *table.stays)))
        own = own_keys(table, traces) if named else set()
        named = [naming for naming in named if naming.pk not in own]  # given out whole above
        rows = table.rows.in_bulk([naming.pk for naming in named]) if named else {}
        for naming in named:
            row = rows.get(naming.pk)
            hidden = table.hidden(row)
            for name, value in naming.old.items():
                if name in hidden:
                    continue
                found.append(
                    {
                        _("Wo"): f"{table.noun}: {row}",
                        _("Angabe"): label_of(table, name),
                        _("Textstelle"): traces.spots(value) or [value],
                        _("Bei einer Löschung"): str(
                            table.stays.get(name) or _("wird der Name ersetzt")
                        ),
                    }
                )
    for folder in registry.folders():
        if folder.erase and (count := folder.erase(traces, False)):
            found.append({_("Wo"): str(folder.noun), _("Dateien"): count})
    return found


def on_request() -> str:
    """Instead of where others name somebody."""
    return _(
        "Wo andere Sie in Texten nennen, stellt Ihnen das Büro auf Anfrage zusammen. Von selbst "
        "zeigt das niemand, weil darin auch steht, was andere betrifft."
    )


def _kept(own: dict[str, Rows]) -> dict[str, str]:
    return {
        str(table.noun): str(table.kept)
        for table in registry.tables()
        if table.kept and own.get(str(table.noun))
    }
