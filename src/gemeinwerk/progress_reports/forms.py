"""What is asked of a report: for whom, of which day, with which parts; and the texts a person
writes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm, DateField, TogetherForm
from gemeinwerk.progress_reports.models import Detail, IssuedReport, Part, ProgressReport
from gemeinwerk.progress_reports.queries import progress_told

_TEXT = {"rows": 6}


class ReportForm(TogetherForm):
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Teile"),
        choices=Part.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte wählen Sie wenigstens einen Teil.")},
    )

    class Meta:
        model = ProgressReport
        fields = (
            "title", "body", "as_of", "since", "parts", "detail", "summary", "introduction",
            "asked",
        )  # fmt: skip
        field_classes = dict.fromkeys(("as_of", "since"), DateField)
        widgets = {
            "detail": forms.RadioSelect,
            "summary": forms.Textarea(_TEXT),
            "introduction": forms.Textarea(_TEXT),
            "asked": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "as_of": gettext_lazy(
                "Erzählt wird, wie es am Ende dieses Tages stand, auch wenn er schon länger her "
                "ist."
            ),
            "summary": gettext_lazy("Kurze Sätze für alle, ohne Fachwörter."),
            "asked": gettext_lazy(
                "Steht über den Abweichungen, die auf eine Entscheidung warten; sie kommen von "
                "selbst dazu."
            ),
        }

    def __init__(self, data: Any = None, *, concept: Concept, report: ProgressReport | None = None):
        super().__init__(data, instance=report)
        body = self.fields["body"]
        body.queryset = Body.objects.filter(municipality=concept.municipality_id)  # type: ignore[attr-defined]
        body.empty_label = _("an alle, an kein bestimmtes Gremium")  # type: ignore[attr-defined]
        self.fields["detail"].choices = Detail.choices  # type: ignore[attr-defined]
        last = progress_told(concept).first()
        told = _("Der letzte Bericht hatte den Stichtag {day}; mit ihm wird dann Wort für Wort "
                 "verglichen, was darin stand.")  # fmt: skip
        self.fields["since"].help_text = (
            told.format(day=f"{last.as_of:%d.%m.%Y}")
            if last
            else _("Leer lassen, wenn nichts verglichen wird.")
        )
        if report is None:
            self.initial = {
                "title": _("Sachstandsbericht {day}").format(day=f"{localdate():%m/%Y}"),
                "as_of": localdate(),
                "since": last.as_of if last else None,
                "parts": [part.value for part in Part],
                "detail": Detail.LINE,
            }


class ParticipationReportForm(TogetherForm):
    """What a person writes of it; all else is counted."""

    class Meta:
        model = ProgressReport
        fields = ("title", "body", "summary", "learnt")
        widgets = {"summary": forms.Textarea(_TEXT), "learnt": forms.Textarea({"rows": 12})}
        help_texts = {
            "summary": gettext_lazy("Kurze Sätze für alle, ohne Fachwörter."),
            "learnt": gettext_lazy(
                "Wen haben Sie erreicht, wen nicht? Was machen Sie beim nächsten Mal anders? Auch "
                "je Handlungsfeld, ohne Namen von Menschen."
            ),
        }

    def __init__(self, data: Any = None, *, concept: Concept, report: ProgressReport | None = None):
        super().__init__(data, instance=report)
        body = self.fields["body"]
        body.queryset = Body.objects.filter(municipality=concept.municipality_id)  # type: ignore[attr-defined]
        body.empty_label = _("an alle, an kein bestimmtes Gremium")  # type: ignore[attr-defined]
        if report is None:
            self.initial = {
                "title": _("Beteiligungsbericht {day}").format(day=f"{localdate():%m/%Y}")
            }


class TemplateForm(BaseForm):
    file = forms.FileField(
        label=gettext_lazy("Word-Vorlage"),
        help_text=gettext_lazy("Ein Word-Dokument (.docx) ohne Makros."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        error_messages={"required": gettext_lazy("Bitte wählen Sie eine Datei aus.")},
    )


class CompareForm(BaseForm):
    """Two days, of which each may be that of an issued report."""

    von = DateField(label=gettext_lazy("Was war, am"))
    bis = DateField(label=gettext_lazy("Was daraus wurde, am"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("von"), values.get("bis")
        if first and last and first >= last:
            raise forms.ValidationError(_("Der erste Tag liegt vor dem zweiten."))
        if last and last > localdate():
            raise forms.ValidationError(_("Was morgen ist, weiß noch niemand."))
        return values


class PickForm(BaseForm):
    """Two issued reports to be compared, or one and how things stand today."""

    von = forms.ChoiceField(label=gettext_lazy("Früherer Bericht"))
    bis = forms.ChoiceField(label=gettext_lazy("Späterer Bericht"))

    def __init__(self, issued: Sequence[IssuedReport]) -> None:
        """``issued``: the newest first; of a day it is the last that counts."""
        super().__init__()
        today, reports = localdate(), dict[str, str]()
        for one in sorted(issued, key=lambda one: one.as_of, reverse=True):
            if one.as_of < today:
                reports.setdefault(_as_typed(one.as_of), _named(one))
        days = [*reports.items(), (_as_typed(today), _("heute"))]
        self.offers = len(days) > 1
        before, after = days[min(1, len(reports) - 1)], days[0 if len(reports) > 1 else -1]
        for name, chosen in (("von", before), ("bis", after)):
            self.fields[name].choices = days  # type: ignore[attr-defined]
            self.initial[name] = chosen[0]


def _named(one: IssuedReport) -> str:
    """Short, its day before all: a list that is narrow cuts what is long."""
    return _("{day}, Bericht {number}").format(day=_as_typed(one.as_of), number=one.number)


def _as_typed(day: date) -> str:
    return f"{day:%d.%m.%Y}"
