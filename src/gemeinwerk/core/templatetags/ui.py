"""The components as template tags, built into every template (see docs/design-system.md).

They take the plain values of `core.ui` and know no domain word. Charts live in `core.charts`,
their tags in `templatetags/charts.py`; what stands around a page in `templatetags/frame.py`.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import BoundField, ModelChoiceField
from django.forms.models import ModelChoiceIteratorValue
from django.forms.utils import flatatt
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.core import languages, ui
from gemeinwerk.core.colour_sample import sample
from gemeinwerk.core.drawing import Shelf, component, drawn_once, flat, unflat
from gemeinwerk.core.forms.markup import css_class, described_by, is_written, kind_of
from gemeinwerk.core.worddiff import word_diff as compare_words

register = template.Library()
COMPONENTS = "core/components"


def _component(name: str, values: dict[str, Any], request: Any = None) -> SafeString:
    return mark_safe(render_to_string(f"{COMPONENTS}/{name}.html", values, request).strip())


# --- finding one's way --------------------------------------------------------------------------


@register.inclusion_tag(f"{COMPONENTS}/breadcrumb.html")
def breadcrumb(crumbs: Sequence[ui.Link]) -> dict[str, Any]:
    """The way here; the last one without address is the page itself."""
    return {"crumbs": crumbs}


@register.inclusion_tag(f"{COMPONENTS}/tabs.html")
def tabs(items: Sequence[ui.Link], label: str = "") -> dict[str, Any]:
    """Views of one thing, each with an address of its own."""
    return {"items": items, "label": label or _("Ansichten")}


@register.inclusion_tag(f"{COMPONENTS}/pagination.html", takes_context=True)
def pagination(context: Context, page: "Page[Any]", parameter: str = "seite") -> dict[str, Any]:
    """Links to the pages of a list; every other part of the address stays."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    pages = [
        (number, None if str(number) == str(page.paginator.ELLIPSIS) else address(int(number)))
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "page": page,
        "pages": pages,
        "previous": address(page.number - 1) if page.has_previous() else "",
        "following": address(page.number + 1) if page.has_next() else "",
    }


@register.simple_tag(takes_context=True)
def filter_bar(
    context: Context, form: Any, submit: str = "", folded: bool = False, target: str = ""
) -> SafeString:
    """A GET form in one line. Its result has a shareable address. `folded`: on a phone all but
    the first field wait behind a line to open. `target` is where the result begins: who reads by
    ear or keyboard is put there.

    A form may say all that its fields are drawn from (`drawn_from`, plain values): then they are
    drawn once for everybody who filters alike.
    """
    request = context["request"]
    values = {
        "action": request.path,
        "submit": submit or _("Anzeigen"),
        "reset": any(request.GET.get(name) for name in form.fields),
        "target": target,
    }

    def make() -> SafeString:
        fields = list(form.visible_fields())
        first = 1 if folded else len(fields)
        return component(
            "filter_bar",
            form=form,
            shown=fields[:first],
            folded=fields[first:],
            chosen=sum(bool(field.value()) for field in fields[first:]),
            **values,
        )

    if not hasattr(form, "drawn_from"):
        return make()
    return _bars.drawn(
        make, get_language(), type(form), folded, *values.values(), *form.drawn_from()
    )


_bars = Shelf(200)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """The present query string with changes: `{% query sortierung="titel" seite=None %}`."""
    params = dict(context["request"].GET.lists())
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = [str(value)]
    return f"?{urlencode(params, doseq=True)}"


# --- saying how things stand --------------------------------------------------------------------


@register.simple_tag
def red_thread(knots: Sequence[ui.Knot], label: str = "") -> SafeString:
    """From voice to effect: each knot with its state, and a link where there is one."""
    return _red_thread(get_language(), label or _("Roter Faden"), *flat(knots, *_OF_A_KNOT))


@drawn_once
def _red_thread(_language: str | None, label: str, *knots: Any) -> SafeString:
    return component("red_thread", knots=unflat(knots, *_OF_A_KNOT), label=label)


_OF_A_KNOT = ("label", "state", "text", "detail", "url")


@register.simple_tag
def status(tone: ui.Tone, word: object) -> SafeString:
    """Word, shape and colour, always all three."""
    return _status(tone, str(word))


