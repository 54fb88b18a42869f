"""What taking back would do, in the words of the page: bounded, however much there is."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.conflicts import Difference
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.writing import label
from gemeinwerk.measures.undoing.outlook import Outlook, Row
from gemeinwerk.measures.undoing.queries import entries_since
from gemeinwerk.measures.values_in_words import Told, tell

MOST = 200
"""So many measures are shown of each kind; how many there are besides is said."""


@dataclass(frozen=True)
class Later:
    """A value that was changed since: as it is now, as it was before, and who wrote it when."""

    told: Told
    who: str
    at: datetime | None


@dataclass(frozen=True)
class Shown:
    """A measure on the page. ``key`` names it in the form."""

    key: int
    measure: Measure
    created: bool
    back: list[Told]
    later: list[Later]
    lost: list[str]
    who: str = ""
    at: datetime | None = None


@dataclass
class Page:
    """All that is shown. Numbers count everything, lists stop at `MOST`."""

    asking: list[Shown]
    asking_count: int
    back: list[Shown]
    back_count: int
    deleted: list[Measure]
    deleted_count: int
    gone: list[str]
    made: list[str] = field(default_factory=list)
    words_back: int = 0
    """Confirmations that count again."""
    words_lost: int = 0
    """Confirmations that fall, since the text they spoke of goes."""

    @property
    def changes_nothing(self) -> bool:
        return not (self.asking_count or self.back_count or self.deleted_count or self.made)


def shown(outlook: Outlook) -> Page:
    """In a constant number of queries."""
    asking = outlook.asking
    going = [row for row in outlook.rows if not row.change.created and row.settled(())[0]]
    deleted = [row for row in outlook.created if not row.touched]
    told = _Telling(outlook, [*asking[:MOST], *going[:MOST]])
    kinds = (rows for rows in outlook.made.values())
    return Page(
        asking=[told.shown(row) for row in asking[:MOST]],
        asking_count=len(asking),
        back=[told.shown(row) for row in going[:MOST]],
        back_count=len(going),
        deleted=[row.measure for row in deleted[:MOST]],
        deleted_count=len(deleted),
        gone=outlook.gone,
        made=[str(part) for rows in kinds for part, same in rows if same],
        words_back=sum(row.word(row.settled(())[0]) is not None for row in going),
        words_lost=sum(_falls(row) for row in going),
    )


def _falls(row: Row) -> bool:
    """Whether the unit's present word speaks of a text that goes."""
    substance = row.settled(())[0].keys() - plain_values.NOT_SUBSTANCE
    return row.measure.confirmation == Confirmation.CONFIRMED and bool(substance)


class _Telling:
    """Everything that is told of some rows, asked for once."""

    def __init__(self, outlook: Outlook, rows: list[Row]) -> None:
        concept = outlook.change_set.concept
        differences = [(row.change.pk, one) for row in rows for one in (*row.back, *row.later)]
        told = tell(concept, [one for _key, one in differences])
        self.told = {
            (key, one.name): words for (key, one), words in zip(differences, told, strict=True)
        }
        keys = {row.measure.pk for row in rows if row.asks}
        self.entries = entries_since(outlook.change_set, keys) if keys else {}

    def shown(self, row: Row) -> Shown:
        entries = self.entries.get(row.measure.pk, [])
        last = entries[-1] if entries else None
        return Shown(
            key=row.change.pk,
            measure=row.measure,
            created=row.change.created,
            back=[self.told[row.change.pk, one.name] for one in row.back],
            later=[self._later(row, one, entries) for one in row.later],
            lost=[label(name) for name in row.settled(())[1]],
            who=_name(last),
            at=last.at if last else None,
        )

    def _later(self, row: Row, one: Difference, entries: list[AuditEntry]) -> Later:
        fitting = [entry for entry in entries if one.name in entry.after]
        entry = next(reversed(fitting or entries), None)
        return Later(self.told[row.change.pk, one.name], _name(entry), entry.at if entry else None)


def _name(entry: AuditEntry | None) -> str:
    return (entry.actor_name or "Gemeinwerk") if entry else _("jemandem")
