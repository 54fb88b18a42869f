"""Small forms: a new measure, a reason, a goal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseModelForm, PlannedDateField, ShownForm, TogetherForm
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Goal, Measure


class NewMeasureForm(BaseModelForm):
    class Meta:
        model = Measure
        fields = ("field", "title", "lead_unit", "code")
        widgets = {"title": forms.Textarea({"rows": 2})}
        help_texts = {
            "title": _(
                "Was geschieht, in einer Zeile. Alles Weitere folgt auf der nächsten Seite."
            ),
            "code": _("Leer lassen: dann bekommt sie die nächste freie Nummer ihres Feldes."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = queries.possible(self.instance.concept)
        self.fields["field"].queryset = possible["field"]  # type: ignore[attr-defined]
        self.fields["field"].empty_label = _("Bitte wählen")  # type: ignore[attr-defined]
        self.fields["lead_unit"].queryset = possible["lead_unit"].filter(active=True)  # type: ignore[attr-defined]
        self.fields["lead_unit"].empty_label = _("noch niemand")  # type: ignore[attr-defined]
        self.fields["code"].required = False
        if field := self.initial.get("field"):
            self.fields["code"].widget.attrs["placeholder"] = queries.next_code(field)


class ReasonForm(ShownForm):
    """Why: asked for wherever something is refused, removed or let stand."""

    reason = forms.CharField(label=_("Begründung"), widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, label: Any = None, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].help_text = help_text


class GoalForm(TogetherForm):
    due = PlannedDateField(label=_("zu erreichen bis"), required=False)

    class Meta:
        model = Goal
        fields = ("field", "title", "due", "code")
        widgets = {"title": forms.Textarea({"rows": 3})}
        help_texts = {
            "title": _("Ein Satz, den man nachmessen kann."),
            "code": _("Leer lassen: dann bekommt es die nächste freie Nummer."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = bool(self.instance.pk)
        if self.instance.pk:
            del self.fields["field"]
        else:
            self.fields["field"].queryset = queries.possible(self.instance.concept)["field"]  # type: ignore[attr-defined]
