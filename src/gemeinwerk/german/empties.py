"""Cells that are filled and say nothing: "-", "k. A.", "N. N.", "offen", "folgt" ..."""

import re
from functools import lru_cache

from gemeinwerk.german.text import fold

_LONGEST = 120
_MARKS = re.compile(r"[-_./?*…\s]*")
_ABBREVIATIONS = {"ka", "nn", "na", "tbd", "tba", "nb", "nv", "xx", "xxx", "xxxx"}
_PHRASES = re.compile(
    r"""(?:
      (?:bisher\ |derzeit\ |aktuell\ |bislang\ |zurzeit\ |momentan\ )?
        keine?\ (?:weiteren?\ )?angaben?
        (?:\ (?:moeglich|vorhanden))?
    | (?:derzeit\ |aktuell\ |bisher\ |zurzeit\ )?(?:noch\ )?(?:offen|unklar|unbekannt)
    | (?:wird\ |ist\ |sind\ |muss\ )?(?:derzeit\ |aktuell\ |bisher\ |zurzeit\ )?(?:noch\ )?
        (?:nicht\ )?(?:festgelegt|benannt|bekannt|bestimmt|definiert|geklaert|erfasst|vorhanden)
        (?:\ werden)?
    | (?:ist\ |sind\ |wird\ )?noch\ (?:zu\ |festzu|abzu)
        (?:klaeren|benennen|bestimmen|definieren|ergaenzen|legen|stimmen|ermitteln|konkretisieren)
    | noch\ (?:festzulegen|abzustimmen|in\ abstimmung|in\ klaerung)
    | (?:wird\ )?(?:noch\ )?(?:nachgereicht|ergaenzt|nachgetragen)
    | wird\ (?:noch\ )?(?:geklaert|festgelegt|benannt|ergaenzt|nachgereicht)
    | (?:angabe\ |angaben\ )?folg(?:t|en)(?:\ noch)?
    | in\ (?:klaerung|abstimmung)
    | (?:je\ nach\ |projekt|einzelfall)?(?:projekt|massnahmen|einzelfall)?(?:bezogen\ |abhaengig\ )?
        (?:sehr\ )?(?:unterschiedlich|verschieden|variabel|variierend)
    | je\ nach\ (?:projekt|vorhaben|massnahme|bedarf|einzelfall)
    | leer | nicht\ zutreffend | trifft\ nicht\ zu | entfaellt | keine?r?s?
    | none | null | nil | unknown | open | to\ be\ (?:determined|defined|decided|announced)
    | not\ (?:available|applicable|specified|known)(?:\ yet)? | pending
    )""",
    re.VERBOSE,
)


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: no text, only marks, or a word that stands for "nothing yet"."""
    if len(text) > _LONGEST:
        return not text.strip()
    return _says_nothing(text)


@lru_cache(maxsize=20_000)
def _says_nothing(text: str) -> bool:
    folded = fold(text).strip("()[]\"' ")
    if _MARKS.fullmatch(folded):
        return True
    if re.sub(r"[\s./]", "", folded) in _ABBREVIATIONS and len(folded) <= 7:
        return True
    return bool(_PHRASES.fullmatch(folded.rstrip(".!?…* ")))
