"""What goes in and what comes out: texts, near ones with what they share, groups with a title."""

from dataclasses import dataclass

FEATURES = ("place", "field", "meeting", "topic")
"""What may be known of a text besides its words: any id, empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Text:
    """Something that somebody said. language: a tag ("de", "pt-BR") or nothing."""

    id: str
    text: str
    language: str = ""
    place: str = ""
    field: str = ""
    meeting: str = ""
    topic: str = ""

    @property
    def turn(self) -> tuple[int, str]:
        """Where nothing else tells two apart: by their id, of numbers 9 before 10."""
        return len(self.id), self.id


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A word that both have, by its letters in the text: from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Near:
    """A text that is near to the one asked about.

    score: for the order and nothing else, it is no percentage. nearly_the_same: as in `groups`.
    words: those they share, the rarest first, as they are written there. here, there: where these
    stand in the text asked about and in this one. agree: the features in which they agree.
    """

    id: str
    score: float
    nearly_the_same: bool
    words: tuple[str, ...]
    here: tuple[Mark, ...]
    there: tuple[Mark, ...]
    agree: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that say nearly the same. ids: the middle one first, then those nearest to it. title:
    words of the middle one that most of them have."""

    title: str
    ids: tuple[str, ...]
