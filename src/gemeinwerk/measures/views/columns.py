"""The columns of the desk's table: what there is to choose from, and what somebody chose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.fields import Text
from gemeinwerk.measures.views.listing import list_of

LIST = "measures"


@dataclass(frozen=True)
class Column:
    """`sort`: its key in `queries.SORTINGS`, where one can sort by it."""

    key: str
    label: Text
    sort: str = ""


TITLE = Column("titel", _("Maßnahme"), "nummer")
"""Always there: the row's head."""
COLUMNS = (
    Column("federfuehrung", _("Federführung"), "federfuehrung"),
    Column("zeitraum", _("Zeitraum"), "ende"),
    Column("stand", _("Umsetzungsstand"), "stand"),
    Column("pruefung", _("Prüfung")),
    Column("bestaetigung", _("Bestätigung"), "bestaetigung"),
    Column("ziel", _("Ziel")),
    Column("prioritaet", _("Priorität")),
    Column("mitwirkung", _("Mitwirkung")),
    Column("themen", _("Querschnittsthemen")),
    Column("kosten", _("Kosten")),
    Column("geaendert", _("Zuletzt geändert"), "geaendert"),
)
BEGUN_WITH = tuple(column.key for column in COLUMNS[:5])


def shown_to(user: User) -> list[Column]:
    """The columns somebody sees behind the title, in the order of `COLUMNS`."""
    chosen = user.shown_columns.get(LIST) or BEGUN_WITH
    return [column for column in COLUMNS if column.key in chosen] or list(COLUMNS[:5])


@require_POST
@needs("measure.read", concept_queries.concept)
def choose(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Kept with the account; the list stays as it was filtered."""
    columns: Sequence[str] = [
        column.key for column in COLUMNS if column.key in request.POST.getlist("spalte")
    ]
    if "zuruecksetzen" in request.POST or tuple(columns) == BEGUN_WITH:
        columns = ()
    accounts.choose_columns(request.user, of=LIST, columns=columns)
    return redirect(list_of(request, concept))
