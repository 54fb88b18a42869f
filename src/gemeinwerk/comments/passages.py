"""What of a frozen catalogue can be commented on: a goal, a measure, one of its texts, words of it.

measure.texts                                  # what it says, text by text, each in sentences
measure.passage("goal.2")                      # the third sentence of its goal
measure.passage("goal", "bis Ende 2027")       # words that were marked
changes(passage, later)                        # word by word, what a later version says instead
"""

from dataclasses import dataclass
from typing import Any

from django.utils import translation

from gemeinwerk.comments.models import PartKind
from gemeinwerk.contributions.passages import pieces, still_says
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.typed import whole_number
from gemeinwerk.measures.comparing import Change
from gemeinwerk.measures.document import as_today, document_words
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.fields import FIELDS, Kind, Text

MOST_MARKED = 2_000
"""Signs that are marked: of more the whole text is meant."""
TITLE, DUE = "title", "due"
# Told by its number, by others, or of the time after the draft.
_LEFT_OUT = frozenset(
    {
        "code", "field", "goal_ref", "answers", "predecessor", "notes", "values", "voices",
        "exceptions", "plain", "title_en", "summary_en",
    }
    | {one.fact_key for one in FIELDS if one.status or one.kind in (Kind.FLAG, Kind.YEAR)}
)  # fmt: skip
_LEFT_OUT -= {"period"}
OF_A_MEASURE: dict[str, Text] = {
    key: label for key, label in document_words.LABELS.items() if key not in _LEFT_OUT
}
OF_A_GOAL: dict[str, Text] = {
    TITLE: document_words.LABELS["goal"],
    DUE: document_words.LABELS["period"],
}


@dataclass(frozen=True)
class Said:
    """One text of a part: its key, what it is called, and its sentences, each with its place."""

    key: str
    label: Text
    text: str

    @property
    def sentences(self) -> list[tuple[str, str]]:
        return [(f"{self.key}.{place}", one) for place, one in enumerate(pieces(self.text))]


@dataclass(frozen=True)
class Passage:
    """`field` "": the whole part. `quote` "": the whole text of the field."""

    field: str = ""
    quote: str = ""
    context: str = ""


@dataclass(frozen=True)
class Part:
    """A goal or a measure as a version froze it. `row`: the key of the measure in the draft."""

    kind: str
    code: str
    title: str
    document: Document
    row: int | None = None

    @property
    def labels(self) -> dict[str, Text]:
        return OF_A_MEASURE if self.kind == PartKind.MEASURE else OF_A_GOAL

    @property
    def field_code(self) -> str:
        """The field of action it stands in."""
        of = self.document["field"]
        return str(of["code"] if isinstance(of, dict) else of)

    @property
    def texts(self) -> list[Said]:
        """What it says, in its own language, but nothing that is empty."""
        found = ((key, label, self.text(key)) for key, label in self.labels.items())
        return [Said(key, label, text) for key, label, text in found if text]

    def text(self, key: str) -> str:
        if key not in self.labels:
            return ""
        with translation.override(GERMAN):
            if self.kind == PartKind.MEASURE:
                return document_words.text_of(key, self.document).strip()
            return day_in_words(self.document["due"]) if key == DUE else str(self.title).strip()

    def passage(self, place: str, words: str = "") -> Passage:
        """What somebody chose; what is not in it is the whole, so that nothing is made up."""
        key, _, number = place.partition(".")
        text = self.text(key)
        if not text:
            return Passage()
        marked = " ".join(words[:MOST_MARKED].split())
        if marked and still_says(text, marked):
            return Passage(key, "" if marked == " ".join(text.split()) else marked, text)
        known, chosen = pieces(text), whole_number(number)
        if chosen is not None and len(known) > 1 and chosen < len(known):
            return Passage(key, known[chosen], text)
        return Passage(key, "", text)


def measure(code: str, content: Document, row: int | None = None) -> Part:
    document = as_today(content)
    return Part(PartKind.MEASURE, code, str(document["title"]), document, row)


def goal(head: Document, code: str) -> Part | None:
    """Of a version by its number; None where there is none."""
    found: Any = next((one for one in head["goals"] if one["code"] == code), None)
    return found and Part(PartKind.GOAL, found["code"], str(found["title"]), found)


def changes(passage: Passage, before: Part, after: Part) -> list[Change]:
    """What of the passage reads differently later; nothing where the words that were marked still
    stand."""
    if passage.field:
        now = after.text(passage.field)
        if still_says(now, passage.quote) if passage.quote else now == passage.context:
            return []
        return [Change(passage.field, before.labels.get(passage.field, ""), passage.context, now)]
    texts = (
        (key, label, before.text(key), after.text(key)) for key, label in before.labels.items()
    )
    return [Change(key, label, old, new) for key, label, old, new in texts if old != new]
