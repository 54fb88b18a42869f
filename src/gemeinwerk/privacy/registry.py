"""The registry: each area declares its tables and folders in its `personal_data.py`.

    registry.table(
        Notice, _("Mitteilungen"), town="municipality", own=to_them,
        mentions=("subject", "body"), nothing={"kind": registry.CODE}, kept=_("ein Jahr"),
    )

A column is one of: `goes` (the person's own, gone with the row), `mentions` (others' words, in
which the person may be named: the name is replaced), `whole` (a name and nothing else), `stays`
(may name a person and is kept, with the reason that is told to people), `nothing` (cannot name a
person, with the reason for whoever reads the code). Columns with choices hold no free text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy.traces import Traces

Text = str | Promise
Rows = models.QuerySet[Any]

CODE, HASH = "a code of ours, nothing anybody types", "a checksum"
UNTIL_ERASED = _("bis die Person gelöscht wird")
AS_LONG_AS_THE_CONCEPT = _("so lange wie das Konzept")
UNTIL_PROPOSED = _("bis das Büro es nach der Aufbewahrungsfrist löscht")
CONCEPT_OR_PROPOSED = _(
    "so lange wie das Konzept, wenn das Büro es nicht nach der Aufbewahrungsfrist löscht"
)
DELETED, NAMELESS = _("wird gelöscht"), _("bleibt ohne Namen stehen")


def delete(rows: Rows, traces: Traces) -> None:
    rows.delete()


@dataclass(frozen=True)
class Table:
    """Where in a table a person can stand, and what becomes of it."""

    model: type[models.Model]
    noun: Text
    town: str = ""
    """Path to the town's key; empty where rows belong to no town."""
    own: Callable[[Traces], models.Q] | None = None
    """Which rows are the person's own."""
    erase: Callable[[Rows, Traces], object] = delete
    told: Text = DELETED
    goes: tuple[str, ...] = ()
    secret: frozenset[str] = frozenset()
    """Of the person's own columns those that are not given out: passwords, keys."""
    hidden: Callable[[Any], frozenset[str]] = lambda row: frozenset()
    """Columns of one row that are not given out: a link that lets somebody in."""
    mentions: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    stays: Mapping[str, Text] = field(default_factory=dict)
    nothing: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Text] = field(default_factory=dict)
    """How columns are called that have no name for people; they are given out with the others."""
    related: tuple[str, ...] = ()
    """What is asked for along with a row, as its columns are called after it."""
    kept: Text = ""
    """How long, in words."""
    forget: Callable[[], int] | None = None
    """Deletes what is older than that."""
    public: bool = False
    """Whether citizens read it."""
    after: Callable[[list[Any]], object] | None = None
    """What is to be worked out anew for rows that were changed, by their keys."""

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def declared(self) -> list[str]:
        return [*self.goes, *self.mentions, *self.whole, *self.stays, *self.nothing]

    @property
    def shown(self) -> list[str]:
        """Columns of the person's own rows, as they are given out."""
        found = [*self.labels, *self.goes, *self.mentions, *self.whole] if self.own else []
        return list(dict.fromkeys(found))

    @property
    def rows(self) -> Rows:
        # The plain manager: what was frozen for good refuses its own.
        return self.model._base_manager.all()

    def rows_in(self, traces: Traces) -> Rows:
        """Rows of the towns that are searched; all where the table belongs to no town."""
        return self.rows.filter(**{f"{self.town}__in": traces.towns}) if self.town else self.rows

    def own_rows(self, traces: Traces) -> Rows:
        return self.rows.filter(self.own(traces)).distinct() if self.own else self.rows.none()


@dataclass(frozen=True)
class Folder:
    """A folder under `GEMEINWERK_VAR`."""

    path: Callable[[], Path]
    noun: Text
    erase: Callable[[Traces, bool], int] | None = None
    """`erase(traces, write)`: how many files go; they do so once the transaction has ended."""
    nothing: str = ""
    kept: Text = ""
    forget: Callable[[], int] | None = None


_tables: dict[str, Table] = {}
_folders: list[Folder] = []


def table(model: type[models.Model], noun: Text, **declared: Any) -> None:
    _tables[model._meta.label_lower] = Table(model, noun, **declared)


def nothing(model: type[models.Model], reason: str) -> None:
    """A table none of whose columns can name a person."""
    table(model, model._meta.label, nothing=dict.fromkeys(texts_of(model), reason))


def folder(path: Callable[[], Path], noun: Text, **declared: Any) -> None:
    _folders.append(Folder(path, noun, **declared))


def tables() -> list[Table]:
    return list(_tables.values())


def filled() -> list[Table]:
    """Those in which anything stands. One question tells, while to look for a person in each takes
    several, and many areas of a town are not used (yet)."""
    quote, found = connection.ops.quote_name, tables()
    looks = [f"EXISTS (SELECT 1 FROM {quote(one.model._meta.db_table)})" for one in found]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(looks)}")
        told = cursor.fetchone()
    return [one for one, holds_any in zip(found, told, strict=True) if holds_any]


def folders() -> list[Folder]:
    return list(_folders)


def texts_of(model: type[models.Model]) -> list[str]:
    """The columns in which a person could be named."""
    typed = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    found = model._meta.local_concrete_fields
    return [
        one.name for one in found if isinstance(one, (*typed, models.FileField)) and not one.choices
    ]


def forget_over() -> int:
    """Forget what has been kept long enough; how much that was."""
    kept: Iterable[Table | Folder] = [*tables(), *folders()]
    return sum(one.forget() for one in kept if one.forget)
