"""The tags: what they write is what a screen reader needs."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from gemeinwerk.core import ui


def draw(source: str, address: str = "/", **values: object) -> str:
    request = RequestFactory().get(address)
    return Template(source).render(RequestContext(request, values))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("colour", "said"),
    [
        ("#1F5B4C", ["grün, #1F5B4C", "hellem Grund: 6,7 : 1, das genügt", "heller, in #"]),
        ("#C07000", ["orange, #C07000", "hellem Grund: 3,2 : 1 ist zu wenig, daher", "dunklem"]),
        ("#FFD400", ["gelb, #FFD400: zu hell", "Statt ihrer steht #1F5B4C", "das genügt"]),
    ],
)
def test_a_colour_is_shown_with_its_word_and_whether_it_can_be_read(
    colour: str, said: list[str]
) -> None:
    html = draw("{% colour_sample colour %}", colour=colour)
    assert f'fill="{colour}"' in html
    assert [one for one in said if one not in words(html)] == []


@pytest.mark.parametrize("typed", ["", "lila", '"><script>', "1F5B4C", None])
def test_what_is_no_colour_has_no_sample(typed: str | None) -> None:
    assert draw("{% colour_sample colour %}", colour=typed).strip() == ""


@pytest.mark.parametrize("tone", ["done", "progress", "delayed", "off", "none", "unknown"])
def test_a_status_is_word_shape_and_colour(tone: str) -> None:
    html = draw("{% status tone 'Stand' %}", tone=tone)
    assert words(html) == "Stand"
    assert f"gw-status--{tone}" in html
    assert html.count("<svg") == 1


def test_a_knot_says_its_state_to_those_who_do_not_see_it() -> None:
    knots = [
        ui.Knot("Beschluss", "done", "24/0093", url="/b"),
        ui.Knot("Umsetzung", "current"),
        ui.Knot("Wirkung", "open"),
    ]
    html = draw("{% red_thread knots %}", knots=knots)
    assert words(html) == "Beschluss (geschehen) 24/0093 Umsetzung (jetzt) Wirkung (noch offen)"
    assert html.count("<a ") == 1


def test_a_finding_says_its_severity_and_how_it_could_read() -> None:
    note = ui.Note("error", "Der Zielwert fehlt.", "M204", "„200 bis 2026“")
    assert words(draw("{% finding note %}", note=note)) == (
        "Fehler: M204 Der Zielwert fehlt. So könnte es heißen: „200 bis 2026“"
    )


def test_what_was_typed_is_escaped() -> None:
    note = ui.Note("hint", "<script>alert(1)</script>")
    assert "<script>" not in draw("{% finding note %}", note=note)


def test_pagination_keeps_the_rest_of_the_address() -> None:
    page = Paginator(range(200), 50).page(2)
    html = draw("{% pagination page %}", "/?suche=Schule&seite=2", page=page)
    assert re.findall(r'href="([^"]+)"', html) == [
        f"?suche=Schule&amp;seite={number}" for number in (1, 1, 3, 4, 3)
    ]
    assert html.count('aria-current="page"') == 1


def test_a_single_page_has_no_pagination() -> None:
    page = Paginator(range(3), 50).page(1)
    assert words(draw("{% pagination page %}", page=page)) == ""


def test_query_changes_and_drops_parts_of_the_address() -> None:
    assert draw("{% query feld='2' seite=None %}", "/?seite=3&suche=x") == "?suche=x&amp;feld=2"


def test_a_table_has_caption_heads_and_labels_for_the_phone() -> None:
    columns = [
        ui.Column("Titel", sort_url="?a", sorted="ascending"),
        ui.Column("Euro", numeric=True),
    ]
    table = ui.Table("Kosten", columns, [["Schulung", "18.000"]])
    html = draw("{% data_table table %}", table=table)
    assert 'aria-sort="ascending"' in html
    assert '<th class="kern-table__cell" scope="row" data-label="Titel">Schulung</th>' in html
    assert 'data-label="Euro">18.000</td>' in html


def test_numbers_in_charts_are_never_localised() -> None:
    segments = [ui.Segment("done", "fertig")]
    html = draw(
        "{% stacked_bars segments rows 'Stand' %}",
        segments=segments,
        rows=[ui.StackedRow("Wohnen", [1234])],
    )
    assert 'width="100.00%"' in html


def test_charts_have_title_description_and_table() -> None:
    html = draw(
        "{% stacked_bars segments rows 'Stand' %}",
        segments=[ui.Segment("done", "fertig")],
        rows=[ui.StackedRow("Wohnen", [2])],
    )
    assert "<title>Wohnen</title><desc>fertig: 2</desc>" in html
    assert "Zahlen als Tabelle" in html


def test_a_button_takes_further_attributes() -> None:
    assert draw("{% button 'Speichern' hx_post='/x' %}") == (
        '<button class="kern-btn kern-btn--primary" type="submit" hx-post="/x">'
        '<span class="kern-label">Speichern</span></button>'
    )


def test_a_difference_can_be_read_without_colour() -> None:
    html = Template("{% word_diff 'alt' 'neu' %}").render(Context())
    assert words(html) == "gestrichen: alt neu: neu"


def test_an_empty_page_teaches() -> None:
    html = draw("{% empty 'Leer' action='Los' url='/x' example='So.' %}<p>Wozu.</p>{% endempty %}")
    assert words(html) == "Leer Wozu. Zum Beispiel: So. Los"
