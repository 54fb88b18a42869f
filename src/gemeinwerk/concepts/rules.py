"""Who may do what with a concept."""

from gemeinwerk.accounts.rules import permit

permit(
    "concept.read",
    "concept.create",
    "concept.edit",
    "concept.advance",
    "concept.publish",
    "concept.delete",
    "finding.answer",
)
