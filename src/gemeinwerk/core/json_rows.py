"""The rows of a subquery as one JSON list, on either database: read along, not asked for.

told = JSONRow(day="day", value="value")
rows = Value.objects.filter(measure=OuterRef("pk")).order_by().values("measure")
Measure.objects.annotate(told=Subquery(rows.annotate(told=JSONRows(told)).values("told")))
"""

from typing import Any

from django.db.models import Aggregate, Func, JSONField
from django.db.models.functions import JSONObject


class JSONRow(JSONObject):
    """Django's, without asking SQLite first whether it can: where that is busy at the moment it
    says no, and the connection is taken for one that cannot for as long as it is kept."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return Func.as_sql(self, compiler, connection, **context)


class JSONRows(Aggregate):
    """In no order; None where there is no row."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)
