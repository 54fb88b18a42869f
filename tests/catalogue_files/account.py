"""Which words and numbers of a cell stand in nothing that is told of its row.

    lost("ca. 5.000 € je Woche", told)   # -> ["Woche"] where nobody says it

``told`` is JSON of one measure and of what is left of its row. A number stands there as typed, or
as what it means; a word as typed, or its meaning is modelled (`MODELLED`) and has a key of its own.
"""

import json
import re
from collections.abc import Collection
from datetime import date, timedelta
from itertools import product
from typing import Any

from gemeinwerk.german import fold, is_empty, parse_amounts, says_nothing
from gemeinwerk.german.amounts.words import kind_of
from gemeinwerk.german.times import words as time_words

_WORDS = """
    offenes kita erst lang woche wochen tag tage tagen
    after before later within not only during through between start ends ended begins
    € eur euro euros teur tsd tausend tds tsnd mio mill million millionen mrd milliarde
    milliarden te keur keuro teuro t k m ct cent cents meur mioeuro mioeur ca zirka circa
    ungefaehr etwa rund rd geschaetzt geschaetzte geschaetzter geschaetzten schaetzung
    schaetzungsweise ueberschlaegig grob grobe grober knapp richtwert annahme schaetzwert about
    approx approximately estimated vorauss voraussichtlich vorlaeufig grobschaetzung
    kostenschaetzung max maximal maximum hoechstens min mind mindestens minimum wenigstens ueber
    unter bis zu jahr jahre jahren jahres haushaltsjahr haushaltsjahre haushaltsjahren hhj hh
    dhh kalenderjahr schuljahr schuljahre sj pa pro je per jaehrlich jaehrliche jaehrlicher
    jaehrlichen jaehrl jhrl jeweils yearly annual annually alljaehrlich lfd laufend laufende
    laufenden laufender laufendes monat monaten monats monate mon mtl monatlich monatliche
    monatlicher monatlichen monatl month monthly einmalig einmalige einmaliger einmaligen einm
    once gesamt insgesamt insg total zusammen summe davon hiervon darunter darin inkl inklusive
    incl einschliesslich einschl von der die das des dem den im in am ab an auf aus bei mit und
    sowie oder zzgl zuzueglich plus dann danach fuer zur zum hoehe ihv betraegt betragen kostet
    sich es werden wird ist sind soll sollen of the for zwischen and to nach vor als um beginn
    start anfang ende abschluss seit from since until by spaetestens fruehestens laengstens vzae
    vze vzs vzk vbe vk ak fte stelle stellen stellenanteil stellenanteile halbe halben halber
    ganze volle halb viertel anderthalb eineinhalb zweieinhalb dreiviertel ein eine einer einen
    eines einem zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf quartal quartals
    quart vj halbjahr hj hbj jahreshaelfte fruehjahr fruehling sommer herbst winter mitte
    jahresende jahresanfang jahresbeginn jahresmitte mid late early fruehjahrs erstes erste
    ersten erster zweites zweite zweiten drittes dritte dritten viertes vierte ii iii iv vi vii
    viii ix xi xii kw offen franken chf sfr fr us dollar usd dm pfund gbp zloty pln annum anno
    jede jedem jeden jedes alle kosten gesamtkosten ausgaben gesamtausgaben gesamtsumme
    gesamtbetrag gesamtbudget gesamtvolumen betrag budget wiederkehrend wiederkehrende
    wiederkehrenden anschubfinanzierung anschubkosten weniger mehr vsl eingeplant eingestellt
    veranschlagt benoetigt erforderlich notwendig entstehen entsteht belaufen anfallen geplant
    vorgesehen kalkuliert angesetzt bereitgestellt halbstelle viertelstelle vollzeitstelle
    vollzeitstellen planstelle planstellen personalstelle personalstellen vollzeitaequivalent
    vollzeitaequivalente neue neuer neuen zusaetzliche zusaetzlicher zusaetzlichen stellenumfang
    teilzeit vollzeit beginnend startend starting begin umsetzung umsetzungsbeginn
    umsetzungsende projektbeginn projektstart projektende projektabschluss massnahmenbeginn
    fertigstellung frist deadline laufzeit zeitraum projektlaufzeit umsetzungszeitraum
    doppelhaushalt haushalt kitajahr kindergartenjahr wise sose ws ss sommersemester
    wintersemester ff fortfolgend folgende folgenden folgejahre weitere weiteren weiteres dato
    heute today open end onwards daueraufgabe daueraufgaben dauerhaft dauerhafte dauer
    fortlaufend fortlaufende fortl kontinuierlich kontinuierliche stetig staendig permanent
    unbefristet zeitlich ongoing permanente regelaufgabe dauermassnahme unbestimmte zeit term
    noch naechstmalig naechstmals erstmals no earlier later than aufgabe liegt nicht kein keine
    anschliessend befristet beschlossen ja nein ziel zielwert zielwerte wert ausgangswert
    baseline bisher derzeit aktuell stand target vorhanden erfuellt quelle source koop
    kooperation kooperationspartner kooperationspartnerinnen innen zusammenarbeit enger
    abstimmung gemeinsam unterstuetzung beteiligung beteiligte beteiligt beteiligten mitwirkung
    mitwirkende partner extern federfuehrung lead verantwortlich zustaendig koordination traeger
    ansprechpartner kontakt with cooperation vom federfuehrend mitwirkend beratend wirkt wirken als
    unterstuetzend durch federf koop lead hauptverantwortlich nebenverantwortlich leitung
    mitarbeit intern haupt neben verantwortung liegt bei hier
"""
MODELLED = frozenset(_WORDS.split())
"""Words that values say: of money and its rhythm, of days and years, of posts."""
_MONTHS = [
    "januar jan january jaenner", "februar feb february feber", "maerz maer mar mrz march",
    "april apr", "mai may", "juni jun june", "juli jul july", "august aug",
    "september sep sept", "oktober okt october oct", "november nov", "dezember dez december dec",
]  # fmt: skip
MONTHS = frozenset(" ".join(_MONTHS).split())
_TABLES = [
    "SINCE", "BEGINS", "ENDS", "UNTIL", "NOT", "THAN", "EARLIER", "LATER_THAN", "LONGER", "LINKS",
    "ONWARDS", "LATER", "OPEN", "THEN", "PLACING", "PARTING", "PERMANENT", "QUARTER", "HALF",
    "WEEK", "HALF_YEARS", "SMALL_NUMBERS", "ORDINALS", "SEASONS", "WINTER", "SCHOOL_YEAR",
    "WINTER_TERM", "SUMMER_TERM", "YEAR_PARTS", "LENGTHS", "LASTING", "BEGIN", "FINISH", "ONLY",
]  # fmt: skip
_PHRASES = ["PERMANENT_PHRASES", "UNTIL_FURTHER_NOTICE", "OPEN_ENDS"]
_OF_TIME = MONTHS.union(
    *(getattr(time_words, name, ()) for name in _TABLES),
    *(phrase.split() for name in _PHRASES for phrase in getattr(time_words, name, ())),
)
_OF_MONEY = {"about", "total", "once", "yearly", "monthly", "break", "between", "filler", "posts"}
_TOKEN = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]{2,}")


