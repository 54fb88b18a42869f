"""What an answer could say, from the text of the measure that takes it up; a person goes on.

Answers are written in the town's language, whatever language the desk is read in.
"""

import re
from collections.abc import Sequence

from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.answers.statements.queries import Heard
from gemeinwerk.engines.searching import SMALL, forms, stem
from gemeinwerk.measures.models import Goal, Measure

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])|\n+")
_SHORT_WORD = 4
_BEGINS_OF_A_GOAL: dict[str, str] = {
    OutcomeKind.ADOPTED: "Aufgenommen in das Ziel {goal}.",
    OutcomeKind.IN_PART: "Zum Teil aufgenommen in das Ziel {goal}.",
    OutcomeKind.COVERED: "Das steht schon im Ziel {goal}.",
}
_BEGINS: dict[str, str] = {
    OutcomeKind.ADOPTED: "Aufgenommen in Maßnahme {measure}.",
    OutcomeKind.IN_PART: "Zum Teil aufgenommen in Maßnahme {measure}.",
    OutcomeKind.COVERED: "Das steht schon in Maßnahme {measure}.",
}


def reason(
    kind: str, said: str, place: Measure | Goal | None, statements: Sequence[Heard] = ()
) -> str:
    """A beginning, or "" where there is nothing to begin from. Without a measure or a goal it is
    what units said, which somebody puts into words for people."""
    if kind not in _BEGINS or place is None:
        return "\n\n".join(one.text for one in statements if one.verdict)
    if isinstance(place, Goal):
        return _BEGINS_OF_A_GOAL[kind].format(goal=f"{place.code} „{place.title.strip(' .')}“")
    return _of_measure(kind, said, place)


def _of_measure(kind: str, said: str, measure: Measure) -> str:
    sentence = nearest_sentence(said, measure.description)
    quoted = f" Dort heißt es: „{sentence}“" if sentence else ""
    return _BEGINS[kind].format(measure=f"{measure.code} „{measure.title}“") + quoted


def nearest_sentence(said: str, text: str) -> str:
    """The sentence of a text that shares most words with what was said; of several alike the first,
    "" where none shares any."""
    wanted = _stems(said)
    sentences = [one.strip() for one in _SENTENCE.split(text) if one.strip()]
    best = max(sentences, key=lambda one: len(wanted & _stems(one)), default="")
    return best if wanted & _stems(best) else ""


def by_words(said: str, others: Sequence[str]) -> list[int]:
    """The places of other texts, first those that share most words with what was said."""
    wanted = _stems(said)
    shares = [len(wanted & _stems(one)) for one in others]
    return sorted(range(len(others)), key=lambda place: (-shares[place], place))


def _stems(text: str) -> set[str]:
    words = (form.lstrip(SMALL) for form in forms(text))
    return {stem(word) for word in words if len(word) > _SHORT_WORD}
