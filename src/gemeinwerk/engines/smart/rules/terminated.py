"""T – terminated: by when, within the concept's period, and something due on the way."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter

from gemeinwerk.engines.smart.findings import Count, Finding, Rule, Severity
from gemeinwerk.engines.smart.language import shortened
from gemeinwerk.engines.smart.measure_reading import Reading, filled

_TIME = frozenset({"timeframe", "start", "end"})

NO_END = Rule(
    "T501",
    Severity.ERROR,
    "Ende fehlt",
    "No end",
    Count(
        "Eine Maßnahme hat kein Ende und ist keine Daueraufgabe.",
        "{n} Maßnahmen haben kein Ende und sind keine Daueraufgabe.",
    ),
    Count(
        "One measure has no end and is not marked as permanent.",
        "{n} measures have no end and are not marked as permanent.",
    ),
    _TIME,
    "Die Quelle hat keine Spalte für den Zeitraum: Bis wann, steht bei keiner Maßnahme.",
    "The source has no column for the time frame: no measure says by when.",
)
OUTSIDE = Rule(
    "T502",
    Severity.WARNING,
    "Ende außerhalb des Konzeptzeitraums",
    "End outside the concept's period",
    Count(
        "Eine Maßnahme endet außerhalb des Konzeptzeitraums.",
        "{n} Maßnahmen enden außerhalb des Konzeptzeitraums.",
    ),
    Count(
        "One measure ends outside the concept's period.",
        "{n} measures end outside the concept's period.",
    ),
)
NOTHING_DUE = Rule(
    "T503",
    Severity.WARNING,
    "Mehr als 18 Monate nichts fällig",
    "Nothing due for more than 18 months",
    Count(
        "Bei einer Maßnahme ist mehr als 18 Monate lang nichts fällig.",
        "Bei {n} Maßnahmen ist mehr als 18 Monate lang nichts fällig.",
    ),
    Count(
        "In one measure nothing is due for more than 18 months.",
        "In {n} measures nothing is due for more than 18 months.",
    ),
    frozenset({"milestone"}),
    "Die Quelle hat keine Spalte für Meilensteine: Was unterwegs fällig ist, steht bei keiner "
    "Maßnahme.",
    "The source has no column for milestones: no measure says what is due on the way.",
)
VAGUE_TIME = Rule(
    "T504",
    Severity.ERROR,
    "Zeitwort statt Termin",
    "A word instead of a date",
    Count(
        "Eine Maßnahme nennt statt eines Termins ein Wort wie „kurzfristig“.",
        "{n} Maßnahmen nennen statt eines Termins ein Wort wie „kurzfristig“.",
    ),
    Count(
        "One measure names no date but a word such as “kurzfristig”.",
        "{n} measures name no date but a word such as “kurzfristig”.",
    ),
)
ENDS_FIRST = Rule(
    "T505",
    Severity.ERROR,
    "Ende vor Beginn",
    "End before start",
    Count("Eine Maßnahme endet, bevor sie beginnt.", "{n} Maßnahmen enden, bevor sie beginnen."),
    Count("One measure ends before it starts.", "{n} measures end before they start."),
)
RULES = (NO_END, OUTSIDE, NOTHING_DUE, VAGUE_TIME, ENDS_FIRST)
_LONGEST_MONTHS = 18


def look_at(reading: Reading) -> Iterator[Finding]:
    """End, period, milestones; nothing for what is finished or dropped."""
    if reading.measure.closed:
        return
    end = reading.span.end
    if reading.vague_time and not reading.permanent and not (end and not reading.legend_date):
        yield _vague(reading)
        end = reading.legend_date
    elif end is None and not reading.permanent:
        end = reading.text_deadline
        if end is None and not reading.text_period:
            yield _no_end(reading)
    if end is not None:
        yield from _against(reading, end)
    yield from _nothing_due(reading)


def day(value: date) -> str:
    """A date as German pages write it."""
    return f"{value:%d.%m.%Y}"


def _field(reading: Reading) -> str:
    columns = reading.catalogue.columns
    return "end" if columns is not None and "timeframe" not in columns else "timeframe"


def _until(reading: Reading) -> tuple[str, str]:
    last = reading.catalogue.period_end
    if last is None:
        return "ein Enddatum", "an end date"
    return f"ein Enddatum bis {last.year}", f"an end date up to {last.year}"


def _year(reading: Reading) -> int:
    """A year for the example: the concept's last but one, else the year after the start."""
    if reading.catalogue.period_end:
        return reading.catalogue.period_end.year - 1
    return reading.span.start.year + 1 if reading.span.start else 2027


def _example(reading: Reading) -> tuple[str, str]:
    year = _year(reading)
    return f"bis 30.06.{year}", f"by 30 June {year}"


