"""Rows of another table asked along with one row, as a list: no query more.

    Body.objects.annotate(fields=Listed(
        FieldOfAction.objects.filter(working_group=OuterRef("pk")).values(told=row(title="title"))
    ))

Days come as text. Django's own `JSONObject` asks the database first what it can, once more.
"""

from typing import Any

from django.db.models import F, Func, JSONField, Subquery, TextField, Value
from django.db.models.functions import Cast


class _Row(Func):
    function = "json_object"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="jsonb_build_object", **context)


def row(**columns: str) -> Func:
    """One row as plain values: names and the columns they are of."""
    parts: list[Any] = []
    for name, column in columns.items():
        parts += [Cast(Value(name), TextField()), F(column)]
    return _Row(*parts)


class Listed(Subquery):
    """All rows of a subquery with one column `told`, in its order; None where there is none."""

    template = "(SELECT json_group_array(json(_one.told)) FROM (%(subquery)s) _one)"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="(SELECT jsonb_agg(_one.told) FROM (%(subquery)s) _one)",
            **context,
        )
