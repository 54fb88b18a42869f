"""The review of the last edition, its findings, and how one is answered without a measure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Finding, Review
from gemeinwerk.core.forms import DateField, TogetherForm


class ReviewForm(TogetherForm):
    single = True

    reviewed_on = DateField(label=_("vom"), required=False)

    class Meta:
        model = Review
        fields = ["title", "carried_out_by", "reviewed_on", "summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 5})}


class FindingForm(TogetherForm):
    class Meta:
        model = Finding
        fields = ["code", "text", "must_take_up"]
        widgets = {
            "code": forms.TextInput(attrs={"size": 6}),
            "text": forms.Textarea(attrs={"rows": 4}),
        }


class RefusalForm(TogetherForm):
    refusal = forms.CharField(
        label=_("Begründung"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sie wird mit dem Konzept veröffentlicht."),
    )

    class Meta:
        model = Finding
        fields = ["refusal"]


class ElsewhereForm(TogetherForm):
    elsewhere = forms.CharField(
        label=_("Wo er aufgegriffen wird"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Zum Beispiel in einem anderen Plan, mit Kapitel und Stand. "
            "Der Text wird mit dem Konzept veröffentlicht."
        ),
    )

    class Meta:
        model = Finding
        fields = ["elsewhere"]