_FRACTION = re.compile(r"(?<![\d.,/])(\d\d?)/(\d)(?![\d/])")
_TIMES = re.compile(r"(\d+) ?(?:x|×|\*|Stellen(?: \(| mit) ?je) ?(\d+,\d+|\d+)")
_SPACED = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")


def letters(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold(text)))


def lost(cell: str, told: Any, meant: Collection[str] = ()) -> list[str]:
    """``meant``: words of the cell whose meaning its reader says is in its values."""
    text = fold(json.dumps(told, ensure_ascii=False).replace("\\n", " "))
    words = set(re.findall(r"[^\W\d_]+", text))
    numbers = set(re.findall(r"\d+(?:[.,'’]\d+)*", text))
    values = _numbers(told)
    if says_nothing(cell) or is_empty(cell) or _is_state(cell, told):
        return []
    found = []
    for token in _TOKEN.findall(cell):
        if token[0].isdecimal():
            if token not in numbers and not _is_meant(token, values, numbers):
                found.append(token)
        elif fold(token) not in {*words, *meant} and not _is_modelled(fold(token)):
            found.append(token)
    if any(token[0].isdecimal() for token in found):
        other = _SPACED.sub("", _TIMES.sub(_product, _FRACTION.sub(_quotient, cell)))
        return lost(other, told, meant) if other != cell else found
    return found


def _is_modelled(word: str) -> bool:
    return word in MODELLED or word in _OF_TIME or kind_of(word) in _OF_MONEY


def _quotient(found: re.Match[str]) -> str:
    return str(int(found[1]) / (int(found[2]) or 1)).replace(".", ",")


def _product(found: re.Match[str]) -> str:
    return f"{int(found[1]) * float(found[2].replace(',', '.')):g}".replace(".", ",")


def _is_state(cell: str, told: Any) -> bool:
    """What ``cost_state`` says as a whole: "keine zusätzlichen Kosten", "wird noch ermittelt"."""
    states = {"nought": "none", "unknown": "unknown", "running": "running"}
    read = parse_amounts(cell)
    state = states.get(read.state, "")
    return bool(state) and not read.rest and state in json.dumps(told)


def _numbers(told: Any) -> set[float]:
    """All numbers of the JSON; days, months, quarters, weeks and years of its dates."""
    if isinstance(told, dict):
        return _lengths(told).union(*map(_numbers, told.values()))
    if isinstance(told, list):
        return set[float]().union(*map(_numbers, told))
    if isinstance(told, int | float) and not isinstance(told, bool):
        year = {told % 100} if 1990 < told < 2100 else set()
        return {float(told), *year}
    if isinstance(told, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        day = date.fromisoformat(told)
        found: set[float] = set()
        for one in (day - timedelta(1), day, day + timedelta(1)):
            found |= {one.day, one.month, one.year, one.year % 100, one.isocalendar().week}
            found |= {(one.month + 2) // 3, (one.month + 5) // 6}
        return found
    return set()


def _lengths(measure: dict[str, Any]) -> set[float]:
    """How many years, months, weeks and days lie between its first and its last day."""
    if not measure.get("start") or not measure.get("end"):
        return set()
    first = date.fromisoformat(measure["start"])
    last = date.fromisoformat(measure["end"]) + timedelta(1)
    months = 12 * (last.year - first.year) + last.month - first.month
    days = (last - first).days
    return {months, months / 12, months / 3, months / 6, days, days / 7}


def _is_meant(token: str, values: set[float], numbers: set[str]) -> bool:
    for dots, commas in product(("", "."), ("", ".")):
        plain = token.replace("'", "").replace("’", "")
        plain = plain.replace(".", "\0").replace(",", commas).replace("\0", dots)
        try:
            number = float(plain)
        except ValueError:
            continue
        if any(round(number * scale, 4) in values for scale in (1, 1e3, 1e6, 1e9)):
            return True
        if any(round(one * number / 100, 4) in values for one in values if one > 100):
            return True  # a share of a sum
    if "," in token and all(one in numbers for one in token.split(",")):
        return True  # names cut at a comma
    pieces = re.split(r"[.,]", token)  # a date
    return len(pieces) > 1 and all(float(one) in values for one in pieces)
