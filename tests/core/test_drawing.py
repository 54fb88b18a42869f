"""What is drawn once is the same as drawn anew, in each language and for each day."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from gemeinwerk.core import ui
from gemeinwerk.core.drawing import Shelf
from gemeinwerk.core.forms import BaseForm


def drawn(source: str, **values: Any) -> str:
    return Template(source).render(Context(values))


STATUS = "{% status 'done' word %}"
BAR = "{% period_bar start end frame_start=start frame_end=end today=today permanent=permanent %}"


def test_what_was_marked_as_safe_opens_the_door_for_nobody_else() -> None:
    text = "<b>fertig</b>"
    assert text in drawn(STATUS, word=mark_safe(text))
    assert text not in drawn(STATUS, word=text)
    assert "&lt;b&gt;" in drawn(STATUS, word=text)


def test_a_bar_has_its_words_in_each_language_and_its_mark_on_each_day() -> None:
    values: dict[str, Any] = {
        "start": date(2024, 1, 1),
        "end": date(2028, 12, 31),
        "today": date(2026, 1, 1),
        "permanent": True,
    }
    seen = set()
    for language in ("de", "en", "de"):
        with translation.override(language):
            seen.add(drawn(BAR, **values))
    assert len(seen) == 2
    assert drawn(BAR, **values | {"today": date(2027, 1, 1)}) not in seen
    assert drawn(BAR, **values | {"permanent": False}) not in seen


LINE = "{% line_chart values title=title baseline=baseline target=target %}"


def test_a_line_is_drawn_anew_for_each_language_title_and_value() -> None:
    values: dict[str, Any] = {
        "title": "Plätze <b>",
        "baseline": ui.Value(date(2024, 1, 1), 10),
        "target": ui.Value(date(2026, 1, 1), Decimal("1200.5")),
    }
    with translation.override("de"):
        first = drawn(LINE, **values)
        assert first == drawn(LINE, **values)
        assert "Plätze &lt;b&gt;" in first
        others = [
            drawn(LINE, **values | changed)
            for changed in (
                {"title": mark_safe("Plätze <b>")},
                {"target": ui.Value(date(2026, 1, 1), 1200)},
                {"target": ui.Value(date(2027, 1, 1), Decimal("1200.5"))},
                {"values": [ui.Value(date(2025, 1, 1), 50)]},
            )
        ]
    with translation.override("en"):
        others.append(drawn(LINE, **values))
    assert len({first, *others}) == 6
    assert drawn(LINE, **values | {"target": None}).strip() == ""


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("{% red_thread things %}", lambda text: [ui.Knot(text, "done", "x", "y")]),
        ("{% red_thread things %}", lambda text: [ui.Knot("x", "open", text, "y", "/z")]),
        ("{% site_footer links=things %}", lambda text: [ui.Link(text, "/a")]),
        ("{% stacked_bars things.0 things.1 'Stand' %}", lambda text: _bars(label=text)),
        ("{% timeline things today 'Weg' %}", lambda text: [_span(label=text)]),
    ],
)
def test_what_is_safe_inside_of_a_thing_opens_no_door_either(source: str, values: Any) -> None:
    text = "<i>neu</i>"
    drawn_of = partial(drawn, source, today=date(2024, 3, 1))
    assert text in drawn_of(things=values(mark_safe(text)))
    assert text not in drawn_of(things=values(text))
    assert "&lt;i&gt;" in drawn_of(things=values(text))


def _bars(
    *counts: int, tone: Any = "done", label: str = "Wohnen", total: str = "", rows: int = 1
) -> Any:
    counts = counts or (1,)
    kinds = [ui.Segment(tone, f"Art {place}") for place in range(len(counts) // rows)]
    each = [counts[len(kinds) * row : len(kinds) * (row + 1)] for row in range(rows)]
    return kinds, [ui.StackedRow(label, one, total=total) for one in each]


def _span(*days: date | None, label: str = "Beratung") -> ui.Span:
    return ui.Span(label, *(days or (date(2024, 1, 1), date(2024, 6, 1))))


def test_bars_and_stages_are_drawn_anew_for_all_that_is_seen_of_them() -> None:
    bars = "{% stacked_bars kinds rows caption %}"
    charts = [
        drawn(bars, kinds=kinds, rows=rows, caption="Stand")
        for kinds, rows in (
            _bars(1, 3), _bars(3, 1), _bars(1, 3, rows=2), _bars(1, 3, label="Arbeit"),
            _bars(1, 3, tone="delayed"), _bars(1, 3, total="4 Maßnahmen"),
        )
    ]  # fmt: skip
    kinds, rows = _bars(1, 3)
    charts.append(drawn(bars, kinds=kinds, rows=rows, caption="Anderes"))
    with translation.override("en"):
        charts.append(drawn(bars, kinds=kinds, rows=rows, caption="Stand"))
    days = date(2024, 1, 1), date(2024, 6, 1)
    ways = [
        drawn("{% timeline spans today 'Weg' %}", spans=[_span(*span)], today=today)
        for span, today in (
            (days, days[1]), (days, date(2024, 5, 1)), ((*days, days[0]), days[1]),
            ((*days, None, days[0]), days[1]), ((None, days[1]), days[1]),
        )
    ]  # fmt: skip
    assert len({*charts, *ways}) == len(charts) + len(ways)
    assert drawn(bars, kinds=kinds, rows=rows, caption="Stand") == charts[0]


def test_where_one_is_told_apart_from_where_another_is() -> None:
    links = [ui.Link("A", "/a", active=True), ui.Link("B", "/b")]
    first = drawn("{% site_footer links=links %}", links=links)
    second = drawn("{% site_footer links=links %}", links=[ui.Link("A", "/a"), links[1]])
    assert (first.count("aria-current"), second.count("aria-current")) == (1, 0)


def test_a_shelf_keeps_what_was_asked_for_last() -> None:
    shelf, made = Shelf(2), []

    def drawn_for(part: object) -> str:
        def make() -> SafeString:
            made.append(part)
            return mark_safe(f"<p>{part}</p>")

        return shelf.drawn(make, part)

    assert [drawn_for(part) for part in (1, 2, 1, 3, 1, 2)][-1] == "<p>2</p>"
    assert made == [1, 2, 3, 2]
    assert len(shelf) == 2
    drawn_for("2")
    drawn_for(mark_safe("2"))
    assert made[-2:] == ["2", "2"]


class Choosing(BaseForm):
    one = forms.ChoiceField(
        choices=[
            ("", "Alle"),
            ('a"<', "A & <b>"),
            ("Gruppe <1>", [("b", "B"), (3, "Drei")]),
        ],
        required=False,
    )
    many = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y"), ("z", "Z")], required=False)


@pytest.mark.parametrize(
    ("data", "chosen"),
    [
        ({}, ['value=""']),
        ({"one": 'a"<', "many": ["x", "z"]}, ['value="a&quot;&lt;"', 'value="x"', 'value="z"']),
        ({"one": "3"}, ['value="3"']),
    ],
)
def test_a_select_says_what_may_be_chosen_and_what_is(
    data: dict[str, Any], chosen: list[str]
) -> None:
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    form = Choosing(query)
    text = str(form["one"]) + str(form["many"])
    assert text.count("<option") == 7
    assert '<optgroup label="Gruppe &lt;1&gt;">' in text
    assert '<option value="b">B</option>' in text
    assert ">A &amp; &lt;b&gt;</option>" in text
    marked = [line.partition(" selected")[0] for line in text.splitlines() if " selected" in line]
    assert [line.partition("<option ")[2] for line in marked] == chosen
