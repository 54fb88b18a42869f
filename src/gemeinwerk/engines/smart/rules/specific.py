"""S – specific: what is done, for whom, and only one thing."""

from collections.abc import Iterable, Iterator
from itertools import islice

from gemeinwerk.engines.smart.findings import Count, Finding, Rule, Severity
from gemeinwerk.engines.smart.language import Kind, deeds, shortened, stem, tokens
from gemeinwerk.engines.smart.language.people import people
from gemeinwerk.engines.smart.measure_reading import Reading, filled
from gemeinwerk.engines.smart.rules.examples import deed_example
from gemeinwerk.engines.smart.rules.several import several_deeds

NO_DESCRIPTION = Rule(
    "S101",
    Severity.ERROR,
    "Beschreibung fehlt",
    "No description",
    Count("Eine Maßnahme hat keine Beschreibung.", "{n} Maßnahmen haben keine Beschreibung."),
    Count("One measure has no description.", "{n} measures have no description."),
    frozenset({"description"}),
    "Die Quelle hat keine Spalte für die Beschreibung: Von keiner Maßnahme steht mehr da als der "
    "Titel.",
    "The source has no column for the description: of no measure is there more than the title.",
)
VAGUE = Rule(
    "S102",
    Severity.ERROR,
    "Sagt nicht, was geschieht",
    "Does not say what is done",
    Count("Eine Maßnahme sagt nicht, was geschieht.", "{n} Maßnahmen sagen nicht, was geschieht."),
    Count("One measure does not say what is done.", "{n} measures do not say what is done."),
)
SEVERAL = Rule(
    "S103",
    Severity.WARNING,
    "Mehrere Maßnahmen in einer",
    "Several measures in one",
    Count(
        "Eine Maßnahme enthält mehrere, die man einzeln beschließen könnte.",
        "{n} Maßnahmen enthalten mehrere, die man einzeln beschließen könnte.",
    ),
    Count(
        "One measure holds several that could be decided apart.",
        "{n} measures hold several that could be decided apart.",
    ),
)
NO_TARGET_GROUP = Rule(
    "S104",
    Severity.WARNING,
    "Zielgruppe fehlt",
    "No target group",
    Count("Eine Maßnahme nennt keine Zielgruppe.", "{n} Maßnahmen nennen keine Zielgruppe."),
    Count("One measure names no target group.", "{n} measures name no target group."),
    frozenset({"target_group"}),
    "Die Quelle hat keine Spalte für die Zielgruppe: Für wen die Maßnahmen sind, steht bei keiner.",
    "The source has no column for the target group: no measure says for whom it is.",
)
NO_TITLE = Rule(
    "S105",
    Severity.ERROR,
    "Titel fehlt",
    "No title",
    Count("Eine Maßnahme hat keinen Titel.", "{n} Maßnahmen haben keinen Titel."),
    Count("One measure has no title.", "{n} measures have no title."),
    frozenset({"title"}),
    "Die Quelle hat keine Spalte für den Titel: Keine Maßnahme hat einen Namen.",
    "The source has no column for the title: no measure has a name.",
)
RULES = (NO_DESCRIPTION, VAGUE, SEVERAL, NO_TARGET_GROUP, NO_TITLE)


def look_at(reading: Reading) -> Iterator[Finding]:
    """Title, description, vague deeds, several measures in one, target group."""
    yield from _title(reading)
    yield from _description(reading)
    yield from _vague(reading)
    yield from _several(reading)
    yield from _target_group(reading)


def _title(reading: Reading) -> Iterator[Finding]:
    measure = reading.measure
    if filled(measure.title):
        return
    typed = shortened(measure.title)
    said_de = f"„{typed}“ ist kein Titel." if typed else "Der Titel fehlt."
    said_en = f"“{typed}” is no title." if typed else "The title is missing."
    yield Finding(
        measure.key,
        "title",
        NO_TITLE.code,
        Severity.ERROR,
        f"{said_de} Wie heißt die Maßnahme?",
        f"{said_en} What is the measure called?",
        typed,
        "Beratungstage in den Unterkünften",
        "Counselling days in the shelters",
    )


