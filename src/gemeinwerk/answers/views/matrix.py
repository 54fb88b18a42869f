"""The matrix of fields and themes, and its blind spots as sentences."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.answers.matrix import Cell, Matrix, Spot, matrix
from gemeinwerk.answers.queries import WITHOUT
from gemeinwerk.answers.views.crumbs import list_of, to_list
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.core.languages import german, german_within, of_the_town
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.ui import Column, Link, Table


@require_safe
@needs("outcome.edit", concepts.concept)
def fields_and_themes(request: DeskRequest, concept: Concept) -> HttpResponse:
    found = matrix(concept)
    context = {
        "concept": concept,
        "crumbs": to_list(concept, Link(_("Felder und Themen"))),
        "table": _table(concept, found) if found.fields and found.themes else None,
        "overlooked": [_overlooked(one) for one in found.overlooked],
        "silent": [_silent(one) for one in found.silent],
    }
    return render(request, "answers/matrix.html", context)


def _table(concept: Concept, found: Matrix) -> Table:
    return Table(
        caption=_("Beiträge, Befunde und Maßnahmen nach Handlungsfeld und Querschnittsthema"),
        caption_hidden=True,
        columns=[
            Column(_("Handlungsfeld")),
            *(
                Column(one.title, language=of_the_town()) if one else Column(_("ohne Thema"))
                for one in found.columns
            ),
        ],
        rows=[
            [
                german(of) if of else _("ohne Feld"),
                *(_cell(concept, of, theme, found.cell(of, theme)) for theme in found.columns),
            ]
            for of in found.rows
        ],
    )


def _cell(
    concept: Concept, of: FieldOfAction | None, theme: CrossCuttingTheme | None, cell: Cell
) -> str | SafeString:
    said = ngettext("{n} Beitrag", "{n} Beiträge", cell.contributions).format(n=cell.contributions)
    found = ngettext("{n} Befund", "{n} Befunde", cell.findings).format(n=cell.findings)
    planned = ngettext("{n} Maßnahme", "{n} Maßnahmen", cell.measures).format(n=cell.measures)
    wanted = {"feld": of.code if of else WITHOUT, "thema": theme.pk if theme else WITHOUT}
    listed = list_of(concept, urlencode(wanted))
    lines: list[SafeString | str] = []
    if cell.contributions:
        lines.append(format_html('<a href="{}">{}</a>', listed, said))
    if cell.findings:
        lines.append(found)
    if n := cell.open_findings:
        text = ngettext("{n} offener Befund", "{n} offene Befunde", n).format(n=n)
        review = reverse("concepts:review", args=[concept.slug])
        lines.append(format_html('<a href="{}">{}</a>', review, text))
    if cell.measures:
        lines.append(planned)
    return format_html_join("", "<div>{}</div>", ((one,) for one in lines)) or "–"


def _overlooked(spot: Spot) -> SafeString:
    pattern = ngettext(
        "In {field} spricht ein Beitrag {themes} an, und keine Maßnahme tut es.",
        "In {field} sprechen {n} Beiträge {themes} an, und keine Maßnahme tut es.",
        spot.contributions,
    )
    return _in_words(pattern, spot)


def _silent(spot: Spot) -> SafeString:
    pattern = _("In {field} hat niemand {themes} angesprochen, und keine Maßnahme tut es.")
    return _in_words(pattern, spot)


def _in_words(pattern: str, spot: Spot) -> SafeString:
    names = [one.title for one in spot.themes]
    said = pattern.format(
        field=quoted(spot.field.title), themes=_listed(names), n=spot.contributions
    )
    return german_within(said, spot.field.title, *names)


def _listed(names: Sequence[str]) -> str:
    """„Gender“, „Inklusion“ und „Klima“."""
    *most, last = map(quoted, names)
    return _("{most} und {last}").format(most=", ".join(most), last=last) if most else last
