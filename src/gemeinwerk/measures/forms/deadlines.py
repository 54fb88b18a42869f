"""When the town's people are reminded."""

from gemeinwerk.core.forms import TogetherForm
from gemeinwerk.measures.models import Deadlines


class DeadlinesForm(TogetherForm):
    single = True

    class Meta:
        model = Deadlines
        fields = (
            "active",
            "word_before",
            "milestone_before",
            "end_before",
            "term_before",
            "escalate_after",
            "tell_head",
        )
