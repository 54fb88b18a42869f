"""Fields of plannings: weekdays, an hour, several days in one line."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from gemeinwerk.german.times.dates import parse_date

_HOUR = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?(?: ?uhr)?", re.ASCII | re.IGNORECASE)
_MOST = 400
_DAY = timedelta(days=1)


class WeekdaysField(forms.TypedMultipleChoiceField):
    """0 is Monday."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [(day, WEEKDAYS[day]) for day in range(7)]
        super().__init__(
            **{"choices": choices, "coerce": int, "widget": forms.CheckboxSelectMultiple, **kwargs}
        )


class HourField(forms.CharField):
    """16:30, 16.30 Uhr or 17; kept as "16:30"."""

    default_error_messages = {"invalid": _("Bitte eine Uhrzeit eingeben, z. B. 16:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs={"size": 7}), **kwargs})

    def to_python(self, value: Any) -> str:
        typed = str(super().to_python(value) or "").strip()
        if not typed:
            return ""
        found = _HOUR.fullmatch(typed)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return f"{int(found[1]):02}:{found[2] or '00'}"


class DaysField(forms.CharField):
    """Days with commas or lines between, and spans: 12.04.2027, 03.05.–07.05.2027."""

    default_error_messages = {
        "invalid": _("„{piece}“ ist kein Tag. Bitte zum Beispiel 12.04.2027 oder "
                     "03.05.2027–07.05.2027 schreiben."),
        "many": _("Das sind zu viele Tage auf einmal."),
    }  # fmt: skip

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 2}), **kwargs})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        typed = str(super().to_python(value) or "")
        days: set[date] = set()
        for piece in filter(None, (part.strip() for part in re.split(r"[,;\n]", typed))):
            days |= set(self._days(piece))
            if len(days) > _MOST:
                raise ValidationError(self.error_messages["many"], code="many")
        return sorted(days)

    def _days(self, piece: str) -> Iterable[date]:
        ends = [
            part.strip() for part in re.split(r"–|—| bis | - |(?<=[0-9])-(?=[0-9]{1,2}\.)", piece)
        ]
        last = parse_date(ends[-1])
        first = parse_date(ends[0]) if len(ends) == 2 else last
        if len(ends) == 2 and last and first is None:
            # The year stands once, behind the last day.
            first = parse_date(f"{ends[0].rstrip('.')}.{last.year}")
        if len(ends) > 2 or not first or not last or last < first:
            raise ValidationError(
                self.error_messages["invalid"].format(piece=piece[:40]), code="invalid"
            )
        if (last - first).days > _MOST:
            raise ValidationError(self.error_messages["many"], code="many")
        return (first + n * _DAY for n in range((last - first).days + 1))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return in_words(value)
        return value


def in_words(days: Iterable[date]) -> str:
    """Days that follow each other as a span, as the field reads them."""
    spans: list[list[date]] = []
    for day in sorted(days):
        if spans and day - spans[-1][-1] == _DAY:
            spans[-1].append(day)
        else:
            spans.append([day])
    return ", ".join(
        f"{one[0]:%d.%m.%Y}" if len(one) == 1 else f"{one[0]:%d.%m.%Y}–{one[-1]:%d.%m.%Y}"
        for one in spans
    )
