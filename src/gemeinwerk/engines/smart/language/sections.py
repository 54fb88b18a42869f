"""The parts of a fact sheet written into one cell: "Ausgangslage: … Maßnahme: … Nutzen: …"."""

import re
from collections.abc import Iterable, Iterator

# What stands under these tells why, not what; any other label ends them.
_WHY = re.compile(
    r"(?:ausgangs(?:lage|situation)|hintergrund|anlass|problem\w*|begründung|einleitung|"
    r"situation|status quo|ist-?(?:stand|zustand|situation)|sachstand|(?:\w+)?ziel\w*|zweck|"
    r"nutzen|(?:\w*)wirkung\w*|effekte?|mehrwert|vorteile?|synergien|chancen|"
    r"erwartete[rs]? \w+|hinweise?|risiken|hemmnisse)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*([A-ZÄÖÜ][\wäöüß/-]*(?: (?:und |der |des |zur )?[\wäöüß/-]+){0,3})\s*(?::|\n)\s*"
)


def told(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences that may tell a deed, without the labels of their parts."""
    why = False
    for sentence in sentences:
        label = _LABEL.match(sentence)
        heading = ""
        if label and (label.end() == len(sentence) or _opens(label[1])):
            heading, sentence = label[1], sentence[label.end() :]
        elif _opens(sentence):
            heading, sentence = sentence, ""
        if heading:
            why = bool(_WHY.fullmatch(heading))
        if sentence and not why:
            yield sentence


_WHAT = re.compile(
    r"(?:kurz)?beschreibung|(?:die )?maßnahmen?\w*|inhalte?|umsetzung\w*|vorgehen\w*|"
    r"(?:nächste |erste |handlungs|arbeits|umsetzungs)?schritte|bausteine|aktivitäten|"
    r"was wird getan|projekt\w*|instrumente?|aufgaben?|(?:konkrete )?(?:umsetzung|planung)",
    re.IGNORECASE,
)


def _opens(label: str) -> bool:
    return bool(_WHY.fullmatch(label) or _WHAT.fullmatch(label))
