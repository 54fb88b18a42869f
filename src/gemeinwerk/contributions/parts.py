"""What areas above tell on a contribution's page at the desk: in their `contribution_parts.py`,
found by its name.

    PARTS.register(Part("answer", "answers/of_contribution.html", _rows, right="answer.read"))

Their templates have the page's `contribution` and `may_edit`. The same of a phase of taking part,
in the list of them (`OF_A_PHASE`): there the templates have the `phase`.
"""

from gemeinwerk.core.parts import Parts

PARTS = Parts()
OF_A_PHASE = Parts()
