"""Who else an account or a person is: each area adds what it knows."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from gemeinwerk.privacy.traces import Traces, is_telling

Ask = Callable[[QuerySet[Any, Any]], list[Any]]
Provider = Callable[[Traces, Ask], Traces]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """`provider(traces, ask)` gives them back with more: keys, former names, shared addresses.

    It is called until nobody has anything to add; `ask(rows)` gives the rows, and asks the
    database the same question once.
    """
    _providers.append(provider)


def complete(traces: Traces) -> Traces:
    """All that is known of a person, until nobody has anything to add."""
    before, ask = None, _Answers()
    while before != traces:
        before = traces
        for provider in _providers:
            traces = provider(traces, ask)
    return traces.known(left=[name for name in traces.names if not is_telling(name)])


class _Answers:
    """What the database said, by the question."""

    def __init__(self) -> None:
        self._said: dict[tuple[Any, ...], list[Any]] = {}

    def __call__(self, rows: QuerySet[Any, Any]) -> list[Any]:
        try:
            sql, values = rows.query.sql_with_params()
        except EmptyResultSet:
            return []
        question = (sql, *map(str, values))
        if question not in self._said:
            self._said[question] = list(rows)
        return self._said[question]
