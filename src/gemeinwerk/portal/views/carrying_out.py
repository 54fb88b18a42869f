"""How a decided concept is carried out: how far it is, what is behind and why, what was promised
for a quarter and whether it came."""

from collections import Counter
from datetime import date
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.states import BEHIND_KEY
from gemeinwerk.monitoring.models import ReportingRound
from gemeinwerk.municipalities.queries import address as address_of_page
from gemeinwerk.portal import as_csv, first_screen, overview, progress, queries
from gemeinwerk.portal import quarter as quarters
from gemeinwerk.portal import rounds as of_rounds
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.behind_list import FieldFilter, HeldUp, HeldUpOnes
from gemeinwerk.portal.caching import View, public_page
from gemeinwerk.portal.first_screen import Stage
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.latest import latest
from gemeinwerk.portal.loading import concept_of, standing_of, town_of
from gemeinwerk.portal.quarter import Quarter
from gemeinwerk.portal.queries import NOTHING, Standing

ON_A_PAGE = 50
NEWS = 10


class Unpublished(Exception):
    """A concept that citizens read has no published catalogue yet."""

    def __init__(self, concept: Concept) -> None:
        super().__init__(concept.slug)
        self.concept = concept


def _page(view: View) -> View:
    """A public page of a concept that is carried out; of one without a catalogue it says so."""

    @require_safe
    @public_page
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Unpublished as found:
            told = frame(request, concept=found.concept, active="carrying_out")
            return render(request, "portal/catalogue_empty.html", told)

    return shown


def _opened(
    request: HttpRequest, slug: str, today: date
) -> tuple[Concept, CatalogueVersion, Standing, Stage]:
    """Of an edition that is over nothing is expected: 404. What a draft plans is not owed. Raises
    `Unpublished` where there is no catalogue to tell of yet."""
    version = queries.published(town_of(request), slug)
    if version is None:
        raise Unpublished(concept_of(request, slug))
    concept = version.concept
    standing = standing_of(request, version, today)
    stage = first_screen.stage_of(concept, version, standing)
    if stage is Stage.OVER:
        raise Http404
    return concept, version, standing if stage is not Stage.DRAFT else NOTHING, stage


def pages(concept: Concept, here: str, *, owed: bool) -> list[Link]:
    """The pages that tell of carrying out; where nothing is owed nothing is held up either."""
    names = (
        ("progress", _("Stand der Umsetzung")),
        ("behind", _("Was hakt")),
        ("quarters", _("Dieses Quartal")),
        ("milestones", _("Fällige Meilensteine")),
    )
    return [
        Link(label, address(name, concept.slug), active=name == here)
        for name, label in names
        if owed or name != "behind"
    ]


