"""What areas above tell on a contribution's pages: at the desk in their `contribution_parts.py`, to
whoever said it, under their own link, in their `receipt_parts.py`; both found by their names.

    PARTS.register(Part("answer", "answers/of_contribution.html", _rows, right="answer.read"))
    RECEIPT_PARTS.register(Part("answers", "answers/receipt.html", _rows, always=True))

Their templates have what the page has: `contribution`; `may_edit` at the desk, `voice`, `language`
under the link, where rows are asked of a voice: `OuterRef("contribution")`. The same of a phase of
taking part, in the list of them (`OF_A_PHASE`): there the templates have the `phase` and
the `tone` of how it stands.
"""

from gemeinwerk.core.parts import Parts

PARTS, RECEIPT_PARTS, OF_A_PHASE = Parts(), Parts(), Parts()
