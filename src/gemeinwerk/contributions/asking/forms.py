"""The questions of a phase, as the office writes them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.contributions.asking.models import AskedKind, AskedQuestion
from gemeinwerk.contributions.asking.operations import MOST_OPTIONS
from gemeinwerk.core.forms import TogetherForm


class AskedQuestionForm(TogetherForm):
    """Answers to choose from are typed one a line."""

    typed = forms.CharField(
        label=gettext_lazy("Antworten zur Auswahl, eine je Zeile"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Nur wo etwas ausgewählt wird."),
    )

    class Meta:
        model = AskedQuestion
        fields = ["text", "kind", "lowest", "highest", "required"]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "text": gettext_lazy(
                "Was jemand angibt, steht im Büro neben dem Beitrag und manchmal neben einem "
                "Namen. Fragen Sie deshalb nie nach Herkunft, Religion, Gesundheit, politischer "
                "Meinung oder danach, wen jemand liebt."
            ),
            "lowest": gettext_lazy("Nur bei einer Frage von 1 bis 5, z. B. „gar nicht wichtig“."),
            "highest": gettext_lazy("Nur bei einer Frage von 1 bis 5, z. B. „sehr wichtig“."),
        }

    field_order = ("text", "kind", "typed", "lowest", "highest", "required")

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = AskedKind.choices
        self.initial["typed"] = "\n".join(self.instance.options)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        typed = (one.strip() for one in cleaned.pop("typed", "").split("\n"))
        cleaned["options"] = list(dict.fromkeys(filter(None, typed)))
        kind = cleaned.get("kind")
        if kind in (AskedKind.CHOICE, AskedKind.SEVERAL):
            if len(cleaned["options"]) < 2:
                self.add_error("typed", _("Bitte geben Sie mindestens zwei Antworten zur Auswahl."))
            if len(cleaned["options"]) > MOST_OPTIONS:
                self.add_error("typed", _("Mehr als zwölf Antworten liest niemand."))
        if kind == AskedKind.SCALE:
            for name in ("lowest", "highest"):
                if not cleaned.get(name):
                    self.add_error(name, _("Bitte schreiben Sie, was das bedeutet."))
        return cleaned
