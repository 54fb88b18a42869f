"""The rules of M as data."""

from gemeinwerk.engines.smart.findings import Count, Rule, Severity

NO_INDICATOR = Rule(
    "M201",
    Severity.ERROR,
    "Indikator fehlt",
    "No indicator",
    Count("Eine Maßnahme hat keinen Indikator.", "{n} Maßnahmen haben keinen Indikator."),
    Count("One measure has no indicator.", "{n} measures have no indicator."),
    frozenset({"indicator"}),
    "Die Quelle hat keine Spalte für Indikatoren: Woran man die Wirkung erkennt, steht bei keiner "
    "Maßnahme.",
    "The source has no column for indicators: no measure says how one will see that it works.",
)
NO_UNIT = Rule(
    "M202",
    Severity.WARNING,
    "Einheit fehlt",
    "No unit",
    Count(
        "Eine Maßnahme hat einen Indikator ohne Einheit.",
        "{n} Maßnahmen haben einen Indikator ohne Einheit.",
    ),
    Count(
        "One measure has an indicator without a unit.",
        "{n} measures have an indicator without a unit.",
    ),
)
NO_BASELINE = Rule(
    "M203",
    Severity.WARNING,
    "Ausgangswert fehlt",
    "No baseline",
    Count("Eine Maßnahme hat keinen Ausgangswert.", "{n} Maßnahmen haben keinen Ausgangswert."),
    Count("One measure has no baseline.", "{n} measures have no baseline."),
    frozenset({"baseline"}),
    "Die Quelle hat keine Spalte für den Ausgangswert: Wo man heute steht, steht bei keinem "
    "Indikator.",
    "The source has no column for the baseline: no indicator says where one stands today.",
)
NO_TARGET = Rule(
    "M204",
    Severity.ERROR,
    "Zielwert fehlt",
    "No target",
    Count("Eine Maßnahme hat keinen Zielwert.", "{n} Maßnahmen haben keinen Zielwert."),
    Count("One measure has no target value.", "{n} measures have no target value."),
    frozenset({"target"}),
    "Die Quelle hat keine Spalte für den Zielwert: Wie viel es werden soll, steht bei keinem "
    "Indikator.",
    "The source has no column for the target: no indicator says how much it shall be.",
)
NOT_BETTER = Rule(
    "M205",
    Severity.ERROR,
    "Zielwert ist nicht besser als der Ausgangswert",
    "Target no better than the baseline",
    Count(
        "Eine Maßnahme hat einen Zielwert, der nicht besser ist als der Ausgangswert.",
        "{n} Maßnahmen haben einen Zielwert, der nicht besser ist als der Ausgangswert.",
    ),
    Count(
        "One measure has a target no better than its baseline.",
        "{n} measures have a target no better than its baseline.",
    ),
)
NO_SOURCE = Rule(
    "M206",
    Severity.HINT,
    "Quelle fehlt",
    "No source",
    Count(
        "Eine Maßnahme nennt keine Quelle für ihren Indikator.",
        "{n} Maßnahmen nennen keine Quelle für ihren Indikator.",
    ),
    Count(
        "One measure names no source for its indicator.",
        "{n} measures name no source for their indicator.",
    ),
    frozenset({"source"}),
    "Die Quelle hat keine Spalte dafür, woher die Werte der Indikatoren kommen.",
    "The source has no column for where the indicators' values come from.",
)
NO_RHYTHM = Rule(
    "M207",
    Severity.HINT,
    "Rhythmus fehlt",
    "No rhythm",
    Count(
        "Eine Maßnahme sagt nicht, wie oft ihr Indikator erhoben wird.",
        "{n} Maßnahmen sagen nicht, wie oft ihr Indikator erhoben wird.",
    ),
    Count(
        "One measure does not say how often its indicator is taken.",
        "{n} measures do not say how often their indicator is taken.",
    ),
    frozenset({"rhythm"}),
    "Die Quelle hat keine Spalte dafür, wie oft die Indikatoren erhoben werden.",
    "The source has no column for how often the indicators are taken.",
)
PROPOSED = Rule(
    "M208",
    Severity.HINT,
    "Zahl steht nur im Text",
    "A figure in the text only",
    Count(
        "Bei einer Maßnahme steht eine Zahl nur im Text; sie könnte Indikator werden.",
        "Bei {n} Maßnahmen steht eine Zahl nur im Text; sie könnte Indikator werden.",
    ),
    Count(
        "In one measure a figure stands in the text only; it could become an indicator.",
        "In {n} measures a figure stands in the text only; it could become an indicator.",
    ),
    frozenset({"indicator"}),
    "Die Quelle hat keine Spalte für Indikatoren; Zahlen aus den Texten könnten welche werden.",
    "The source has no column for indicators; figures from the texts could become some.",
)
RULES = (
    NO_INDICATOR,
    NO_UNIT,
    NO_BASELINE,
    NO_TARGET,
    NOT_BETTER,
    NO_SOURCE,
    NO_RHYTHM,
    PROPOSED,
)
