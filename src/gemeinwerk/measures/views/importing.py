"""A file on its way into the catalogue: upload, look through, take over."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import queries as actors
from gemeinwerk.audit import operations as audit
from gemeinwerk.catalogue_files.labels import BESIDE_LABELS, FATE_LABELS, FIELD_LABELS
from gemeinwerk.catalogue_files.results import SIGNATURE, Fate
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Column, Figure, Link, Note, Table
from gemeinwerk.measures.exporting.making import blank_file
from gemeinwerk.measures.files.answers import attachment
from gemeinwerk.measures.forms.importing import MappingForm, UploadForm
from gemeinwerk.measures.importing import choosing, operations, queries
from gemeinwerk.measures.importing.clashes import Choice
from gemeinwerk.measures.importing.review import ACTION_OF, LEFT, reviewed
from gemeinwerk.measures.models import ChangeSet, ImportRun
from gemeinwerk.measures.views import crumbs

PER_PAGE = 20
ACTIONS = ("new", "changed", "same", LEFT)
CHANGING, ALL = "aenderungen", "alle"
CHOICE = "nummer-"
"""Before the key of a clash, in the name of its field."""
MOST_CLASHES = 200


@require_http_methods(["GET", "POST"])
@takes_file("catalogue.import")
@needs("catalogue.import", concept_queries.concept)
def imports(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Upload a file, and see what became of earlier ones."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form, "file"):
            run = operations.upload(concept, content=file.read(), name=file.name, by=request.user)
            return redirect("measures:import", concept.slug, run.pk)
    context = {
        "concept": concept,
        "form": form,
        "crumbs": crumbs.to_table(concept, Link(_("Einlesen"))),
        "page": Paginator(queries.runs_of(concept), PER_PAGE).get_page(request.GET.get("seite")),
    }
    return render(request, "measures/importing/upload.html", context)


@require_safe
@needs("catalogue.import", concept_queries.concept)
def blank(request: DeskRequest, concept: Concept) -> HttpResponseBase:
    """An empty file with the right headings, to fill in and bring back."""
    name = _("vorlage-{concept}.xlsx").format(concept=concept.slug)
    return attachment(BytesIO(blank_file(concept)), "xlsx", name)


@require_safe
@needs("catalogue.import", queries.run)
def run(request: DeskRequest, run: ImportRun) -> HttpResponse:
    """Where the file is: being read, to be looked through, taken over, or not readable."""
    ready = run.state == ImportState.READY
    told = reviewed(run.preview, run.choices) if ready else run.preview or run.result
    context = {**_frame(run), **_told(told)}
    if run.is_at_work:
        return render(request, "measures/importing/working.html", context)
    if ready:
        context |= _steps(request, run, told) | {"seen": stamp(choosing.looked_at(run))}
        return render(request, "measures/importing/preview.html", context)
    context["change_set"] = ChangeSet.objects.filter(run=run).first()
    return render(request, "measures/importing/result.html", context)


@require_safe
@needs("catalogue.import", queries.run)
def progress(request: DeskRequest, run: ImportRun) -> HttpResponse:
    """The bar, asked for each second; when the work is done the browser loads the page anew."""
    if not run.is_at_work:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "measures/importing/progress.html", _frame(run))


@require_http_methods(["GET", "POST"])
@needs("catalogue.import", queries.run)
def mapping(request: DeskRequest, run: ImportRun) -> HttpResponse:
    """What the columns, the unknown status words and the unknown leads mean."""
    decided = queries.decided(run)
    named = run.preview.get("strangers") or decided.get("units")
    units = actors.units(run.concept.municipality) if named else ()
    choices = [(one.pk, str(one)) for one in units]
    form = MappingForm(run.preview, request.POST or None, decided=decided, units=choices)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.decide(
                run,
                columns=form.decided_columns(),
                words=form.decided_words(),
                units=form.decided_units(),
                by=request.user,
            )
            return redirect("measures:import", run.concept.slug, run.pk)
    return render(request, "measures/importing/mapping.html", {**_frame(run), "form": form})


@require_POST
@needs("catalogue.import", queries.run)
def apply(request: DeskRequest, run: ImportRun) -> HttpResponse:
    asked: Any = {"sure": "sicher" in request.POST, "choices": _choices(request)}
    asked |= {"seen": request.POST.get("gesehen"), "by": request.user}
    return _do(request, run, lambda: operations.apply(run, **asked))


@require_POST
@needs("catalogue.import", queries.run)
def choose(request: DeskRequest, run: ImportRun) -> HttpResponse:
    """Keep what becomes of the numbers on this page, or of all, and show it again."""
    for_all = request.POST.get("alle", "")
    asked: Any = {"choices": _choices(request), "for_all": for_all, "by": request.user}
    answer = _do(request, run, lambda: operations.choose(run, **asked))
    shown = {name: request.GET.get(name, "") for name in ("art", "seite")}
    answer["Location"] += f"?{urlencode(shown)}#massnahmen"
    return answer


def _choices(request: DeskRequest) -> dict[str, str]:
    start = len(CHOICE)
    names = [name for name in request.POST if name.startswith(CHOICE)]
    return {name[start:]: str(request.POST.get(name)) for name in names}


@require_POST
@needs("catalogue.import", queries.run)
def discard(request: DeskRequest, run: ImportRun) -> HttpResponse:
    try:
        operations.discard(run, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("measures:import", run.concept.slug, run.pk)
    messages.success(request, _("„{file}“ ist verworfen.").format(file=run.file_name))
    return redirect("measures:imports", run.concept.slug)


@require_POST
@needs("catalogue.import", queries.run)
def take_up(request: DeskRequest, run: ImportRun) -> HttpResponse:
    return _do(request, run, lambda: operations.take_up(run, by=request.user))


def _do(request: DeskRequest, run: ImportRun, verb: Any) -> HttpResponse:
    try:
        verb()
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("measures:import", run.concept.slug, run.pk)


# --- what the pages show ------------------------------------------------------------------------


def _frame(run: ImportRun) -> dict[str, Any]:
    concept = run.concept
    to_imports = Link(_("Einlesen"), reverse("measures:imports", args=[concept.slug]))
    return {
        "concept": concept,
        "run": run,
        "crumbs": crumbs.to_table(concept, to_imports, Link(run.file_name)),
        "abandoned": run.is_at_work and run.is_abandoned(audit.now()),
    }


def _told(told: dict[str, Any]) -> dict[str, Any]:
    """What was read, in one glance: the same for what may happen and for what has."""
    if not told:
        return {}
    return {
        "told": told,
        "figures": _figures(told),
        "own": told.get("signature") == SIGNATURE,
        "columns": _columns(told["columns"], own=told.get("signature") == SIGNATURE),
        "unread": _cells(told["unread"]),
        "outside": _texts(told["outside"]),
        "clashes": [
            one | {"word": _words()[ACTION_OF[Choice(one["choice"])]]}
            for one in told.get("clashes", [])[:MOST_CLASHES]
        ],
        "most_clashes": MOST_CLASHES,
    }


def _figures(told: dict[str, Any]) -> list[Figure]:
    changes, of = told["changes"], told["measures"]
    in_file = ngettext(
        "von {n} Maßnahme der Datei", "von {n} Maßnahmen der Datei", of
    ).format(n=of)  # fmt: skip
    return [
        Figure(str(changes["new"]), _("neu"), in_file),
        Figure(str(changes["changed"]), _("geändert"), in_file),
        Figure(str(changes["same"]), _("unverändert"), in_file),
        Figure(str(changes["missing"]), _("fehlen in der Datei"), _("bleiben im Katalog stehen")),
    ]


def _columns(columns: list[dict[str, Any]], *, own: bool) -> Table:
    """A file of our own says itself what its columns are; what it leaves empty needs no line."""
    if own:
        said = [one for one in columns if one["samples"] or one["filled"]]
        return Table(
            _("Was aus jeder Spalte wurde"),
            [Column(_("Spalte")), Column(_("Was daraus wurde"))],
            [[one["column"], one["became"]] for one in said],
            caption_hidden=True,
        )
    return Table(
        _("Was aus jeder Spalte wurde"),
        [Column(_("Spalte")), Column(_("Feld")), Column(_("Was daraus wurde"))],
        [[one["column"], _field(one), one["became"]] for one in columns],
        caption_hidden=True,
    )


def _field(column: dict[str, Any]) -> str:
    if column["field"]:
        return str(FIELD_LABELS.get(column["field"], column["field"]))
    return _("keins")


def _cells(cells: list[dict[str, Any]]) -> Table:
    return Table(
        _("Zellen, die kein Feld aufnahm oder die nicht sicher verstanden wurden"),
        [
            Column(_("Blatt")),
            Column(_("Zeile"), numeric=True),
            Column(_("Spalte")),
            Column(_("Inhalt")),
            Column(_("Was damit geschieht")),
        ],
        [
            [one["sheet"], one["row"], one["column"], one["value"] or _("(leer)"), _fate(one)]
            for one in cells[:500]
        ],
        row_heads=False,
    )


def _fate(cell: dict[str, Any]) -> str:
    return str(FATE_LABELS[cell.get("fate", Fate.KEPT)])


def _texts(texts: list[dict[str, Any]]) -> Table:
    return Table(
        _("Texte außerhalb der Tabelle"),
        [
            Column(_("Blatt")),
            Column(_("Zeile"), numeric=True),
            Column(_("Inhalt")),
            Column(_("Was es ist")),
        ],
        [
            [one["sheet"], one["row"], one["value"], BESIDE_LABELS.get(one.get("kind", ""), "")]
            for one in texts[:500]
        ],
        row_heads=False,
    )


def _steps(request: DeskRequest, run: ImportRun, told: dict[str, Any]) -> dict[str, Any]:
    """Measure for measure: what was understood, and what is said of it."""
    steps = told["steps"]
    fits: dict[str, Any] = {
        CHANGING: lambda step: step["action"] in ("new", "changed"),
        ALL: lambda step: True,
        **{action: lambda step, action=action: step["action"] == action for action in ACTIONS},
        "nummern": lambda step: "clash" in step,
        "hinweise": _has_notes,
    }
    words = {CHANGING: _("was sich ändert"), ALL: _("alle"), "nummern": _("vergebene Nummern")}
    words |= {**_words(), "hinweise": _("mit Hinweisen")}
    counts = {key: sum(fits[key](step) for step in steps) for key in words}
    chosen = request.GET.get("art", "")
    chosen = chosen if chosen in fits else CHANGING if counts[CHANGING] else ALL
    shown = [step for step in steps if fits[chosen](step)]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("seite"))
    here = reverse("measures:import", args=[run.concept.slug, run.pk])
    rows = [_row(step) for step in page.object_list]
    choose = reverse("measures:import_choose", args=[run.concept.slug, run.pk])
    here_too = urlencode({"art": chosen, "seite": str(page.number)})
    return {
        "page": page,
        "rows": rows,
        "kinds": [
            Link(label, f"{here}?art={key}#massnahmen", active=key == chosen, count=counts[key])
            for key, label in words.items()
            if counts[key] or key not in (CHANGING, "nummern", LEFT)
        ],
        "clashing": any("clash" in row for row in rows),
        "choices": Choice.choices,
        "clash_tone": "danger" if told.get("hardly_ours") else "warning",
        "choose_url": f"{choose}?{here_too}",
        "first_clashes": told.get("clashes", [])[:8],
        "clashes_url": f"{here}?art=nummern#massnahmen",
        "taking": _taking(told["changes"]),
        "whole": [_note(one) for one in told["catalogue"]],
        "nothing": _changes_nothing(told),
        "open_notes": chosen == "hinweise",
    }


def _taking(changes: dict[str, int]) -> str:
    """What the button does, in numbers: what stays as it is counts for nothing."""
    new, changed = changes["new"], changes["changed"]
    taken = ngettext("{n} Maßnahme aufnehmen", "{n} Maßnahmen aufnehmen", new).format(n=new)
    if new and changed:
        return _("{taken}, {n} ändern").format(taken=taken, n=changed)
    if changed:
        return ngettext("{n} Maßnahme ändern", "{n} Maßnahmen ändern", changed).format(n=changed)
    return taken if new else _("Übernehmen")


def _has_notes(step: dict[str, Any]) -> bool:
    return bool(_unusable(step)) or any(cell["notes"] for cell in step["cells"])


def _unusable(step: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in step["leftover"] if cell["fate"] != Fate.KEPT]


def _changes_nothing(preview: dict[str, Any]) -> bool:
    changes = preview["changes"]
    made = preview["new_fields"] or preview["new_themes"] or preview["new_goals"]
    return not (changes["new"] or changes["changed"] or made)


def _row(step: dict[str, Any]) -> dict[str, Any]:
    tones = {"new": "success", "changed": "warning", "same": "info", LEFT: ""}
    return step | {
        "word": _words()[step["action"]],
        "tone": tones[step["action"]],
        "cells": [cell | {"notes": [_note(n) for n in cell["notes"]]} for cell in step["cells"]],
        "count": sum(len(cell["notes"]) for cell in step["cells"]),
        "leftover": [cell for cell in step["leftover"] if cell["fate"] == Fate.KEPT],
        "unusable": [cell | {"becomes": _fate(cell)} for cell in _unusable(step)],
        "deleted_notes": [
            note | {"at": parse_datetime(note["at"]) if note["at"] else None}
            for note in step.get("deleted_notes", ())
        ],
    }


def _words() -> dict[str, str]:
    return {
        "new": _("neu"),
        "changed": _("geändert"),
        "same": _("unverändert"),
        LEFT: _("nicht übernommen"),
    }


def _note(told: dict[str, Any]) -> Note:
    text = told["en"] if get_language() == "en" else told["de"]
    return Note(severity=told["severity"], text=text, code=told["code"])
