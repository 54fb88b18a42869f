"""Forms with KERN's markup, and fields for what Germans type: 31.12.2026, 25.000,50."""

from gemeinwerk.core.forms.base import BaseForm, BaseModelForm
from gemeinwerk.core.forms.fields import (
    AmountField,
    DateField,
    DegreesField,
    NumberField,
    PlannedDateField,
    TimeField,
)
from gemeinwerk.core.forms.files import FileForm
from gemeinwerk.core.forms.lamps import ColourInput, ToneRadios
from gemeinwerk.core.forms.lost_update import TogetherForm
from gemeinwerk.core.forms.refusals import refusals_on
from gemeinwerk.core.forms.renderer import Renderer
from gemeinwerk.core.forms.shown import ShownForm

__all__ = [
    "AmountField",
    "BaseForm",
    "BaseModelForm",
    "ColourInput",
    "DateField",
    "DegreesField",
    "FileForm",
    "NumberField",
    "PlannedDateField",
    "Renderer",
    "ShownForm",
    "TimeField",
    "TogetherForm",
    "ToneRadios",
    "refusals_on",
]
