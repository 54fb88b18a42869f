"""A period as a bar within a longer one."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.core.charts.scale import DateScale
from gemeinwerk.core.ui import Tone


@dataclass(frozen=True)
class PeriodBar:
    x: str
    width: str
    today: str
    tone: Tone
    label: str

    @property
    def is_plan(self) -> bool:
        """Not begun, or nobody says so: drawn as an outline."""
        return self.tone in ("none", "unknown")


def period_bar(
    start: date | None,
    end: date | None,
    *,
    frame_start: date,
    frame_end: date,
    today: date,
    tone: Tone = "progress",
    permanent: bool = False,
) -> PeriodBar:
    """When something runs within a frame; what is permanent or has no end runs to its end."""
    scale = DateScale(frame_start, frame_end)
    known = bool(start or end or permanent)
    first, last = start or frame_start, frame_end if permanent else end or frame_end
    x, width = scale.stretch(first, last) if known else (scale.at(first), "0%")
    return PeriodBar(
        x=x,
        width=width,
        today=scale.at(today) if frame_start <= today <= frame_end else "",
        tone=tone,
        label=period_label(start, end, permanent),
    )


def period_label(start: date | None, end: date | None, permanent: bool) -> str:
    """2024 – 2026, bis 2026, ab 2024 dauerhaft: the years in words."""
    if permanent:
        return _("ab {year} dauerhaft").format(year=start.year) if start else _("dauerhaft")
    if start and end:
        return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
    if end:
        return _("bis {year}").format(year=end.year)
    return _("ab {year}").format(year=start.year) if start else _("Zeitraum offen")
