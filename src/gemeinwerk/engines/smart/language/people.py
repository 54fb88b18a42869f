"""People a text speaks of: who a measure may be for."""

import re
from functools import lru_cache

_PEOPLE = re.compile(
    r"\b(?:(?!(?:Spiel|Park|Arbeits|Stell|Haus|Ausbildungs))[A-ZÄÖÜ][\wäöüß]*(?:\*|:|_)innen"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]*-?)?(?:[Ff]rauen|[Mm]änner|[Mm]ädchen|[Jj]ungen|[Kk]inder|[Jj]ugendliche|"
    r"[Ee]ltern|[Ff]amilien|[Ss]enioren|[Ss]eniorinnen|[Gg]eflüchtete|[Zz]ugewanderte|[Ee]ingewanderte|"
    r"[Mm]igranten|[Mm]igrantinnen|[Mm]enschen mit [A-ZÄÖÜ]\w+|[Ff]ührungskräfte|[Ff]achkräfte|"
    r"[Ll]ehrkräfte|[Bb]eschäftigte|[Mm]itarbeitende|[Mm]itarbeiter|[Aa]uszubildende|"
    r"[Ss]tudierende|[Ss]chüler|[Aa]lleinerziehende|[Aa]rbeitslose|[Aa]rbeitsuchende|"
    r"[Ww]ohnungslose|[Oo]bdachlose|[Pp]flegende|[Aa]ngehörige|[Ee]hrenamtliche|[Mm]ieter|"
    r"[Vv]ermieter|[Hh]auseigentümer|[Uu]nternehmen|[Bb]etriebe|[Vv]ereine|[Hh]aushalte|"
    r"[Gg]ewerbetreibende|[Ll]andwirte|[Pp]endler|[Bb]ürger|[Bb]ürgerinnen)[nr]?)\b"
)


@lru_cache(maxsize=16_384)
def people(sentence: str) -> str:
    """The first group of people a sentence names, as typed, or ""."""
    hit = _PEOPLE.search(sentence)
    return hit.group() if hit else ""
