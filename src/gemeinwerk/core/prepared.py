"""Questions that pages ask again and again with other values: put into SQL once per process.

To build a large query and to write its SQL takes Django longer than any database to answer it: half
of what a public page costs. A prepared question is written like every other, with `annotate` and
`filter`; only its values come later:

    @prepared
    def _measures_of(*, version: int, today: date) -> QuerySet[FrozenMeasure]:
        return stated(FrozenMeasure.objects.filter(version=version), today)

    _measures_of(version=7, today=date(2026, 5, 3))  # a list, one query

What is named are values, what stands before them decides what the question looks like. The function
runs once for each shape and is given places for the values, not the values: it must not look into
them, and a value is never None. A value may be a condition (`Q`): what it compares with are places
then, and a condition of the same form is the same question. Values are sent to the database apart
from the SQL, as always.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import F, Q
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")
MOST = 200
"""Forms of one question that are kept; there are a handful, but for what people may filter by."""
_KINDS: dict[type, models.Field[Any, Any]] = {
    int: models.BigIntegerField(),
    str: models.TextField(),
    date: models.DateField(),
}


class Prepared(Generic[P, Row]):
    def __init__(self, make: Callable[P, models.QuerySet[Any, Row]]) -> None:
        self.make = make
        self._asked: dict[Hashable, _Asked] = {}
        update_wrapper(self, make)

    def __call__(self, *shape: P.args, **values: P.kwargs) -> list[Row]:
        """All rows: one query."""
        return self._asked_as(shape, values).rows(dict(_flat(values)))

    def between(self, start: int, stop: int, *shape: P.args, **values: P.kwargs) -> list[Row]:
        """Some of the rows, counted from nought, the last one left out: one query."""
        return self._asked_as(shape, values).rows(dict(_flat(values)), start, stop)

    def _asked_as(self, shape: tuple[Any, ...], values: dict[str, Any]) -> "_Asked":
        key = (shape, *((name, _form(value)) for name, value in values.items()))
        asked = self._asked.get(key)
        if asked is None:
            places: Any = {name: _placed(name, value) for name, value in values.items()}
            asked = _Asked(self.make(*shape, **places))
            if len(self._asked) >= MOST:
                self._asked.clear()
            self._asked[key] = asked
        return asked


def one_of(keys: Sequence[int], name: str = "pk") -> Q:
    """A condition that has few forms, however many keys (at least one): the last stands for those
    to come."""
    places = 1
    while places < len(keys):
        places *= 2
    padded = [*keys, *[keys[-1]] * (places - len(keys))]
    return Q(*((name, key) for key in padded), _connector=Q.OR)


def prepared(make: Callable[P, models.QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """See above."""
    return Prepared(make)


class Place(models.Value):
    """Stands for a value while a question is put into SQL."""

    def __init__(self, name: str, output_field: models.Field[Any, Any]) -> None:
        super().__init__(name, output_field)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [_Parameter(self.value, self.output_field)]


@dataclass(frozen=True)
class _Parameter:
    """Where a value goes among the parameters of the SQL."""

    name: str
    kind: models.Field[Any, Any]


class _Asked:
    """One form of a question, and its SQL."""

    def __init__(self, question: models.QuerySet[Any, Any]) -> None:
        assert not question._prefetch_related_lookups, "a prepared question is one query"  # type: ignore[attr-defined]
        self._question = question
        self._compiler = question.query.get_compiler(using=question.db)
        try:
            self._sql, self._parameters = self._compiler.as_sql()
        except EmptyResultSet:  # nothing is one of none, whatever the values
            self._sql = ""
        question.query.__class__ = _Answered

    def rows(self, values: dict[str, Any], *part: int) -> list[Any]:
        if not self._sql:
            return []
        compiler = copy(self._compiler)  # what it knows of the columns is shared
        compiler.connection = connections[self._question.db]  # of this thread
        cut = f" {compiler.connection.ops.limit_offset_sql(*part)}" if part else ""
        parameters = tuple(
            one.kind.get_db_prep_value(values[one.name], compiler.connection)
            if isinstance(one, _Parameter)
            else one
            for one in self._parameters
        )
        compiler.as_sql = lambda *_args, **_options: (f"{self._sql}{cut}", parameters)
        again = self._question.all()
        assert isinstance(again.query, _Answered)
        again.query.answered_by = compiler
        return list(again)


class _Answered(Query):
    """A query whose SQL is known."""

    answered_by: SQLCompiler

    def get_compiler(self, *_args: Any, **_options: Any) -> SQLCompiler:
        return self.answered_by


def _form(value: Any) -> Hashable:
    """What is the same of values that make the same question."""
    if isinstance(value, Q):
        return value.connector, value.negated, *map(_form, value.children)
    if isinstance(value, tuple):
        lookup, operand = value
        return lookup, _form(operand) if type(operand) in _KINDS else _constant(operand)
    return type(value).__name__


def _constant(operand: Any) -> Hashable:
    """What a condition compares with and is no place: it makes another question."""
    if isinstance(operand, list | tuple) and all(type(one) in _KINDS for one in operand):
        return tuple(operand)
    if operand is None or isinstance(operand, bool | F):
        return repr(operand)
    raise TypeError(f"{operand!r} is no plain value, and cannot be told apart from others.")


def _placed(name: str, value: Any) -> Any:
    """A place for a value, or a condition with places for what it compares with."""
    if isinstance(value, Q):
        parts = (_placed(f"{name}.{at}", child) for at, child in enumerate(value.children))
        return Q.create(list(parts), value.connector, value.negated)
    if isinstance(value, tuple):
        lookup, operand = value
        return lookup, _placed(name, operand) if type(operand) in _KINDS else operand
    return Place(name, _KINDS[type(value)])


def _flat(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Values by the names of their places."""
    for name, value in values.items():
        if isinstance(value, Q):
            children = ((f"{name}.{at}", child) for at, child in enumerate(value.children))
            yield from _flat(dict(children))
        else:
            yield name, value[1] if isinstance(value, tuple) else value
