"""M – measurable: an indicator with unit, baseline, target, source and rhythm."""

import operator
from collections.abc import Callable, Iterator

from gemeinwerk.engines.smart.catalogue import Direction, Indicator, Number
from gemeinwerk.engines.smart.findings import Finding, Severity
from gemeinwerk.engines.smart.language import shortened
from gemeinwerk.engines.smart.language.indicators import (
    comma,
    is_past_value,
    likely_direction,
    names_rhythm,
    names_source,
    tells_baseline,
)
from gemeinwerk.engines.smart.measure_reading import Reading, filled
from gemeinwerk.engines.smart.rules.measurable_rules import (
    NO_BASELINE,
    NO_INDICATOR,
    NO_RHYTHM,
    NO_SOURCE,
    NO_TARGET,
    NO_UNIT,
    NOT_BETTER,
    PROPOSED,
    RULES,
)
from gemeinwerk.german.indicators.texts import aimed_number, first_number, has_unit, says_unit
from gemeinwerk.german.indicators.yes_no import is_answer, is_counted, is_state

__all__ = ["RULES", "look_at"]


def look_at(reading: Reading) -> Iterator[Finding]:
    """Whether there is an indicator, then each for itself."""
    indicators = [one for one in reading.measure.indicators if _says_something(one)]
    if not indicators:
        yield from _no_indicator(reading)
    for indicator in indicators:
        yield from _look_at_indicator(reading, indicator)


def _says_something(indicator: Indicator) -> bool:
    texts = (indicator.name, indicator.target_text, indicator.baseline_text)
    return any(map(filled, texts)) or indicator.target is not None


def _no_indicator(reading: Reading) -> Iterator[Finding]:
    measure = reading.measure
    if reading.promised:
        return
    place, counted = ("goal", reading.aimed) if reading.aimed else reading.mentioned
    if counted:
        yield _proposal(reading, "indicator", place, counted)
        return
    typed = next((shortened(one.name) for one in measure.indicators if one.name.strip()), "")
    if typed:
        de = f"„{typed}“ ist kein Indikator. Woran merken Sie, dass es wirkt?"
        en = f"“{typed}” is no indicator. How will you see that it works?"
    else:
        de = "Der Indikator fehlt. Woran merken Sie, dass die Maßnahme wirkt?"
        en = "The indicator is missing. How will you see that the measure works?"
    yield Finding(
        measure.key,
        "indicator",
        NO_INDICATOR.code,
        Severity.ERROR,
        de,
        en,
        typed,
        "Zahl der beratenen Personen im Jahr, heute 40, bis Ende 2027: 120",
        "People advised a year, 40 today, 120 by the end of 2027",
    )


def _proposal(reading: Reading, field: str, place: str, counted: str) -> Finding:
    where_de, where_en = _WHERE[place]
    missing = ("Indikator", "an indicator") if field == "indicator" else ("Zielwert", "a target")
    return Finding(
        reading.measure.key,
        field,
        PROPOSED.code,
        Severity.HINT,
        f"„{shortened(counted)}“ steht nur {where_de}. Vorschlag: als {missing[0]} übernehmen.",
        f"“{shortened(counted)}” stands {where_en} only. Proposal: take it over as {missing[1]}.",
        counted,
    )


_WHERE = {
    "goal": ("im Ziel", "in the goal"),
    "title": ("im Titel", "in the title"),
    "description": ("in der Beschreibung", "in the description"),
}


def _look_at_indicator(reading: Reading, indicator: Indicator) -> Iterator[Finding]:
    texts = _texts(indicator)
    yes_no = _yes_no(indicator)
    if not yes_no:
        if not filled(indicator.unit) and not _unit_in(indicator):
            yield _no_unit(reading, indicator)
        past = is_past_value(indicator.target_text, _first_year(reading))
        if _baseline(indicator) is None and not past and not tells_baseline(indicator.name):
            yield _no_baseline(reading, indicator)
        target = None if past else _target(indicator)
        if target is None:
            yield from _no_target(reading, indicator)
        else:
            yield from _not_better(reading, indicator, target)
    if not filled(indicator.source) and not names_source(texts):
        yield _no_source(reading, indicator)
    if not filled(indicator.rhythm) and not names_rhythm(texts):
        yield _no_rhythm(reading, indicator)


def _texts(indicator: Indicator) -> str:
    return " ".join((indicator.name, indicator.target_text, indicator.baseline_text))


def _yes_no(indicator: Indicator) -> bool:
    return (
        indicator.direction is Direction.YES_NO
        or is_answer(indicator.target_text)
        or (indicator.direction is None and is_state(indicator.name))
    )


def _unit_in(indicator: Indicator) -> bool:
    values = (indicator.target_text, indicator.baseline_text)
    name = indicator.name
    return is_counted(name) or has_unit(name) or any(map(says_unit, values))


def _first_year(reading: Reading) -> int | None:
    start = reading.catalogue.period_start or reading.span.start
    return start.year if start else None


def _baseline(indicator: Indicator) -> Number | None:
    if indicator.baseline is not None:
        return indicator.baseline
    return first_number(filled(indicator.baseline_text))


def _target(indicator: Indicator) -> Number | None:
    if indicator.target is not None:
        return indicator.target
    typed = aimed_number(filled(indicator.target_text))
    return typed if typed is not None else first_number(indicator.name)


def _name(indicator: Indicator) -> str:
    return shortened(filled(indicator.name)) or "Indikator"


