"""What the desk knows of a measure beyond its public document: for files that stay in the house."""

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.fields import FIELDS
from gemeinwerk.measures.models import Measure


def internal_document(measure: Measure) -> Document:
    """Never shown to citizens; for those with the right `measure.read_internal`."""
    found = {name: getattr(measure, name) for name in _NAMES}
    cells = [{"column": cell["column"], "value": cell["value"]} for cell in measure.unread]
    return {**found, "unread": cells}


_NAMES = [one.name for one in FIELDS if one.column and (one.once or not one.public)]
