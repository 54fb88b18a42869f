"""Goals from version to version: a version names them by number and wording alone, so what stays
of one of the two is the same goal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.answers.rounds.models import Said
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.models import CatalogueVersion


class Called(NamedTuple):
    """A goal as it was called at one time."""

    code: str
    title: str


_LABELS = {
    "code": gettext_lazy("Nummer"),
    "title": gettext_lazy("Wortlaut"),
    "field": gettext_lazy("Handlungsfeld"),
    "due": gettext_lazy("Termin"),
}


def goals_of(document: Iterable[Said]) -> dict[int, Called]:
    """Those of an answer, by their keys."""
    return {
        said["goal"]: Called(said["code"], said["title"]) for said in document if said.get("goal")
    }


def goals_of_versions(
    concept: Concept, named: Mapping[int, Called]
) -> dict[int, dict[int, Document]]:
    """By the keys of the public versions which of the named goals each holds: one query, none
    where none is named."""
    if not named:
        return {}
    public = CatalogueVersion.objects.filter(concept=concept, published=True).order_by("number")
    listed = list(public.values_list("pk", "content__goals"))
    found: dict[int, dict[int, Document]] = {version: {} for version, _goals in listed}
    for key, called in named.items():
        goals = _through([goals or () for _version, goals in listed], called)
        for (version, _goals), goal in zip(listed, goals, strict=True):
            if goal is not None:
                found[version][key] = goal
    return found


def changes_of_goal(before: Document, after: Document) -> list[str]:
    """What of it reads otherwise, in words."""
    return [str(label) for key, label in _LABELS.items() if before.get(key) != after.get(key)]


def title_of_goal(goal: Document) -> str:
    return _("Ziel {code}: {title}").format(code=goal["code"], title=goal["title"])


def _through(versions: Iterable[Sequence[Document]], called: Called) -> Iterator[Document | None]:
    before: Sequence[Document] = ()
    for goals in versions:
        found = _found(goals, called, before)
        if found is not None:
            called = Called(found["code"], found["title"])
        yield found
        before = goals


def _found(
    goals: Sequence[Document], called: Called, before: Sequence[Document]
) -> Document | None:
    """Under its wording; else under its number, unless another goal has moved there."""
    for one in goals:
        if one["title"] == called.title:
            return one
    others = {one["title"] for one in before if one["code"] != called.code}
    same = (one for one in goals if one["code"] == called.code and one["title"] not in others)
    return next(same, None)
