"""What each row of a file of measured values would do. Nothing is written here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.quoting import one_of, quoted
from gemeinwerk.german import fold
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.document.encoding import day_in_words, in_words, number
from gemeinwerk.measures.models import Indicator, Measure, MeasuredValue
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.own_file.generous import read_cell
from gemeinwerk.measures.value_files.reading import PART, Said

_DECIMAL = re.compile(r"(\d+),(\d+)")
_COLUMNS = {one.key: one for one in PART.columns}


class Outcome(Enum):
    NEW = "new"
    THERE = "there"
    """The very value stands here already."""
    OTHER = "other"
    """Another value of that day stands here, and stays."""
    TWICE = "twice"
    NOBODYS = "nobodys"
    """There is no such measure, or it has no such indicator."""
    UNREAD = "unread"
    """Not a day that was, or no number."""


WORDS: Mapping[Outcome, str | Promise] = {
    Outcome.NEW: gettext_lazy("wird eingetragen"),
    Outcome.THERE: gettext_lazy("steht schon da"),
    Outcome.OTHER: gettext_lazy("wird als Widerspruch vermerkt"),
    Outcome.TWICE: gettext_lazy("steht zweimal in der Datei"),
    Outcome.NOBODYS: gettext_lazy("nicht zuzuordnen"),
    Outcome.UNREAD: gettext_lazy("nicht verstanden"),
}


@dataclass(frozen=True)
class Entry:
    """A row with what becomes of it. ``values``: as they would be stored, plain; {} where they
    are not understood. ``why``: in a sentence, "" where the outcome says it."""

    said: Said
    outcome: Outcome
    measure: Measure | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True)
class Planned:
    entries: Sequence[Entry]

    @property
    def new(self) -> list[Entry]:
        return [one for one in self.entries if one.outcome is Outcome.NEW]

    @property
    def other(self) -> list[Entry]:
        return [one for one in self.entries if one.outcome is Outcome.OTHER]

    def counted(self) -> dict[Outcome, int]:
        """How many rows of each outcome there are, only those there are."""
        outcomes = [one.outcome for one in self.entries]
        return {one: outcomes.count(one) for one in Outcome if one in outcomes}

    def told(self) -> list[Any]:
        """The same as long as the same would be written, see `core.shown`."""
        said = (*self.new, *self.other)
        return [[one.measure.pk if one.measure else 0, one.values] for one in said]


def planned(concept: Concept, rows: Iterable[Said], cells: "Cells | None" = None) -> Planned:
    """Three queries, however many rows and measures."""
    measures = {one.code: one for one in concept.measures.only("code", "concept").order_by("pk")}
    indicators: dict[int, list[str]] = {}
    of_concept = Indicator.objects.filter(measure__concept=concept).order_by("position", "pk")
    for measure, name in of_concept.values_list("measure", "name"):
        indicators.setdefault(measure, []).append(name)
    there: dict[tuple[int, str, str], Decimal] = {
        (measure, name, day.isoformat()): value
        for measure, name, day, value in MeasuredValue.objects.filter(
            measure__concept=concept
        ).values_list("measure", "indicator", "day", "value")
    }
    planner = _Planner(measures, indicators, there, cells or Cells())
    return Planned([planner.entry(said) for said in rows])


class _Planner:
    def __init__(
        self,
        measures: Mapping[str, Measure],
        indicators: Mapping[int, Sequence[str]],
        there: Mapping[tuple[int, str, str], Decimal],
        cells: "Cells",
    ) -> None:
        self.cells = cells
        self.measures, self.indicators, self.there = measures, indicators, there
        self.taken: set[tuple[int, str, str]] = set()

    def entry(self, said: Said) -> Entry:
        measure = self.measures.get(said.code) or self.measures.get(
            _DECIMAL.sub(r"\1.\2", said.code)
        )
        if measure is None:
            why = _("Eine Maßnahme {code} gibt es in diesem Konzept nicht.")
            return Entry(said, Outcome.NOBODYS, why=why.format(code=quoted(said.code)))
        names = self.indicators.get(measure.pk, ())
        name = _one_of(said.indicator, names)
        if name is None:
            return Entry(said, Outcome.NOBODYS, measure, why=_which(names))
        values, why = _values(said, name, self.cells)
        if why:
            return Entry(said, Outcome.UNREAD, measure, why=why)
        return self._beside(said, measure, values)

    def _beside(self, said: Said, measure: Measure, values: Mapping[str, Any]) -> Entry:
        place = (measure.pk, values["indicator"], values["day"])
        if place in self.there:
            stands = self.there[place]
            if stands == Decimal(values["value"]):
                return Entry(said, Outcome.THERE, measure, values)
            why = _(
                "Vom {day} steht hier {value}. Beide Werte stehen dann nebeneinander, bis jemand "
                "entscheidet, was gilt."
            ).format(day=day_in_words(values["day"]), value=in_words(number(stands)))
            return Entry(said, Outcome.OTHER, measure, values, why)
        if place in self.taken:
            return Entry(said, Outcome.TWICE, measure, values)
        self.taken.add(place)
        return Entry(said, Outcome.NEW, measure, values)


def _one_of(said: str, names: Sequence[str]) -> str | None:
    """The indicator that is meant: by its words, or the only one where the row names none."""
    if not said:
        return names[0] if len(names) == 1 else None
    same = [name for name in names if name == said] or [
        name for name in names if fold(name) == fold(said)
    ]
    return same[0] if len(set(same)) == 1 else None


def _which(names: Sequence[str]) -> str:
    if not names:
        return _("Diese Maßnahme hat keinen Indikator.")
    return _("Diese Maßnahme hat diesen Indikator nicht; sie hat: {names}.").format(
        names=one_of(names)
    )


class Cells:
    """What texts mean, each looked at once: of a hundred thousand values many are alike, and a
    file is planned anew when its measures are held."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[Any, str]] = {}
        self._today = localtime(audit.now()).date().isoformat()

    def plain(self, key: str, text: str) -> tuple[Any, str]:
        """The value in plain form, or why there is none."""
        if (key, text) not in self._known:
            self._known[key, text] = self._looked_at(key, text)
        return self._known[key, text]

    def _looked_at(self, key: str, text: str) -> tuple[Any, str]:
        value: Any = text
        if key in ("day", "value"):
            read = read_cell(_COLUMNS[key], text)
            if read is None or read.value is None or not read.whole:
                return None, _("„{column}“: „{text}“ ist nicht sicher zu lesen.").format(
                    column=_COLUMNS[key].heading, text=text
                )
            value = read.value
        try:
            writing.check_column(MeasuredValue, key, value)
        except DomainError as refusal:
            return None, refusal.message
        plain = plain_values.plain_value(MeasuredValue, key, value)
        if key == "day" and plain > self._today:
            return None, _("Der {day} war noch nicht.").format(day=day_in_words(plain))
        return plain, ""


def _values(said: Said, indicator: str, cells: Cells) -> tuple[dict[str, Any], str]:
    """The values in plain form, or why there are none."""
    found: dict[str, Any] = {}
    texts = {"indicator": indicator, "source": said.source, "remark": said.remark}
    for key, text in (texts | {"day": said.day, "value": said.value}).items():
        found[key], why = cells.plain(key, text)
        if why:
            return {}, why
    return found, ""


def day_shown(entry: Entry) -> str:
    """As it was understood, else as it stands in the file."""
    if not entry.values:
        return entry.said.day
    day = plain_values.python(MeasuredValue, "day", entry.values["day"])
    return date_format(day, "SHORT_DATE_FORMAT")


def value_shown(entry: Entry) -> str:
    if not entry.values:
        return entry.said.value
    return in_words(number(Decimal(entry.values["value"])))
