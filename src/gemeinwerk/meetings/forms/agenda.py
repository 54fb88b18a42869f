"""One item of an agenda."""

from django import forms

from gemeinwerk.core.forms import TogetherForm
from gemeinwerk.meetings.models import AgendaItem


class ItemForm(TogetherForm):
    class Meta:
        model = AgendaItem
        fields = ["title", "text", "speaker", "minutes", "internal"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "minutes": forms.TextInput(attrs={"size": 4, "inputmode": "numeric"}),
        }