def _description(reading: Reading) -> Iterator[Finding]:
    measure = reading.measure
    typed = shortened(measure.description)
    if filled(measure.description):
        if not _is_bare(reading):
            return
        de = f"„{typed}“ wiederholt nur den Titel. Was wird getan, von wem, für wen und wie oft?"
        en = f"“{typed}” only repeats the title. What is done, by whom, for whom and how often?"
    elif typed:
        de = f"„{typed}“ beschreibt nichts. Was wird getan, von wem, für wen und wie oft?"
        en = f"“{typed}” describes nothing. What is done, by whom, for whom and how often?"
    else:
        de = "Die Beschreibung fehlt. Was wird getan, von wem, für wen und wie oft?"
        en = "The description is missing. What is done, by whom, for whom and how often?"
    told = any(deed.kind is Kind.CONCRETE for deed in reading.deeds_of("title"))
    severity = Severity.WARNING if told else Severity.ERROR
    example = deed_example(measure.title)
    yield Finding(
        measure.key, "description", NO_DESCRIPTION.code, severity, de, en, typed, *example
    )


_FEW = 3  # words


def _is_bare(reading: Reading) -> bool:
    """Does the description say no more than the title?"""
    known = {stem(word) for word in _words(reading.title)}
    if all(stem(word) in known for word in _words(reading.description)):
        return True
    few = len(list(islice(_words(reading.description), _FEW))) < _FEW
    return few and not any(map(deeds, reading.description))


def _words(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from (token.text for token in tokens(sentence) if token.text[0].isalnum())


def _vague(reading: Reading) -> Iterator[Finding]:
    if reading.vague is None:
        if reading.says_no_deed:
            yield _no_deed(reading)
        return
    field, deed = reading.vague
    measure = reading.measure
    example = deed_example(f"{measure.title} {measure.description} {measure.field_of_action}")
    yield Finding(
        measure.key,
        field,
        VAGUE.code,
        Severity.ERROR,
        f"„{shortened(deed.quote)}“ sagt nicht, was geschieht. Was genau, für wen, wie viel?",
        f"“{shortened(deed.quote)}” does not say what is done. What exactly, for whom, how much?",
        deed.quote,
        *example,
    )


def _no_deed(reading: Reading) -> Finding:
    measure = reading.measure
    typed = shortened(reading.description[0])
    example = deed_example(f"{measure.title} {measure.description} {measure.field_of_action}")
    return Finding(
        measure.key,
        "description",
        VAGUE.code,
        Severity.ERROR,
        f"„{typed}“ sagt, warum, aber nicht, was geschieht. Was wird getan, für wen, wie viel?",
        f"“{typed}” says why, but not what is done. What is done, for whom, how much?",
        typed,
        *example,
    )


def _several(reading: Reading) -> Iterator[Finding]:
    field, found = several_deeds(reading)
    if not found:
        return
    quotes = [shortened(deed.phrase) for deed in found]
    listed_de = _listed(quotes, "„{}“", "und")
    listed_en = _listed(quotes, "“{}”", "and")
    yield Finding(
        reading.measure.key,
        field,
        SEVERAL.code,
        Severity.WARNING,
        f"{listed_de} ließen sich einzeln beschließen, bezahlen und beenden. "
        "Bitte je eine eigene Maßnahme daraus machen.",
        f"{listed_en} could be decided, paid for and ended apart. Please make a measure of each.",
        " / ".join(quotes),
    )


def _listed(quotes: list[str], mark: str, join: str) -> str:
    marked = [mark.format(quote) for quote in quotes]
    return f"{', '.join(marked[:-1])} {join} {marked[-1]}"


def _target_group(reading: Reading) -> Iterator[Finding]:
    measure = reading.measure
    if filled(measure.target_group):
        return
    typed = shortened(measure.target_group)
    told = (*reading.title, *reading.description, *reading.goal)
    named = next(filter(None, map(people, told)), "")
    if named:
        severity = Severity.HINT
        de = f"Die Zielgruppe fehlt. Im Text steht „{named}“: Ist das die Zielgruppe?"
        en = f"The target group is missing. The text says “{named}”: is that the target group?"
    else:
        severity = Severity.WARNING
        de = "Die Zielgruppe fehlt. Für wen ist die Maßnahme?"
        en = "The target group is missing. Whom is the measure for?"
        if typed:
            de = f"„{typed}“ nennt keine Zielgruppe. Für wen ist die Maßnahme?"
            en = f"“{typed}” names no target group. Whom is the measure for?"
    yield Finding(
        measure.key,
        "target_group",
        NO_TARGET_GROUP.code,
        severity,
        de,
        en,
        typed,
        "" if named else "Eltern mit Kindern unter sechs Jahren",
        "" if named else "Parents with children under six",
    )
