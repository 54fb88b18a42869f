"""The sheet that the first mail of a round brings along, with what stands in the reports then."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import queries
from gemeinwerk.monitoring.models import ReportingRound
from gemeinwerk.notices.attachments import Enclosure


class Sheets:
    """Of one round; one for all who are asked about the same measures in the same language."""

    def __init__(self, opened: ReportingRound) -> None:
        self._opened = opened
        self._reports = list(queries.reports_of(opened))
        self._made: dict[tuple[str, frozenset[int]], Enclosure | None] = {}

    def of(self, measures: Iterable[Measure], *, to: Any) -> Enclosure | None:
        """None where it is larger than a mail may be, or than a sheet that comes back."""
        language = getattr(to, "language", "") or "de"
        key = (language, frozenset(one.pk for one in measures))
        if key not in self._made:
            with translation.override(language):
                self._made[key] = self._write(key[1])
        return self._made[key]

    def _write(self, measures: frozenset[int]) -> Enclosure | None:
        from gemeinwerk.monitoring.sheets.writing import SheetTooLong, written  # large

        own = [one for one in self._reports if one.measure_id in measures]
        try:
            content = written(self._opened, own, by_mail=True)
        except SheetTooLong:
            return None
        made = Enclosure(f"meldungen-{self._opened.due.isoformat()}.xlsx", content)
        return made if made.fits else None