def _no_end(reading: Reading) -> Finding:
    measure = reading.measure
    typed = shortened(measure.timeframe)
    until_de, until_en = _until(reading)
    start = reading.span.start
    ask_de = f"Bitte {until_de} oder „Daueraufgabe“ angeben."
    ask_en = f"Please give {until_en} or “Daueraufgabe” (permanent)."
    if typed and start and filled(measure.timeframe):
        de = f"„{typed}“ sagt, wann es losgeht, nicht, wann es fertig ist. {ask_de}"
        en = f"“{typed}” says when it begins, not when it is done. {ask_en}"
    elif typed:
        de = f"„{typed}“ ist kein Termin. {ask_de}"
        en = f"“{typed}” is not a date. {ask_en}"
    else:
        de = f"Bis wann? Es fehlt ein Ende. {ask_de}"
        en = f"By when? There is no end. {ask_en}"
    return Finding(
        measure.key, _field(reading), NO_END.code, Severity.ERROR, de, en, typed, *_example(reading)
    )


def _vague(reading: Reading) -> Finding:
    typed = shortened(reading.vague_time)
    until_de, until_en = _until(reading)
    defined = reading.legend_date
    if defined:
        de = (
            f"„{typed}“ heißt nach der Legende: bis {day(defined)}. "
            "Bitte das Datum selbst eintragen; die Legende liest später niemand mit."
        )
        en = (
            f"“{typed}” means by {day(defined)} according to the legend. "
            "Please enter the date itself; nobody will read the legend later."
        )
        example = (f"bis {day(defined)}", f"by {day(defined)}")
    else:
        de = f"„{typed}“ ist kein Termin. Bitte {until_de} oder „Daueraufgabe“ angeben."
        en = f"“{typed}” is not a date. Please give {until_en} or “Daueraufgabe” (permanent)."
        example = _example(reading)
    return Finding(
        reading.measure.key,
        _field(reading),
        VAGUE_TIME.code,
        Severity.WARNING if defined else Severity.ERROR,
        de,
        en,
        typed,
        *example,
    )


def _against(reading: Reading, end: date) -> Iterator[Finding]:
    """The end against the start and against the concept's period."""
    start, catalogue = reading.span.start, reading.catalogue
    key, field = reading.measure.key, _field(reading)
    if start and end < start:
        yield Finding(
            key,
            field,
            ENDS_FIRST.code,
            Severity.ERROR,
            f"Das Ende ({day(end)}) liegt vor dem Beginn ({day(start)}).",
            f"The end ({day(end)}) is before the start ({day(start)}).",
            day(end),
        )
    first, last = catalogue.period_start, catalogue.period_end
    late = last is not None and end > last
    if late or (first is not None and end < first):
        period = "–".join(str(edge.year) for edge in (first, last) if edge)
        side = ("nach", "after") if late else ("vor", "before")
        yield Finding(
            key,
            field,
            OUTSIDE.code,
            Severity.WARNING,
            f"Das Ende am {day(end)} liegt {side[0]} dem Konzeptzeitraum {period}. "
            "Was soll innerhalb dieses Zeitraums erreicht sein?",
            f"The end on {day(end)} is {side[1]} the concept's period {period}. "
            "What should be reached within that period?",
            day(end),
            *_example(reading),
        )


def _nothing_due(reading: Reading) -> Iterator[Finding]:
    """The longest stretch between start, milestones, dates of targets and end."""
    measure = reading.measure
    start, end = reading.span
    if start is None or end is None or reading.permanent:
        return
    due = {step.due for step in measure.milestones if step.due}
    due |= {indicator.target_date for indicator in measure.indicators if indicator.target_date}
    days = sorted({start, end, *(one for one in due if start < one < end)})
    gaps = [(_months(a, b), a, b) for a, b in itertools.pairwise(days)]
    too_long = [gap for gap in gaps if gap[0] > _LONGEST_MONTHS]
    if not too_long:
        return
    months, since, until = max(too_long, key=itemgetter(0))
    yield Finding(
        measure.key,
        "milestone",
        NOTHING_DUE.code,
        Severity.WARNING,
        f"Zwischen {day(since)} und {day(until)} ist {months} Monate lang nichts fällig. "
        "Welcher Zwischenschritt zeigt, dass es vorangeht?",
        f"Between {day(since)} and {day(until)} nothing is due for {months} months. "
        "Which step on the way shows that it goes forward?",
        "",
        f"Zwischenstand im zuständigen Ausschuss bis {day(_midway(since, until))}",
        f"Interim report to the committee by {day(_midway(since, until))}",
    )


def _months(since: date, until: date) -> int:
    """Begun months between two days: 1.1.2025–30.6.2026 are 18, and so are 30.6.2025–31.12.2026."""
    if (since + timedelta(days=1)).day == 1:
        since += timedelta(days=1)
    whole = (until.year - since.year) * 12 + until.month - since.month
    return whole + (until.day > since.day)


def _midway(since: date, until: date) -> date:
    return since + (until - since) / 2
