"""The words two texts share, also inflected, in a compound or typed wrong, and where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gemeinwerk.engines.likeness.reading import one_form
from gemeinwerk.engines.likeness.texts import Mark
from gemeinwerk.engines.searching.typing_errors import distance, forgiven
from gemeinwerk.engines.searching.word_lists import NOT_SOUGHT

_WORD = re.compile(r"[^\W_]+(?:[*:_·/]-?in(?:nen)?(?![^\W_]))?")
SHORTEST = 4
"""Letters of a word that says something; numbers may be shorter."""
IN_A_COMPOUND = 5
_ENDING = 3
_DIGIT = re.compile(r"\d")
_MOST = 400
"""Words of a text that are looked at."""

_ALSO_NOTHING = """
    aller alles also anderen bereits bitte dadurch daher damit danach dann dazu deren deshalb
    diesem diesen dieses doch dort eben eher eigentlich einfach einige etwas gerade ganz haben
    hatte hier ihre ihrer immer jede jeden jeder jedoch jetzt kann konnte koennen koennte koennten
    leider machen macht mehr meine meist meiner mich muss muessen muesste nach natuerlich nichts
    noch nochmal oben oder ohne oft schon sehr sein seine seit selbst sich sind soll sollen sollte
    sollten sondern sonst soweit trotz ueberall unsere viel viele waere waeren waehrend wegen weil
    weiter welche wenig wenn werde wieder wirklich wollen wurde wurden zudem
    about also been could have here just more must need only should some than that their them then
    there these they this very want were when will would your
"""
_SAYS_NOTHING = frozenset(one_form(word) for word in (*NOT_SOUGHT, *_ALSO_NOTHING.split()))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something, in `one_form`, and where it stands."""

    form: str
    mark: Mark


def words(text: str) -> list[Word]:
    """The words of a text that say something, in order."""
    found = []
    for match in _WORD.finditer(text):
        form = one_form(match[0])
        says = len(form) >= SHORTEST or any(letter.isdigit() for letter in form)
        if says and form not in _SAYS_NOTHING:
            found.append(Word(form, Mark(match.start(), match.end())))
            if len(found) == _MOST:
                break
    return found


def shared(mine: Sequence[Word], theirs: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Of both the words that the other has as well."""
    meant = {word.form for word in theirs}
    answers = {form: _among(form, meant) for form in {word.form for word in mine}}
    found = {other for others in answers.values() for other in others}
    return [word for word in mine if answers[word.form]], [
        word for word in theirs if word.form in found
    ]


def _among(form: str, others: Iterable[str]) -> set[str]:
    return {other for other in others if alike(form, other)}


def alike(one: str, other: str) -> bool:
    """Whether two words are one: inflected, the one within the other, or typed wrong."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < SHORTEST or (one[0] != other[0] and one[-3:] != other[-3:]):
        return False
    if _DIGIT.search(one + other):
        return False
    more = len(long) - len(short)
    if long.startswith(short):
        return more <= _ENDING or len(short) >= IN_A_COMPOUND
    if len(short) >= IN_A_COMPOUND and long.endswith(short):
        return True
    begins = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if begins >= IN_A_COMPOUND and begins + _ENDING >= len(long):
        return True
    most = forgiven(short) if len(short) >= IN_A_COMPOUND else 0
    return most > 0 and distance(one, other, most) <= most
