"""What the desk knows of a measure beyond its public document: for files that stay in the house."""

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.models import Measure


def internal_document(measure: Measure) -> Document:
    """Never shown to citizens; for those with the right `measure.read_internal`."""
    return {
        "internal_notes": measure.internal_notes,
        "confirmation": measure.confirmation,
        "plain": measure.plain,
        "plain_reviewed": measure.plain_reviewed,
        "unread": [{"column": cell["column"], "value": cell["value"]} for cell in measure.unread],
    }
