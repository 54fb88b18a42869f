"""How an indicator stands beside the way that was promised, and where its values lead, in words.

What is computed is said to be computed, and stands beside what the authority states where the two
differ; neither takes the other's place.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.core.quoting import quoted
from gemeinwerk.engines import trend
from gemeinwerk.engines.trend import Outlook, Path, Place, Point, Standing
from gemeinwerk.measures import interim_steps
from gemeinwerk.measures.document import indicator_words
from gemeinwerk.measures.document.encoding import Document, number
from gemeinwerk.measures.document.labels import label
from gemeinwerk.measures.lifecycle import Course
from gemeinwerk.measures.models.parts import Direction

_SHARES = frozenset({"%", "prozent", "v. h.", "v.h."})
_BEHIND_SAID = (Course.LATE, Course.OFF_COURSE)


def path(indicator: Document) -> Path | None:
    """From the baseline over interim steps to the target, as far as they have days; None where
    that is no way, or there is none to go (yes or no)."""
    if indicator["direction"] == Direction.YES_NO:
        return None
    ends = [_point(indicator, key) for key in ("baseline", "target")]
    return Path.of([*filter(None, ends), *steps(indicator)])


def steps(indicator: Document) -> list[Point]:
    return [Point(day, value) for day, value in interim_steps.read(indicator.get("steps", ""))]


def standing(indicator: Document, value: Document) -> Standing | None:
    """Where a measured value stands beside the promised way."""
    way = path(indicator)
    return trend.standing(way, _measured(value), falls=_falls(indicator)) if way else None


def outlook(indicator: Document, values: Sequence[Document], today: date) -> Outlook | None:
    """What a straight line through the values says of the day of the target, while that is
    ahead."""
    until = indicator["target_date"]
    if not until or indicator["target"] is None or indicator["direction"] == Direction.YES_NO:
        return None
    day = date.fromisoformat(until)
    if day <= today:
        return None
    known = [_amount(one["value"]) for one in values] + [_amount(indicator["target"])]
    share = indicator["unit"].strip().lower() in _SHARES
    return trend.outlook(
        (_measured(one) for one in values),
        until=day,
        lowest=Decimal(0) if min(known) >= 0 else None,
        highest=Decimal(100) if share and max(known) <= 100 else None,
    )


def standing_words(indicator: Document, value: Document) -> str:
    """Das liegt hinter dem Weg zum Zielwert: 60 Personen an diesem Tag."""
    found = standing(indicator, value)
    if found is None:
        return ""
    patterns = {
        Place.AHEAD: _("Das ist weiter, als der Weg zum Zielwert vorsieht: {due} an diesem Tag."),
        Place.ON: _("Das liegt auf dem Weg zum Zielwert: {due} an diesem Tag."),
        Place.BEHIND: _("Das liegt hinter dem Weg zum Zielwert: {due} an diesem Tag."),
    }
    return patterns[found.place].format(due=_told(indicator, found.due))


def outlook_words(indicator: Document, found: Outlook) -> str:
    """Geradlinig fortgeschrieben aus 6 Werten seit Januar 2024 wären es am 31. Dezember 2027 etwa
    140 Personen, nach der bisherigen Streuung zwischen 120 und 160 Personen."""
    said = {
        "n": found.count,
        "since": date_format(found.since, "F Y"),
        "day": date_format(found.day, "DATE_FORMAT"),
        "value": _told(indicator, found.value),
        "low": indicator_words.amount(indicator, number(found.low)),
        "high": _told(indicator, found.high),
    }
    if found.low == found.high:
        pattern = _(
            "Geradlinig fortgeschrieben aus {n} Werten seit {since} wären es am {day} etwa "
            "{value}. Das ist gerechnet und keine Zusage."
        )
    else:
        pattern = _(
            "Geradlinig fortgeschrieben aus {n} Werten seit {since} wären es am {day} etwa "
            "{value}. Das ist ungewiss: So, wie die Werte bisher streuen, lägen neun von zehn "
            "zwischen {low} und {high}. Es ist gerechnet und keine Zusage."
        )
    return pattern.format(**said)


def differing(measure: Document, indicator: Document, value: Document) -> str:
    """Where the authority states another course than its figures say: both in one sentence; ""
    where they agree, or one of them says nothing."""
    found, said = standing(indicator, value), measure.get("course") or ""
    if found is None or not said:
        return ""
    words = quoted(label("course", said))
    if said == Course.ON_COURSE and found.place is Place.BEHIND:
        return _("Gemeldet ist {words}; dieser Messwert liegt hinter dem Weg.").format(words=words)
    if said in _BEHIND_SAID and found.place is Place.AHEAD:
        return _("Gemeldet ist {words}; dieser Messwert ist weiter als vorgesehen.").format(
            words=words
        )
    return ""


def _falls(indicator: Document) -> bool:
    return bool(indicator["direction"] == Direction.DECREASE)


def _point(indicator: Document, key: str) -> Point | None:
    value, day = indicator[key], indicator[f"{key}_date"]
    return Point(date.fromisoformat(day), _amount(value)) if value is not None and day else None


def _measured(value: Document) -> Point:
    return Point(date.fromisoformat(value["day"]), _amount(value["value"]))


def _amount(value: float) -> Decimal:
    return Decimal(str(value))


def _told(indicator: Document, value: Decimal) -> str:
    return indicator_words.measured(indicator, {"value": number(value)})
