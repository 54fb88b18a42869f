"""What a town says of itself."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import ColourInput, TogetherForm
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import host_names

_HOST = RegexValidator(
    r"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$"
)


class TownForm(TogetherForm):
    """What a town says of itself, and the host names it is served under."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Sprachen"),
        choices=[*settings.LANGUAGES, ("de-simple", gettext_lazy("Leichte Sprache"))],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("In welchen Sprachen die öffentlichen Seiten angeboten werden."),
    )
    hosts = forms.CharField(
        label=gettext_lazy("Rechnernamen"),
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "Unter welchen Adressen die Seiten zu finden sind, einer je Zeile, ohne https://. "
            "Der Server muss sie ebenfalls kennen (GEMEINWERK_HOSTS)."
        ),
    )

    class Meta:
        model = Municipality
        fields = [
            "name",
            "kind",
            "official_key",
            "land",
            "colour",
            "languages",
            "contact_email",
            "introduction",
            "imprint",
            "privacy",
        ]
        widgets = {"colour": ColourInput}
        help_texts = {
            "colour": gettext_lazy(
                "Führt durch die Seiten. Was sich als Schrift nicht lesen ließe, wird angepasst."
            )
        }

    def __init__(self, *args: Any, here: str, **kwargs: Any) -> None:
        """`here` is the host name the page is being edited under."""
        self._hosts = host_names(kwargs["instance"])
        super().__init__(*args, **kwargs)
        self.here = here
        self.fields["hosts"].initial = "\n".join(self._hosts)

    def _base(self) -> dict[str, Any]:
        return super()._base() | {"hosts": self._hosts}

    def _carried(self) -> list[str]:
        return [*super()._carried(), "hosts"]

    def clean_hosts(self) -> list[str]:
        names = [line.strip().lower() for line in self.cleaned_data["hosts"].split()]
        for name in names:
            try:
                _HOST(name)
            except ValidationError as problem:
                raise ValidationError(
                    _(
                        "„{name}“ ist kein Rechnername. Gemeint ist etwas wie konzept.stadt.de."
                    ).format(name=name)
                ) from problem
        if self.here not in names:
            raise ValidationError(
                _(
                    "„{here}“ muss stehen bleiben: Darunter sehen Sie diese Seite gerade. Öffnen "
                    "Sie sie unter einem anderen Rechnernamen, um diesen zu entfernen."
                ).format(here=self.here)
            )
        return names
