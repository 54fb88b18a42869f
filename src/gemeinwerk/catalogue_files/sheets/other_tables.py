"""Tables below a list that are none of it: telephone numbers, abbreviations, who gets a copy."""

import re
from collections.abc import Sequence

from gemeinwerk.catalogue_files.words.headings import exact
from gemeinwerk.german import fold, squash
from gemeinwerk.tables.grid import Row

_LONGEST = 80
"""Signs of a heading: most rows of a list have a longer cell and need no closer look."""
_ONLY_THERE = re.compile(
    r"(?:tele)?fon(?:nummer)?|tel\.?|mobil(?:nummer)?|durchwahl|fax|e-?mail(?:-?adresse)?|mail"
    r"|kuerzel|abkuerzung(?:en)?|bedeutung|langform|abk\.?|(?:post)?anschrift|adresse|plz"
    r"|vorname|nachname|unterschrift|aenderung(?:en)?|geaendert von"
)
_ALSO_THERE = re.compile(
    r"(?:vor- und )?name|funktion|rolle|amt|organisation(?:seinheit)?|einrichtung|stelle"
    r"|erlaeuterung|erklaerung|beschreibung|zeichen|symbol|begriff|version|datum|autor(?:in)?|raum"
    r"|ansprech(?:partner(?:in|\*in|innen|\*innen)?|person(?:en)?)|ort|zimmer|anrede|institution"
)
_OF_A_LIST = re.compile(r"massnahme|vorhaben|projekt|titel|ziel|handlungsfeld|federf|aktivitaet")
_ABOVE = re.compile(
    r"(?:abkuerzung(?:en|sverzeichnis)|kuerzel|glossar|legende|verteiler(?:liste)?|telefonliste"
    r"|kontakt(?:e|daten|liste)|ansprech(?:partner(?:innen|\*innen)?|personen)|beteiligte"
    r"|teilnehm(?:er|ende|erinnen|er\*innen)|aenderungs(?:historie|verzeichnis)) ?:?"
)
_A_PERSONS = re.compile(
    r"(?:(?:telefon|tel|fon|mobil|fax)\.?:? ?)?(?:\+|\(?0)\d[\d ()/.-]{3,25}"
    r"|(?:(?:e-?)?mail:? ?)?[^\s@]{1,80}@[^\s@]{1,80}\.[a-z]{2,12}",
    re.IGNORECASE,
)


def begins_another(row: Row, after_a_gap: bool) -> bool:
    """Whether a row is the heading of such a table, or a name above it after an empty row."""
    if any(len(text) > _LONGEST for text in row.cells.values()):
        return False
    texts = [fold(squash(text)) for _, text in sorted(row.cells.items())]
    if len(texts) == 1:
        return after_a_gap and bool(_ABOVE.fullmatch(texts[0]))
    heads = [text.rstrip(" :") for text in texts]
    return (
        not any(_OF_A_LIST.search(text) for text in heads)
        and any(_ONLY_THERE.fullmatch(text) for text in heads)
        and all(_is_heading(text) for text in heads)
    )


def stays_in(row: Row, heading: Row) -> bool:
    """Whether a row is no wider than the heading of the other table: a wider one is of the list."""
    return len(row.cells) <= max(2, len(heading.cells))


def is_address(text: str) -> bool:
    """A telephone number or a mail address and nothing else."""
    return bool(_A_PERSONS.fullmatch(squash(text)))


def _is_heading(text: str) -> bool:
    known: Sequence[re.Pattern[str]] = (_ONLY_THERE, _ALSO_THERE)
    return any(one.fullmatch(text) for one in known) or exact(text) is not None
