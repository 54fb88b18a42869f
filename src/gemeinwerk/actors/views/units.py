"""Pages of the administration's units, their posts, and their list from a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.errors import PostsOvertaken, UnreadableList
from gemeinwerk.actors.forms import PostsForm, UnitFilter, UnitForm, UnitListForm
from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.actors.queries import Branch
from gemeinwerk.actors.views.crumbs import to_units
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Column, Link, Table

A_PAGE = 100
DEEPEST = 5  # steps the stylesheet knows


@require_safe
@needs("actor.read")
def units(request: DeskRequest) -> HttpResponse:
    wanted = UnitFilter(request.GET)
    wanted.is_valid()
    closed = wanted.cleaned_data.get("aufgeloest", False)
    tree = queries.unit_tree(request.municipality, closed=closed)
    found = queries.search_tree(tree, wanted.cleaned_data.get("suche", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    context = {"filter": wanted, "page": page, "table": _table(list(page)), "known": bool(tree)}
    return render(request, "actors/units.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def create(request: DeskRequest) -> HttpResponse:
    form = UnitForm(request.POST or None, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            unit = operations.create_organisation(
                request.municipality,
                by=request.user,
                kind=OrganisationKind.UNIT,
                **form.cleaned_data,
            )
            messages.success(request, _("„{unit}“ ist angelegt.").format(unit=unit))
            return redirect("actors:units")
    context = {
        "form": form,
        "heading": _("Neuer Fachbereich"),
        "crumbs": to_units(Link(_("Neuer Fachbereich"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("actors:units"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.unit)
def edit(request: DeskRequest, unit: Organisation) -> HttpResponse:
    form = UnitForm(request.POST or None, instance=unit, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_organisation(unit, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("actors:units")
    unit.refresh_from_db()
    context = {
        "form": form,
        "organisation": unit,
        "people": queries.people_of(unit),
        "posts": unit.posts.all(),
        "heading": unit.name,
        "crumbs": to_units(Link(unit.short)),
        "cancel_url": reverse("actors:units"),
    }
    return render(request, "actors/unit.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.unit)
def posts(request: DeskRequest, unit: Organisation) -> HttpResponse:
    form = PostsForm(request.POST or None, unit=unit, today=timezone.localdate())
    back = reverse("actors:unit", args=[unit.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            try:
                operations.set_posts(unit, by=request.user, posts=form.posts, seen=form.seen)
            except PostsOvertaken:
                form.look_again()
                raise
            messages.success(request, _("Die Stellen sind gespeichert."))
            return redirect(back)
    context = {
        "form": form,
        "heading": _("Stellen für Maßnahmen"),
        "lead": _(
            "Wie viele Stellen (VZÄ) hat „{unit}“ je Jahr für Maßnahmen? Ein leeres Feld heißt: "
            "nicht bekannt."
        ).format(unit=unit),
        "crumbs": to_units(Link(unit.short, back), Link(_("Stellen"))),
        "cancel_url": back,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def take_over(request: DeskRequest) -> HttpResponse:
    form = UnitListForm(request.POST or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        lines = operations.read_unit_list(form.cleaned_data["units"])
        try:
            done = operations.take_over_units(request.municipality, by=request.user, lines=lines)
        except UnreadableList as refusal:
            problems = refusal.lines
        else:
            messages.success(request, _outcome(done))
            return redirect("actors:units")
    context = {"form": form, "problems": problems, "crumbs": to_units(Link(_("Liste einlesen")))}
    return render(request, "actors/unit_list.html", context)


def _outcome(done: operations.UnitsTakenOver) -> str:
    new = ngettext("{n} Fachbereich neu", "{n} Fachbereiche neu", done.new).format(n=done.new)
    rest = _("{changed} geändert, {same} unverändert").format(changed=done.changed, same=done.same)
    return f"{new}, {rest}."


def _table(branches: list[Branch]) -> Table:
    return Table(
        caption=_("Fachbereiche der Verwaltung"),
        columns=[Column(_("Name")), Column(_("Kurzzeichen"))],
        rows=[[_name(branch), branch.unit.abbreviation] for branch in branches],
        caption_hidden=True,
    )


def _name(branch: Branch) -> SafeString:
    address = reverse("actors:unit", args=[branch.unit.pk])
    gone = "" if branch.unit.active else f" ({_('aufgelöst')})"
    other = ", ".join(branch.unit.aliases)
    return format_html(
        '<span class="gw-tree gw-tree--{}"><a href="{}">{}</a>{}{}</span>',
        min(branch.depth, DEEPEST),
        address,
        branch.unit.name,
        gone,
        format_html(' <small class="gw-muted">{}</small>', other) if other else "",
    )
