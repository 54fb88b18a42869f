"""Who leads, said behind or before one name: "Amt 65 (FF), Amt 51", "Amt 51 – Mitwirkung".

A role with a colon holds for all names that follow (`lists`); one in brackets, behind a dash or
alone beside a name is of that name. It is replaced by a sign that no text has and that goes with
the name: `LEADS` or `HELPS`.
"""

import re
from enum import Enum

LEADS, HELPS = "\ufdd0", "\ufdd1"
_NONE = {ord(LEADS): None, ord(HELPS): None}


class Role(Enum):
    """Of a name in a cell of units."""

    UNSAID = "leads, unless the cell says that another does"
    LEADS = "the cell says that it leads"
    HELPS = "the cell says that it works with those who lead"


_LEAD = (
    r"f\.?\s?f\.?|federf\.?|federführung|federführende?[rs]?(?:\s(?:stelle|amt|fachbereich))?|lead"
    r"|hauptverantwort(?:lich|ung)|hauptzuständig(?:keit)?|verantwortlich|zuständig|leitend|leitung"
)
_HELP = (
    r"mitwirkende?|mitwirkung|mitarbeit|nebenverantwortlich|mitverantwortlich|mitw\.?|beteiligte?|beteiligung|bet\.|unterstützende?|unterstützung"
    r"|unterst\.|koop\.?|kooperation|kooperationspartner|partner|beratende?|beratung|begleitend"
    r"|zuarbeit|zuarbeitend|nachrichtlich|einzubinden|zu beteiligen"
)
_ALONE = r"ff|federführend|mitwirkend|beteiligt|unterstützend|wirkt mit|wirken mit"
_NOUNS = r"federführung|mitwirkung"
_IS_LEAD, _IS_HELP = (re.compile(rf"(?:{one})\Z", re.IGNORECASE) for one in (_LEAD, _HELP))
_LETTER_LEADS, _LETTER_HELPS = re.compile(r"\A[FL]\Z"), re.compile(r"\A[MBUK]\Z")
_BRACKET = re.compile(
    r"(?<=[\w.)])\s?[(\[](?P<inside>[^()\[\]\n:]{1,60}):?\s?[)\]](?P<next>\s(?:mit\b|[^\W\d_]{1,30}\s?\d))?"
)
_END = r"(?=\s?(?:[,;/|\n(]|$|\s(?:und|u\.|sowie|&|\+)\s))"
_BEHIND_DASH = re.compile(
    rf"(?<=[\w.)])(?:\s?[–—:]\s?|\s-\s)(?P<role>{_LEAD}|{_HELP}){_END}", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"(?<=[\w.)])(?<!\bfür)(?<!\bder)(?<!\bzur)(?<!\bund)\s(?:(?P<role>{_ALONE})"
    rf"|(?:als\s|in\s)(?P<noun>{_NOUNS}|{_ALONE})|(?P<said>{_NOUNS})){_END}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?<=\A)|(?<=[,;/|\n])|(?<=[,;/|\n]\s))"
    r"(?P<role>federführend|federführung(?:\sdurch)?|ff(?=\s(?:amt|fb|fd|abt|dez|\d))|lead"
    r"|mitwirkend|mitwirkung(?:\sdurch)?|mitarbeit(?:\sdurch)?|beteiligt|unterstützend)"
    r"\s(?P<name>[^\W_][^,;/|()\n:]{1,80}?)(?=\s?(?:[,;/|(\n]|$))",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s?[,;/]\s?")


def marked(text: str) -> str:
    """A cell with its roles of one name as signs: "Amt 65 (FF)" with `LEADS` behind it."""
    text = text.translate(_NONE)
    letters = {hit["inside"] for hit in _BRACKET.finditer(text)}
    leads = any(_LETTER_LEADS.match(one) or _IS_LEAD.match(one) for one in letters)
    by_letter = leads and any(map(_LETTER_HELPS.match, letters))
    text = _BRACKET.sub(lambda hit: _of_bracket(hit, by_letter), text)
    text = _BEHIND_DASH.sub(lambda hit: _sign(hit["role"]), text)
    text = _BEHIND.sub(lambda hit: _sign(hit["role"] or hit["noun"] or hit["said"]), text)
    return _BEFORE.sub(lambda hit: f"{hit['name']}{_sign(hit['role'])}", text)


def _sign(role: str) -> str:
    return LEADS if _IS_LEAD.match(role) or role.lower().startswith("federf") else HELPS


def _of_bracket(hit: re.Match[str], by_letter: bool) -> str:
    """ "(Soziales, FF)": what is no role stays in its brackets."""
    before = hit.string[max(0, hit.start() - len("feuerwehr")) : hit.start()].lower()
    parts = _PARTS.split(hit["inside"].strip())
    roles = [part for part in parts if _sign_of_part(part, by_letter)]
    if not roles or before == "feuerwehr":
        return hit.group()
    left = ", ".join(part for part in parts if part not in roles)
    behind = f",{hit['next']}" if hit["next"] else ""
    return _sign_of_part(roles[0], by_letter) + (f" ({left})" if left else "") + behind


def _sign_of_part(part: str, by_letter: bool) -> str:
    if _IS_LEAD.match(part) or (by_letter and _LETTER_LEADS.match(part)):
        return LEADS
    helps = _IS_HELP.match(part) or (by_letter and _LETTER_HELPS.match(part))
    return HELPS if helps else ""


def role_of(name: str, default: Role) -> Role:
    """Of a name as it stands in a `marked` text."""
    if LEADS in name:
        return Role.LEADS
    return Role.HELPS if HELPS in name else default


def bare(name: str) -> str:
    """The name without its sign."""
    return name.translate(_NONE)
