"""What is kept of somebody, as they read it: days and choices in words, nothing that is empty, and
the log as sentences. All else, to the letter, is in the file beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gemeinwerk.actors import letter_languages
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import sentences, value_words
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.languages import german
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.disclosing import columns_of, is_of_the_town, label_of, rows_of
from gemeinwerk.privacy.registry import Table
from gemeinwerk.privacy.traces import Traces

LONG = 300
MANY = 10


@dataclass(frozen=True)
class Said:
    """One thing that is kept; a long one is folded."""

    label: str
    value: str
    is_long: bool


@dataclass(frozen=True)
class Part:
    """What one table keeps: rows, or sentences of the log."""

    heading: str
    kept: str
    rows: list[list[Said]]
    happened: list[str]

    @property
    def are_many(self) -> bool:
        return len(self.happened) > MANY


def parts(traces: Traces) -> list[Part]:
    """Who somebody is first, what happened last."""
    found = [_part(table, traces) for table in registry.tables() if table.own]
    found = [(place, part) for place, part in found if part.rows or part.happened]
    return [part for _place, part in sorted(found, key=lambda one: one[0])]


def _part(table: Table, traces: Traces) -> tuple[int, Part]:
    rows = rows_of(table, traces, here=True)
    heading, kept = str(table.noun), str(table.kept or "")
    if table.model is AuditEntry:
        return 2, Part(heading, kept, [], [_happened(entry) for entry in rows])
    told = [said for said in (list(_said(table, row)) for row in rows) if said]
    return int(table.model is not Person), Part(heading, kept, told, [])


def _happened(entry: Any) -> str:
    sentence = sentences.read(entry)
    return f"{sentence} ({sentence.about})" if sentence.about else str(sentence)


def _said(table: Table, row: models.Model) -> Iterator[Said]:
    hidden = table.hidden(row)
    for name in columns_of(table):
        if name not in hidden and (value := _in_words(row, name)):
            shown = german(value) if is_of_the_town(table, name) else value
            yield Said(label_of(table, name), shown, is_long=len(value) > LONG)


def _in_words(row: models.Model, name: str) -> str:
    value = getattr(row, name)
    if value in (None, "", [], {}):
        return ""
    if in_words := getattr(row, f"get_{name}_display", None):
        return str(in_words())
    if name == "language":
        return str(letter_languages.name_of(value))
    if isinstance(value, dict):
        return _together(value)
    if isinstance(value, list) and not all(isinstance(part, str) for part in value):
        return _in_the_file()
    if isinstance(value, models.Model):
        return str(value)
    plain = value if isinstance(value, bool | int | list) else str(value)
    return value_words.in_words(row._meta.label_lower, name, plain)


def _together(values: dict[str, Any]) -> str:
    """What a list said of somebody, by the names their own columns have."""
    model = Person._meta.label_lower
    named = [(name, value_words.model_field(model, name)) for name in values]
    if not any(field for _name, field in named):
        return _in_the_file()
    told = {name: _of_a_list(model, name, value) for name, value in values.items()}
    return "; ".join(
        f"{capfirst(str(field.verbose_name))}: {told[name]}"
        for name, field in named
        if field and told[name]
    )


def _of_a_list(model: str, name: str, value: Any) -> str:
    if name == "language" and value:
        return str(letter_languages.name_of(str(value)))
    if name == "organisations" and value:
        return ", ".join(map(str, Organisation.objects.filter(pk__in=value)))
    return value_words.in_words(model, name, value)


def _in_the_file() -> str:
    return _("steht in der Datei unten")
