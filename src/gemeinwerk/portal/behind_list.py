"""What is behind its promise: by how much, why, and what is being done about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.behind import Behind
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.most_behind import COLUMNS, WORST_FIRST, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND_KEY, State, stands, state_of
from gemeinwerk.monitoring import shown
from gemeinwerk.monitoring.shown import Decided
from gemeinwerk.portal import queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.forms import TownsWords
from gemeinwerk.portal.queries import Standing


@dataclass(frozen=True)
class HeldUp:
    """A measure that is behind. ``told`` (how it stands) and ``next_steps`` are what was reported
    and approved, "" where nothing was; ``decisions`` those the office made public."""

    code: str
    title: str
    url: str
    lead: str
    german: bool
    state: State
    behind: Behind
    told: str
    next_steps: str
    decisions: list[Decided]

    @property
    def is_answered(self) -> bool:
        return bool(self.told or self.next_steps or self.decisions)


class FieldFilter(BaseForm):
    """Of one field of action alone; what cannot be understood is left out."""

    feld = forms.ChoiceField(label=_("Handlungsfeld"), required=False, widget=TownsWords)

    def __init__(self, data: Any, version: CatalogueVersion) -> None:
        super().__init__(data, auto_id="filter_%s")
        fields = [
            (one["code"], f"{one['code']} {one['title']}") for one in version.content["fields"]
        ]
        self.fields["feld"].choices = [("", _("Alle")), *fields]  # type: ignore[attr-defined]

    @property
    def code(self) -> str:
        """Of the chosen field; "" for all."""
        self.is_valid()
        return str(self.cleaned_data.get("feld", ""))


@dataclass(frozen=True)
class HeldUpOnes:
    """For a paginator: counted already, cut by the database."""

    concept: Concept
    version: CatalogueVersion
    field: str
    standing: Standing
    today: date

    def count(self) -> int:
        return self.standing.behind_in(self.field) if self.field else self.standing.behind

    def __getitem__(self, part: slice) -> list[HeldUp]:
        if not self.count():
            return []
        where = Q(field_code=self.field) if self.field else Q()
        values = {"version": self.version.pk, "today": self.today, "where": where}
        language = get_language()
        rows = _behind.between(part.start, part.stop, **values)  # type: ignore[arg-type]
        return [_held_up(self.concept, row, language, self.today) for row in rows]


_SHOWN = ("code", "title", "lead", "start", "end", "permanent", "state", *COLUMNS)


@prepared
def _behind(*, version: int, today: date, where: Q) -> QuerySet[Any, Any]:
    found = with_lateness(queries.measures(version, today), today).filter(stands(BEHIND_KEY), where)
    beside = {**shown.along("measure"), **shown.reported("measure")}
    told = found.annotate(english=F("content__title_en"), **beside).order_by(*WORST_FIRST)
    rows: QuerySet[Any, Any] = told.values_list(*_SHOWN, "english", *beside, named=True)
    return rows


def _held_up(concept: Concept, row: Any, language: str | None, today: date) -> HeldUp:
    translated = language == "en" and bool(row.english)
    return HeldUp(
        code=row.code,
        title=row.english if translated else row.title,
        url=address("measure", concept.slug, row.code),
        lead=row.lead,
        german=language == "en" and not translated,
        state=state_of(row),
        behind=behind_of(row, today),
        told=(row.told or "").strip(),
        next_steps=(getattr(row, shown.NEXT) or "").strip(),
        decisions=shown.decisions(row),
    )
