"""What is to be done and was done, for each year a measure runs in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gemeinwerk.core.forms import ShownForm
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.years.models import MeasureYear
from gemeinwerk.monitoring.years.queries import NAMES, running_years


class YearsForm(ShownForm):
    def __init__(self, data: Any = None, *, measure: Measure) -> None:
        super().__init__(data)
        known = {one.year: one for one in MeasureYear.objects.filter(measure=measure)}
        self.years = running_years(measure)
        labels = {
            "promised": _("{year}: was getan werden soll"),
            "done": _("{year}: was getan wurde"),
        }
        for year in self.years:
            for name in NAMES:
                self.fields[f"{name}-{year}"] = forms.CharField(
                    label=labels[name].format(year=year),
                    required=False,
                    widget=forms.Textarea({"rows": 2}),
                )
                if year in known:
                    self.initial[f"{name}-{year}"] = getattr(known[year], name)

    @property
    def told(self) -> dict[int, dict[str, str]]:
        return {
            year: {name: self.cleaned_data[f"{name}-{year}"] for name in NAMES}
            for year in self.years
        }
