"""When people are reminded: in the town, and where a concept differs."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.core.forms import TogetherForm
from gemeinwerk.measures.models import ConceptDays, Deadlines


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


class ConceptDaysForm(TogetherForm):
    """`usual`: the town's days, which count where nothing is typed."""

    single = True

    class Meta:
        model = ConceptDays
        fields = (
            "word_before",
            "milestone_before",
            "end_before",
            "term_before",
            "escalate_after",
        )

    def __init__(self, data: Any = None, *args: Any, usual: Deadlines, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for name in self.Meta.fields:
            self.fields[name].help_text = _("Leer: {days}, wie für alle Konzepte.").format(
                days=getattr(usual, name)
            )