@register.simple_tag
def pieces(parts: Iterable[Any]) -> SafeString:
    """A text in pieces (`engines.searching.Piece`), those that were sought marked."""
    return SafeString(
        "".join(
            f"<mark>{escape(one.text)}</mark>" if one.marked else escape(one.text) for one in parts
        )
    )


@register.simple_tag
def shape(tone: ui.Tone) -> SafeString:
    """The shape of a status alone, hidden from screen readers: its word stands beside it."""
    return _status(tone, "")


@drawn_once
def _status(tone: ui.Tone, word: str) -> SafeString:
    return component("status", tone=tone, word=word)


@register.simple_tag
def colour_sample(colour: str | None) -> SafeString:
    """A colour with its word, and how it can be read on light and on dark paper."""
    return sample(colour or "")


@register.inclusion_tag(f"{COMPONENTS}/finding.html")
def finding(note: ui.Note) -> dict[str, Any]:
    """One box that speaks of a field, like a helpful colleague."""
    words = {
        "error": _("Fehler"),
        "warning": _("Warnung"),
        "hint": _("Hinweis"),
        "ok": _("In Ordnung"),
    }
    return {"note": note, "severity_word": words[note.severity]}


@register.inclusion_tag(f"{COMPONENTS}/findings.html")
def findings(notes: Iterable[ui.Note], id: str = "") -> dict[str, Any]:
    """The boxes beside a field; `id` is what htmx replaces."""
    return {"notes": notes, "id": id}


@register.simple_tag
def alert(tone: str, title: object, body: object = "", live: bool = False) -> SafeString:
    """A box above the page: tone is info, success, warning or danger. `live` is read aloud."""
    return _component("alert", {"tone": tone, "title": title, "body": body, "live": live})


@register.simple_block_tag
def alertbox(content: str, tone: str, title: str) -> SafeString:
    """`alert` around a block of HTML."""
    return _component("alert", {"tone": tone, "title": title, "body": content, "live": False})


@register.filter
def message_tone(level_tag: str) -> str:
    """Django's message levels in KERN's words."""
    return {"error": "danger", "warning": "warning", "success": "success"}.get(level_tag, "info")


@register.inclusion_tag(f"{COMPONENTS}/messages.html")
def messages_list(messages: Any) -> dict[str, Any]:
    return {"messages": messages}


@register.simple_tag
def badge(text: str, tone: str = "") -> SafeString:
    """A small label; tone is empty or one of KERN's: info, success, warning, danger."""
    return _component("badge", {"text": text, "tone": tone})


@register.inclusion_tag(f"{COMPONENTS}/letters.html")
def letters(items: Sequence[ui.Letter], label: str = "SMART") -> dict[str, Any]:
    """S M A R T, each coloured by its worst finding and named for screen readers."""
    return {"letters": items, "label": label}


@register.inclusion_tag(f"{COMPONENTS}/key_figures.html")
def key_figures(figures: Sequence[ui.Figure]) -> dict[str, Any]:
    """Two to four figures in a row; each says what it was counted from."""
    return {"figures": figures}


@register.inclusion_tag(f"{COMPONENTS}/definitions.html")
def definitions(items: Sequence[tuple[str, object]]) -> dict[str, Any]:
    """Term over value, as in the column beside a measure."""
    return {"items": items}


@register.inclusion_tag(f"{COMPONENTS}/progress.html")
def progress(
    value: float, label: str, maximum: float = 100, id: str = "fortschritt"
) -> dict[str, Any]:
    """How far a running job is."""
    percent = round(100 * value / maximum) if maximum else 0
    return {
        "value": str(value),
        "maximum": str(maximum),
        "label": label,
        "percent": percent,
        "id": id,
    }


@register.inclusion_tag(f"{COMPONENTS}/word_diff.html")
def word_diff(before: str, after: str, language: str = "") -> dict[str, Any]:
    """What was struck out and what is new, readable without colour; `language` is the texts'."""
    return {"parts": compare_words(before, after), "language": language}


register.simple_tag(languages.spoken, name="spoken")


