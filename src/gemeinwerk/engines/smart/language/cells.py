"""Cells that are filled and yet say nothing, and cells of cost that are no amount."""

import re

from gemeinwerk.engines.smart.catalogue import CostState
from gemeinwerk.german import parse_amounts, says_nothing

_SPACE = re.compile(r"\s+")
_EDGES = " \t\r\n.,;:!?()[]{}*/\\|_–—-‑'\"„“”‚‘’…"


def shortened(text: str, limit: int = 80) -> str:
    """The text on one line, cut at a word when it is longer than `limit` characters."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(_EDGES) + " …"


_TOLD = re.compile(r"bekannt|ermittel|beziffer|prüf|klär|kalkul|erhoben", re.IGNORECASE)
_STATES = {
    "known": CostState.STATED,
    "nought": CostState.NONE,
    "unknown": CostState.UNKNOWN,
    "running": CostState.RUNNING,
}


# "über B 2.1 abgedeckt", "in Maßnahme 3.4 enthalten", "siehe Maßnahme A 3": paid for there.
_ELSEWHERE = re.compile(
    r"\b(?:über|durch|mit|in|bei|unter) .{1,60}\babgedeckt\b"
    r"|\b(?:in|bei|mit|unter) .{1,60}\b(?:enthalten|inbegriffen|inkludiert|berücksichtigt)\b"
    r"|\b(?:siehe|s\.|vgl\.?)\s{0,5}(?:kosten (?:bei |zu |von )?)?(?:maßnahme|nr\.?)?\s{0,5}"
    r"[A-ZÄÖÜ]{0,3}[\s.-]?\d",
    re.IGNORECASE,
)
_MONEY = re.compile(r"€|\beuro?\b|\bt?eur\b|\bmio\b|\btsd\b|tausend|\d[\d.]{4}", re.IGNORECASE)
_PART_OF_A_POST = re.compile(r"\b(?:halb|viertel|dreiviertel)-?stelle", re.IGNORECASE)


def cost_state(text: str) -> CostState:
    """What a cell of cost says. A price per piece is stated, though it is no total; a word that
    only fills the cell ("offen", "N. N.") says less than "noch nicht ermittelt". What another
    measure pays for costs nothing here."""
    if _ELSEWHERE.search(text) and not _MONEY.search(text):
        return CostState.NONE
    if _PART_OF_A_POST.search(text):
        return CostState.STATED
    read = parse_amounts(text)
    if read.state == "unknown" and says_nothing(text) and not _TOLD.search(text):
        return CostState.MISSING
    if read.parts and read.state == "unclear":
        return CostState.STATED
    return _STATES.get(read.state, CostState.MISSING)


_FUNDING = re.compile(
    r"haushalt|förder|zuschuss|zuschüsse|drittmittel|eigenmittel|landesmittel|bundesmittel|"
    r"eu-mittel|\b(?:eu|esf|efre|amif|bmi|bund|land|kreis|stiftung|sponsor\w*|spende\w*|stiftungs\w+)\b"
    r"|budget|produktkonto|teilplan|investitionsplan|finanziert",
    re.IGNORECASE,
)


def names_funding(text: str) -> bool:
    """Does a cell of cost say where the money comes from?"""
    return bool(_FUNDING.search(text))
