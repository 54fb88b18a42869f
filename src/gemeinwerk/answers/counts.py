"""What was said in public and what became of it, in numbers: by field, theme, month, and by what
the last answer says. Of a contribution whatever citizens can read counts, as their list has it.

What is fewer than five has no number; where all of it is public, nothing can be worked out from the
others that is not to be read anyway.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import Coalesce, TruncDate, TruncMonth
from django.utils.translation import gettext as _

from gemeinwerk.answers.rounds.figures import FEWEST
from gemeinwerk.answers.rounds.queries import UNANSWERED, with_last_kinds
from gemeinwerk.answers.rounds.words import WORDS
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions.models import Contribution, ContributionState

PUBLIC = ContributionState.PUBLIC
_OF_THE_FIELD = ("field__position", "field__code", "field__title")


@dataclass(frozen=True)
class Group:
    """`key`: of the field or theme, or the kind of the answer; "" of what has none. `label`: as the
    town calls it, "" of what this programme has a word for."""

    key: str
    label: str
    n: int

    @property
    def is_told(self) -> bool:
        return self.n >= FEWEST


@dataclass(frozen=True)
class Counts:
    total: int
    fields: Sequence[Group]
    themes: Sequence[Group]
    kinds: Sequence[Group]
    """One with several kinds of answer counts in each; those without an answer come last."""
    months: Sequence[tuple[date, int]]
    """The first day of each month in which something was said."""


def counts(concept: Concept) -> Counts:
    """Two queries, however much was said."""
    day = Coalesce("said_on", TruncDate("received_at"))
    found = Contribution.objects.filter(concept=concept, state=PUBLIC)
    rows = (
        with_last_kinds(found)
        .annotate(month=TruncMonth(day))
        .order_by()
        .values("field", "month", "last_kinds", *_OF_THE_FIELD)
        .annotate(n=Count("pk"))
    )
    fields, kinds, months = Counter[tuple[int, int, str]](), Counter[str](), Counter[date]()
    for row in rows:
        label = f"{row['field__code']} {row['field__title']}" if row["field"] else ""
        fields[_last_if_none(row["field__position"]), row["field"] or 0, label] += row["n"]
        months[row["month"]] += row["n"]
        for kind in (row["last_kinds"] or UNANSWERED).split():
            kinds[kind] += row["n"]
    return Counts(
        total=months.total(),
        fields=[
            Group(str(key) if key else "", label, n)
            for (place, key, label), n in sorted(fields.items())
        ],
        themes=_themes(concept),
        kinds=[Group(one, "", kinds[one]) for one in (*WORDS, UNANSWERED) if kinds[one]],
        months=sorted(months.items()),
    )


def told(groups: Iterable[Group]) -> tuple[list[Group], list[Group]]:
    """Those with a number, the largest first; and those too few of which to count."""
    found = sorted(groups, key=lambda one: -one.n)
    return [one for one in found if one.is_told], [one for one in found if not one.is_told]


def named(group: Group, without: str = "") -> str:
    """As the town or this programme calls it; `without`: what it is called that has none."""
    if group.key == UNANSWERED:
        return _("noch ohne Antwort")
    return group.label or (str(WORDS[group.key]) if group.key in WORDS else without)


def _themes(concept: Concept) -> list[Group]:
    public = Q(contributions__state=PUBLIC)
    found = CrossCuttingTheme.objects.filter(concept=concept)
    rows = found.annotate(n=Count("contributions", filter=public)).filter(n__gt=0)
    return [Group(str(one.pk), one.title, one.n) for one in rows.order_by("position", "pk")]


def _last_if_none(place: int | None) -> int:
    return 2**31 if place is None else place