@_page
def stand(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the whole and each field are, what changed, and how it went from round to round."""
    today = timezone.localdate()
    concept, version, standing, stage = _opened(request, slug, today)
    context: dict[str, Any] = {"version": version, "is_draft": stage is Stage.DRAFT, "today": today}
    if stage is not Stage.DRAFT:
        segments, rows = overview.bars(concept, version, standing)
        rounds = of_rounds.rounds(concept)
        context |= {
            "figures": first_screen.figures(concept, version, standing, stage),
            "segments": segments,
            "rows": rows,
            "table": progress.fields_table(concept, version, standing, today),
            "rounds": rounds if rounds[1] else None,
            "living": progress.living_of(request, concept, today),
            "news": latest(concept, version, NEWS),
            "embed_url": address_of_page(town_of(request), address("embed", concept.slug)),
        }
    said = _("Wie weit die Umsetzung ist, im Ganzen und in jedem Handlungsfeld: {title}.")
    told = _frame(request, concept, said, "progress", stage)
    return render(request, "portal/carrying_out/progress.html", told | context)


@_page
def behind(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that is behind its promise: by how much, why, and what is being done."""
    today = timezone.localdate()
    concept, version, standing, stage = _opened(request, slug, today)
    form = FieldFilter(request.GET, version)
    found = HeldUpOnes(concept, version, form.code, standing, today)
    paginator: Paginator[HeldUp] = Paginator(found, ON_A_PAGE)  # type: ignore[arg-type]
    page = paginator.get_page(request.GET.get("seite"))
    count = standing.by_field.get(form.code, Counter()) if form.code else standing.states
    context = {
        "form": form,
        "field": form.code,
        "page": page,
        "files": _files(concept, form.code),
        "all_url": _of_field("catalogue", concept, form.code),
        "number": found.count(),
        "all": count.total(),
        "is_draft": stage is Stage.DRAFT,
        "today": today,
    }
    said = _("Was hinter der Zusage liegt, warum, und was dagegen getan wird: {title}.")
    told = _frame(request, concept, said, "behind", stage)
    return render(request, "portal/carrying_out/behind.html", told | context)


@_page
def this_quarter(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the quarter it is; before and after the concept's time its first and last."""
    return _quarter(request, slug, None)


@_page
def quarter(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """Of any quarter of the concept's time."""
    return _quarter(request, slug, Quarter(year, number))


def _quarter(request: HttpRequest, slug: str, asked: Quarter | None) -> HttpResponse:
    today = timezone.localdate()
    concept, version, _standing, stage = _opened(request, slug, today)
    first, last = quarters.quarters_of(concept)
    chosen = asked or min(max(Quarter.of(today), first), last)
    if not first <= chosen <= last or not 1 <= chosen.number <= 4:
        raise Http404
    owed = stage is not Stage.DRAFT
    found = quarters.promised(concept, version, chosen, today) if owed else []
    if as_csv.is_wanted(request):
        name = (concept.slug, chosen.year, chosen.number, _("Quartal"), today)
        return as_csv.answer(name, *quarters.as_rows(found))
    context = {
        "quarter": chosen,
        "before": chosen.previous if chosen > first else None,
        "after": chosen.next if chosen < last else None,
        "sentences": quarters.sentences(quarters.counted(found)),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("seite")),
        "file": as_csv.address(request),
        "is_draft": not owed,
        "today": today,
    }
    said = _("Was für das {quarter} zugesagt war und ob es kam: {title}.")
    told = _frame(request, concept, said, "quarters", stage, quarter=chosen)
    return render(request, "portal/carrying_out/quarter.html", told | context)


@_page
def milestones(request: HttpRequest, slug: str) -> HttpResponse:
    """The milestones that are due by now: what is open first, then what was reached."""
    today = timezone.localdate()
    concept, version, standing, stage = _opened(request, slug, today)
    form = FieldFilter(request.GET, version)
    due, reached = standing.due, standing.reached
    if form.code and due:
        due, reached = progress.due_by_field(version, today).get(form.code, (0, 0))
    found = queries.due_milestones(version, today, form.code)
    if as_csv.is_wanted(request):
        rows = overview.due(concept, found if due else [], today)
        name = (concept.slug, form.code, _("Meilensteine"), today)
        return as_csv.answer(name, *overview.as_rows(rows))
    paginator = Paginator(found, ON_A_PAGE)
    paginator.count = due  # counted already
    listed = paginator.get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "field": form.code,
        "due": due,
        "reached": reached,
        "open": due - reached,
        "page": listed,
        "file": as_csv.address(request),
        "milestones": overview.due(concept, listed.object_list if due else [], today),
        "today": today,
    }
    said = _("Was bis heute fällig war und was davon erreicht ist: {title}.")
    told = _frame(request, concept, said, "milestones", stage)
    return render(request, "portal/milestones.html", told | context)


@_page
def round_of(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What was reported and approved in a round that is closed, measure by measure."""
    today = timezone.localdate()
    concept, version, _standing, stage = _opened(request, slug, today)
    try:
        asked = of_rounds.closed_round(concept, number)
    except ReportingRound.DoesNotExist:
        raise Http404 from None
    is_draft = stage is Stage.DRAFT
    count = Counter[of_rounds.Kind]() if is_draft else of_rounds.counted(asked)
    kind = of_rounds.BY_KEY.get(request.GET.get("stand", ""))
    found = of_rounds.reports(asked, version, kind)
    found = found.none() if is_draft else found
    if as_csv.is_wanted(request):
        rows = [of_rounds.told(concept, one) for one in found]
        return as_csv.answer((concept.slug, asked.title, today), *of_rounds.as_rows(rows))
    paginator = Paginator(found, ON_A_PAGE)
    paginator.count = count[kind] if kind else count.total()  # counted already
    page = paginator.get_page(request.GET.get("seite"))
    context = {
        "round": asked,
        "kinds": [(one, count[one]) for one in of_rounds.KINDS if count[one]],
        "kind": kind,
        "total": count.total(),
        "page": page,
        "rows": [of_rounds.told(concept, one) for one in page.object_list],
        "file": as_csv.address(request),
        "is_draft": is_draft,
    }
    said = _("Was in der Runde {round} gemeldet und freigegeben wurde: {title}.")
    told = _frame(request, concept, said, "progress", stage, round=asked.title)
    return render(request, "portal/carrying_out/round.html", told | context)


def _of_field(name: str, concept: Concept, field: str) -> str:
    url = address(name, concept.slug)
    return f"{url}?{urlencode({'feld': field})}" if field else url


def _files(concept: Concept, field: str) -> str:
    """Where the list of what is behind is taken along, in every format of the catalogue."""
    said = {"stand": BEHIND_KEY} | ({"feld": field} if field else {})
    return f"{address('downloads', concept.slug)}?{urlencode(said)}"


def _frame(
    request: HttpRequest, concept: Concept, said: str, here: str, stage: Stage, **words: object
) -> dict[str, Any]:
    about = About(said.format(title=concept.name, **words))
    told = frame(request, concept=concept, active="carrying_out", about=about)
    return told | {"pages": pages(concept, here, owed=stage is not Stage.DRAFT)}