def _no_unit(reading: Reading, indicator: Indicator) -> Finding:
    name = _name(indicator)
    return Finding(
        reading.measure.key,
        "indicator",
        NO_UNIT.code,
        Severity.WARNING,
        f"„{name}“ hat keine Einheit. In was wird gemessen?",
        f"“{name}” has no unit. What is it measured in?",
        name,
        "Anteil der Zufriedenen, in Prozent der Befragten",
        "Share of the satisfied, in per cent of those asked",
    )


def _no_baseline(reading: Reading, indicator: Indicator) -> Finding:
    name = _name(indicator)
    typed = shortened(indicator.baseline_text)
    said_de = f"„{typed}“ ist kein Wert. " if typed else ""
    said_en = f"“{typed}” is no value. " if typed else ""
    return Finding(
        reading.measure.key,
        "baseline",
        NO_BASELINE.code,
        Severity.WARNING,
        f"{said_de}Zu „{name}“ fehlt der Ausgangswert. Wie viel ist es heute?",
        f"{said_en}“{name}” has no baseline. How much is it today?",
        typed or name,
        "40 (Stand 31.12.2023); gibt es noch nichts, dann 0",
        "40 (as of 31.12.2023); if there is nothing yet, 0",
    )


def _no_target(reading: Reading, indicator: Indicator) -> Iterator[Finding]:
    if reading.promised:
        return
    if reading.aimed:
        yield _proposal(reading, "target", "goal", reading.aimed)
        return
    name = _name(indicator)
    typed = shortened(indicator.target_text)
    today = _today(indicator, comma)
    if typed and first_number(typed) is not None:
        de = f"Der Zielwert fehlt: „{typed}“ ist ein Ausgangswert. Wie viel soll es bis wann sein?"
        en = f"The target is missing: “{typed}” is a baseline. How much shall it be, by when?"
    elif typed:
        de = f"„{typed}“ ist kein Zielwert. Wie viel soll „{name}“ bis wann sein?"
        en = f"“{typed}” is no target. How much shall “{name}” be, by when?"
    elif today:
        de = f"Der Zielwert fehlt. Heute sind es {today}: Wie viel soll es bis wann sein?"
        today_en = _today(indicator, str)
        en = f"The target is missing. Today it is {today_en}: how much shall it be, by when?"
    else:
        de = f"Zu „{name}“ fehlt der Zielwert. Wie viel soll es bis wann sein?"
        en = f"“{name}” has no target. How much shall it be, by when?"
    yield Finding(
        reading.measure.key,
        "target",
        NO_TARGET.code,
        Severity.ERROR,
        de,
        en,
        typed or name,
        "120 bis Ende 2027",
        "120 by the end of 2027",
    )


def _today(indicator: Indicator, written: Callable[[Number], str]) -> str:
    typed = shortened(filled(indicator.baseline_text), 60)
    if not typed and indicator.baseline is not None:
        typed = f"{written(indicator.baseline)} {filled(indicator.unit)}".strip()
    if typed and indicator.baseline_date and str(indicator.baseline_date.year) not in typed:
        typed = f"{typed} ({indicator.baseline_date.year})"
    return typed


def _not_better(reading: Reading, indicator: Indicator, target: Number) -> Iterator[Finding]:
    baseline = _baseline(indicator)
    if baseline is None:
        return
    stated = indicator.direction
    direction = stated or likely_direction(indicator.name)
    if not _FAILS[direction](target, baseline):
        return
    name = _name(indicator)
    word_de, word_en = _WANTED[direction]
    yield Finding(
        reading.measure.key,
        "target",
        NOT_BETTER.code,
        Severity.ERROR if stated else Severity.WARNING,
        f"„{name}“ soll {word_de}, der Zielwert {comma(target)} ist aber nicht besser als der "
        f"Ausgangswert {comma(baseline)}.",
        f"“{name}” shall {word_en}, yet the target {target} is no better than the baseline "
        f"{baseline}.",
        str(target),
    )


_WANTED: dict[Direction | None, tuple[str, str]] = {
    Direction.INCREASE: ("steigen", "rise"),
    Direction.DECREASE: ("sinken", "fall"),
    Direction.HOLD: ("gehalten werden", "be held"),
    None: ("sich ändern", "change"),
}


_FAILS: dict[Direction | None, Callable[[Number, Number], bool]] = {
    Direction.INCREASE: operator.le,
    Direction.DECREASE: operator.ge,
    Direction.HOLD: operator.lt,
    None: operator.eq,
}
"""Given target and baseline: is the one no better than the other?"""


def _no_source(reading: Reading, indicator: Indicator) -> Finding:
    name = _name(indicator)
    return Finding(
        reading.measure.key,
        "indicator",
        NO_SOURCE.code,
        Severity.HINT,
        f"Zu „{name}“ fehlt die Quelle. Woher kommt der Wert, wer erhebt ihn?",
        f"“{name}” has no source. Where does the value come from, who takes it?",
        name,
        "Fortbildungsstatistik des Fachbereichs Personal",
        "Training statistics of the personnel department",
    )


def _no_rhythm(reading: Reading, indicator: Indicator) -> Finding:
    name = _name(indicator)
    return Finding(
        reading.measure.key,
        "indicator",
        NO_RHYTHM.code,
        Severity.HINT,
        f"Zu „{name}“ fehlt der Rhythmus. Wie oft wird der Wert erhoben?",
        f"“{name}” has no rhythm. How often is the value taken?",
        name,
        "jährlich zum 31. Dezember",
        "yearly, as of 31 December",
    )