@register.inclusion_tag(f"{COMPONENTS}/data_table.html")
def data_table(table: ui.Table) -> dict[str, Any]:
    """A table with caption and sortable heads; on a phone each row becomes a small list."""
    rows = [
        [
            {
                "tag": "th" if table.row_heads and index == 0 else "td",
                "numeric": column.numeric,
                "label": column.label,
                "value": cell,
            }
            for index, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        ]
        for row in table.rows
    ]
    return {"table": table, "rows": rows, "page_language": get_language()}


# --- doing something ----------------------------------------------------------------------------


@register.simple_block_tag
def actionbar(content: str) -> SafeString:
    """The sticky bar at the foot: one primary button, and beside it who will be told."""
    return _component("actionbar", {"body": content})


@register.simple_tag
def button(
    label: str,
    url: str = "",
    kind: str = "primary",
    type: str = "submit",
    name: str = "",
    value: str = "",
    **attributes: object,
) -> SafeString:
    """A link that looks like a button (`url`) or a real one. kind: primary, secondary, tertiary.

    Further attributes are written with underscores: `hx_post="/…"`, `data_dialog_open="loeschen"`.
    """
    extra = format_html_join(
        "", ' {}="{}"', ((key.replace("_", "-"), text) for key, text in attributes.items())
    )
    values = {"label": label, "url": url, "kind": kind, "type": type, "name": name, "value": value}
    return _component("button", values | {"attributes": extra})


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """A native dialog; open it with `data-dialog-open="<id>"` on a button."""
    return _component("dialog", {"id": id, "title": title, "body": content})


@register.simple_block_tag
def empty(
    content: str, title: str, action: str = "", url: str = "", example: str = ""
) -> SafeString:
    """An empty page that teaches: what this is for, the one thing to do first, an example."""
    values = {"title": title, "body": content, "action": action, "url": url, "example": example}
    return _component("empty", values)


@register.inclusion_tag("core/forms/field_with_findings.html")
def field_with_findings(field: BoundField, notes: Iterable[ui.Note] = ()) -> dict[str, Any]:
    """A field with what the check says of it beside it; the box has the id `befunde-<name>`."""
    return {"field": field, "notes": notes, "id": f"befunde-{field.html_name}"}


@register.filter
def widget_kind(field: BoundField) -> str:
    return kind_of(field.field.widget)


@register.filter("described_by")
def described_by_filter(field: BoundField) -> str:
    return described_by(field)


@register.filter
def anchor(field: BoundField) -> str:
    """The id a link to a field points at; of a group of choices, its first."""
    many = kind_of(field.field.widget) in ("checks", "radios")
    return f"{field.auto_id}_0" if many else field.auto_id


def _spoken(option: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a choice; where it is a row of the town, German is marked."""
    attributes: dict[str, Any] = option["attrs"]
    language = languages.of_the_town()
    return attributes | {"lang": language} if language and of_a_town(option) else attributes


@register.filter
def of_a_town(option: dict[str, Any]) -> bool:
    """A choice between rows, which are called as the town calls them."""
    return isinstance(option["value"], ModelChoiceIteratorValue) or isinstance(
        option["label"], languages.OfTheTown
    )


@register.filter
def options(groups: Iterable[tuple[str | None, Iterable[dict[str, Any]], int]]) -> SafeString:
    """The groups of a select as Django's widget has them."""
    drawn = []
    for title, choices, _index in groups:
        lines = format_html_join(
            "",
            '\n<option value="{}"{}>{}</option>',
            (
                (str(one["value"]), flatatt(_spoken(one)) if _spoken(one) else "", one["label"])
                for one in choices
            ),
        )
        drawn.append(
            format_html('\n<optgroup label="{}">{}</optgroup>', title, lines) if title else lines
        )
    return mark_safe("".join(drawn))


@register.simple_tag
def kern_widget(field: BoundField) -> SafeString:
    """The field's widget with KERN's classes, and tied to its help and errors."""
    attributes: dict[str, str | bool] = {"class": css_class(field)}
    if ids := described_by(field):
        attributes["aria-describedby"] = ids
    if (language := languages.of_the_town()) and is_written(field):
        attributes.setdefault("lang", field.field.widget.attrs.get("lang", language))
    if isinstance(field.field, ModelChoiceField) and kind_of(field.field.widget) == "select":
        attributes["data-choose"] = True
    return conditional_escape(field.as_widget(attrs=attributes))
