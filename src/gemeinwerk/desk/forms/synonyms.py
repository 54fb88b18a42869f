"""Words that a town counts as one in searches."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import TogetherForm
from gemeinwerk.municipalities.models import Synonyms


class SynonymsForm(TogetherForm):
    class Meta:
        model = Synonyms
        fields = ["words"]
        widgets = {"words": forms.Textarea({"rows": 3})}
        help_texts = {
            "words": _(
                "Mit Kommas dazwischen, z. B. „Kita, Kindertagesstätte, Kindergarten“. Wer nach "
                "einem davon sucht, findet auch die anderen. Gebeugte Formen sind immer dabei."
            )
        }
