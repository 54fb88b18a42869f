"""What was stated to a question, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gemeinwerk.contributions.asking.models import AskedQuestion
from gemeinwerk.contributions.asking.queries import plain_list


@dataclass(frozen=True)
class Stated:
    """`chosen`: in the town's words, at their `places`; `text`: in the author's. `of`: the key of
    the question."""

    key: int
    of: int
    order: tuple[int, int, int]
    places: list[int]
    question: str
    chosen: tuple[str, ...]
    text: str
    kept_inside: bool

    @property
    def in_words(self) -> str:
        """For a table."""
        return self.text or "; ".join(self.chosen)


def stated(rows: Iterable[Mapping[str, Any]] | None) -> list[Stated]:
    """Of `queries.given_rows`."""
    return [_stated(one) for one in rows or ()]


def _stated(told: Mapping[str, Any]) -> Stated:
    names = ("kind", "lowest", "highest")
    question = AskedQuestion(
        text=told["question"],
        options=plain_list(told["options"], list[str]),
        **{name: told[name] for name in names},
    )
    places = plain_list(told["places"], list[int])
    return Stated(
        key=told["key"],
        of=told["of"],
        order=(told["phase"], told["position"], told["of"]),
        places=places,
        question=question.text,
        chosen=tuple(question.chosen(places)),
        text=told["text"],
        kept_inside=bool(told["kept_inside"]),
    )
