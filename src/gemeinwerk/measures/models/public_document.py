"""A frozen document as it is read: what it says of units without the persons who work there.

Versions that were frozen before persons were kept apart hold telephone numbers and names in their
texts of units. What was frozen stays as it is (ADR 9); what leaves the database does not say it
(ADR 21), on whatever page and in whatever file.
"""

from typing import Any

from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.german.parties.private import surely_private

OF_UNITS = ("lead_text", "contributing_text")
"""The keys of a measure's document under which units stand as typed."""


def without_persons(document: dict[str, Any]) -> dict[str, Any]:
    """The document of a measure, its texts of units without persons and how to reach them."""
    told = {key: document[key] for key in OF_UNITS if document.get(key)}
    shown = {key: surely_private(text).shown for key, text in told.items()}
    return document | shown if shown != told else document


class PublicDocumentField(ShapedField):
    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        found = super().from_db_value(value, expression, connection)
        return without_persons(found) if isinstance(found, dict) else found
