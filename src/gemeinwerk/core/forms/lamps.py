"""Fields in which a colour is chosen: what it looks like stands beside its word."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse

from gemeinwerk.core.ui import Tone


class ToneRadios(forms.RadioSelect):
    """Choices with their lamps: shape and colour of a tone beside the word.

    tones: value of a choice -> its tone; a choice without one has no lamp.
    """

    def __init__(self, tones: Mapping[str, Tone], **said: Any) -> None:
        super().__init__(**said)
        self.tones = tones

    def create_option(self, name: str, value: Any, *args: Any, **said: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **said)
        return option | {"tone": self.tones.get(str(value or ""))}


class ColourInput(forms.TextInput):
    """The browser's own choice of a colour; beside it `{% colour_sample %}`, kept up by a script
    (`core.views.colour_sample`)."""

    input_type = "color"
    sample = True

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        told = {
            "hx-get": reverse("core:colour_sample"),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": "next [data-sample]",
        }
        return super().get_context(name, value, told | (attrs or {}))
