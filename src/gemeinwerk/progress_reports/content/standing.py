"""Where each measure stood on a day, in a line; every total of a report is counted from these."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from gemeinwerk.measures.behind import behind
from gemeinwerk.measures.document import document_words, label
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.states import BEHIND, STATES, State
from gemeinwerk.measures.states_of_documents import state_on


def standing(measures: Iterable[Document], on: date, *, over: bool = False) -> list[Document]:
    """In the order of the catalogue."""
    return [_line(one, state_on(one, on, over=over), on) for one in measures]


def counted(lines: Sequence[Document]) -> list[tuple[State, int]]:
    """Each state there is with its number of measures, in the order of the states."""
    found = Counter(line["state"] for line in lines)
    return [(state, found[state.key]) for state in STATES if found[state.key]]


def _line(measure: Document, state: State, on: date) -> Document:
    late = behind(measure, on) if state in BEHIND else None
    reported = label("implementation", measure["implementation"])
    return {
        "code": measure["code"],
        "title": measure["title"],
        "field": measure["field"]["code"],
        "lead": document_words.lead(measure),
        "state": state.key,
        "word": str(state.label),
        "tone": state.tone,
        "reported": "" if reported == str(state.label) else reported,
        "behind": late is not None,
        "promised": _promised(measure),
        "expected": day_in_words(measure["expected_end"]),
        "sentence": late.sentence if late else "",
        "reason": " ".join(late.reason.split()) if late else "",
    }


def _promised(measure: Document) -> str:
    return document_words.period(measure) if measure["permanent"] else day_in_words(measure["end"])
