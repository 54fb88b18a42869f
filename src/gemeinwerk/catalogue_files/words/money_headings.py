"""What the heading of a column of money says: its years, whether it is a total, who pays.

    read("Kosten 2026 (T€)")  read("2028 ff.")  read("davon Bund")  read("gesamt")

A rhythm, or an unknown word beside one of money, narrows it: "laufende Kosten", "davon
Projektstelle". The words of money, scales and rhythms are those of `german`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from gemeinwerk.german import column_of, fold, parse_period
from gemeinwerk.german.amounts.words import PER, UNITS, kind_of

_LONGEST = 120
_TOKEN = re.compile(r"[^\s()\[\]]+")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_])-?/(?=[^\W\d_])")
_NOISE = frozenset(
    {"angabe", "geplante", "durch", "plan", "planjahr", "anteil", "anteile", "beitrag",
     "hhansatz", "finanzplan", "finanzplanung"}
)  # fmt: skip
_SMALL = frozenset({"filler", "about", "tax"})
"""Kinds of words of `german` that say nothing of what a column holds."""
_PLANS = frozenset(
    {"ergebnishaushalt", "ergebnisplan", "ergebnisrechnung", "finanzhaushalt", "teilhaushalt"}
)
_ANY_COST = frozenset(
    {"kosten", "mittel", "ausgaben", "aufwand", "aufwendungen", "finanzbedarf", "mittelbedarf",
     "bedarf", "ansatz", "haushaltsansatz", "budget", "finanzmittel", "finanzierungsbedarf",
     "betrag", "haushaltsmittel", "kostenschaetzung", "projektkosten", "massnahmenkosten",
     "finanzen", "investition", "investitionen", "investitionskosten", "costs", "cost"}
)  # fmt: skip
"""Words for all that a measure costs, which do not narrow it as "Personalkosten" does."""
_PAYS = frozenset(
    {"dritte", "dritter", "sonstige", "partner", "kommunen", "staedte", "eigen", "foerd"}
)
_YEAR = re.compile(r"20\d\d")
_RATE = re.compile(r"%|\w(?:quote|(?<!an)satz)\b", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"(?:haushalts|kosten|hh|buchungs|finanz)-?(?:stelle|position|titel)|\bhhst|konto\b|kontierung"
    r"|kostentraeger|\bprodukt(?!ion)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_TIME = frozenset(
    {"ab", "bis", "ff", "und", "spaeter", "folgende", "fortfolgende", "nach", "vor", "seit", "ende"}
)
_LATER = re.compile(r"(?:die )?(?:folgejahre?n?|spaeter|spaetere|danach|folgende jahre)")


@dataclass(frozen=True, slots=True)
class MoneyHeading:
    """``first`` and ``last`` year; ``onwards``: without an end ("2028 ff.", "Folgejahre").

    ``role``: "total", "source" (who pays), "part" ("davon Personalkosten") or "". ``named``: a word
    of money stands in it. ``whole``: nothing narrows it ("Kosten", "Mittelbedarf 2026-2028").
    ``plain``: it has no word but those of years and money.
    """

    first: int | None = None
    last: int | None = None
    onwards: bool = False
    role: str = ""
    named: bool = False
    whole: bool = False
    plain: bool = True

    @property
    def dated(self) -> bool:
        return bool(self.first or self.last or self.onwards)

    @property
    def spans(self) -> bool:
        """Over several years, with both ends."""
        return bool(self.first and self.last and self.first < self.last)


@lru_cache(maxsize=4_000)
def read(heading: str) -> MoneyHeading | None:
    """None where it speaks of something else, or of neither years nor money."""
    if is_rate(heading):
        return None
    column = column_of(heading[:_LONGEST])
    tokens = [
        (token.strip(":;,./") or token, fold(token).strip(":;,./"))
        for token in _TOKEN.findall(_BETWEEN_WORDS.sub(" ", column.rest))
    ]
    kinds = {"sums"} if column.counted or column.rhythm else set()
    words: list[str] = []
    left: list[str] = []
    for token, word in tokens:
        kind = _kind(word)
        if kind:
            kinds.add(kind)
            words.append(word)
        elif word and not _is_noise(word):
            left.append(token)
    years = _years(" ".join(left)) if left else MoneyHeading()
    plain, years = years is not None, years or MoneyHeading()
    if not kinds and not years.dated:
        return None
    costs = {word for word in words if _kind(word) == "label"}
    whole = plain and bool(kinds & {"label", "total"}) and not kinds & {"source", "parts"}
    whole = whole and not column.rhythm and not column.per
    return MoneyHeading(
        years.first,
        years.last,
        years.onwards,
        _role(kinds, years),
        named=bool(kinds - {"parts", "sums"}),
        whole=whole and costs <= _ANY_COST,
        plain=plain,
    )


def is_rate(heading: str) -> bool:
    """Whether no sums stand below a heading, though it names who pays: "Förderquote"."""
    return bool(_RATE.search(heading[:_LONGEST]))


def is_account(heading: str) -> bool:
    """Whether numbers below a heading are names of accounts: "Haushaltsstelle", "Produkt"."""
    return bool(_ACCOUNT.search(fold(heading[:_LONGEST])))


@lru_cache(maxsize=4_000)
def source_name(heading: str) -> str:
    """Who pays, without the words around: "davon Kosten Bund (T€)" -> "Bund"."""
    kept = [
        token
        for token in _TOKEN.findall(column_of(heading).rest)
        if (word := fold(token).strip(":;,./"))
        and not _is_noise(word)
        and not _YEAR.fullmatch(word)
        and _kind(word) not in {"parts", "label", "total"}
    ]
    return " ".join(kept).strip(":;,. ") or heading


def _kind(word: str) -> str:
    if word in _PAYS:
        return "source"
    if word in _ANY_COST or word in _PLANS:
        return "label"
    kind = kind_of(word)
    if kind in {"once", "seldom"} and word.endswith("kosten"):
        return "label"
    return kind if kind in {"label", "total", "source", "parts"} else ""


def _is_noise(word: str) -> bool:
    return word in _NOISE or word in PER or word in UNITS or kind_of(word) in _SMALL


def _role(kinds: set[str], years: MoneyHeading) -> str:
    if "source" in kinds and not (years.dated and "label" not in kinds and "parts" not in kinds):
        return "source"
    if years.dated and not years.spans:
        return ""
    if "total" in kinds:
        return "total"
    return "part" if "parts" in kinds and not years.dated else ""


def _years(text: str) -> MoneyHeading | None:
    if _LATER.fullmatch(fold(text)):
        return MoneyHeading(onwards=True)
    if not any(sign.isdigit() for sign in text) or not _IN_TIME.issuperset(
        _LETTERS.findall(fold(text))
    ):
        return None
    period = parse_period(text)
    if period.rest or period.permanent or not (period.start or period.end):
        return None
    first = period.start.year if period.start else None
    last = period.end.year if period.end else None
    return MoneyHeading(first, last, period.open_end)
