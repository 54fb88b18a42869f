"""Tells people from organisations, and first names from surnames, by the words of a piece."""

import re

from gemeinwerk.german.parties.person_words import is_first_name
from gemeinwerk.german.people import words
from gemeinwerk.german.text import fold

NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’`´-]|\?(?=[^\W\d_]))*\.?")
"""With a question mark for a letter that another program could not write: "Y?lmaz"."""


def is_transposed(text: str) -> bool | None:
    """Whether two words without a comma begin with the surname; None where nobody can tell."""
    tokens = [one for one in text.split() if not (words.is_salutation(one) or words.is_title(one))]
    if len(tokens) != 2 or not all(NAME_WORD.fullmatch(one) for one in tokens):
        return None
    one, two = (fold(token) for token in tokens)
    forwards = is_first_name(one) and not is_first_name(two)
    backwards = is_first_name(two) and not is_first_name(one)
    return None if forwards == backwards else backwards


def is_organisation(text: str) -> bool:
    """Whether a piece is no person: "Caritas", "Stiftung Max Muster", "Anne-Frank-Schule"."""
    tokens = text.split()
    if not tokens or words.is_salutation(tokens[0]) or words.is_title(tokens[0]):
        return False
    known = [words.is_of_organisation(one) for one in tokens]
    if not any(known):
        joined = fold(text).replace(" ", "")
        return joined.endswith(("e.v.", "e.v", "ggmbh"))
    if len(tokens) >= 3 and is_first_name(tokens[0]) and not (known[0] or known[1]):
        # "Anna Müller Caritas" is somebody; "Anne Frank Schule" and "… e. V." are not.
        legal = fold(text).replace(" ", "").endswith(("e.v.", "e.v", "ggmbh", "gmbh"))
        return legal or bool(known[2] and len(tokens) == 3 and fold(tokens[2]) in _CALLED_AFTER)
    return True


_CALLED_AFTER = frozenset(
    [
        "schule", "grundschule", "gesamtschule", "oberschule", "gymnasium", "haus", "stiftung",
        "zentrum", "kita", "museum", "kolleg", "akademie", "heim", "klinik", "platz",
    ]
)  # fmt: skip
