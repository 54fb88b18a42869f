"""What was planned beside what came of it, several kinds in one picture."""

from django.template import Context, Template

from gemeinwerk.core import charts, ui

KINDS = [
    ui.AgainstKind("ausgegeben", "Geld geplant", "Geld ausgegeben", "Euro", "partly"),
    ui.AgainstKind("erreicht", "fällig", "erreicht", "", "progress"),
]


def test_each_bar_is_a_share_of_its_plan_and_the_plan_is_one_line() -> None:
    """Half again as much as planned is the longest: the plan stands at two thirds."""
    rows = [
        ui.AgainstRow("Wohnen", [(40_000, 60_000), (8, 4)]),
        ui.AgainstRow("Arbeit", [(None, None), (0, 0)]),
    ]
    chart = charts.against_chart(KINDS, rows, "Plan")
    assert chart.plan == "66.67%"
    first, second = chart.rows
    assert [(bar.width, bar.said) for bar in first.bars] == [
        ("100.00%", "150 Prozent"), ("33.33%", "50 Prozent"),
    ]  # fmt: skip
    assert first.bars[0].description == "ausgegeben: 60.000 Euro von 40.000 Euro (150 Prozent)"
    assert [(bar.width, bar.said) for bar in second.bars] == [
        ("", "nicht gemeldet"), ("", "ohne Plan"),
    ]  # fmt: skip
    assert [list(row) for row in chart.table.rows] == [
        ["Wohnen", "40.000 Euro", "60.000 Euro", "8", "4"], ["Arbeit", "–", "–", "0", "0"],
    ]  # fmt: skip


def test_far_more_than_planned_is_drawn_to_the_edge_and_told() -> None:
    chart = charts.against_chart(KINDS[:1], [ui.AgainstRow("Wohnen", [(1, 900)])], "Plan")
    assert chart.plan == "50.00%"
    assert (chart.rows[0].bars[0].width, chart.rows[0].bars[0].said) == (
        "100.00%",
        "90.000 Prozent",
    )


def test_what_is_drawn_has_a_title_a_description_and_a_table() -> None:
    html = Template("{% load charts %}{% against kinds rows 'Plan' %}").render(
        Context({"kinds": KINDS, "rows": [ui.AgainstRow("Wohnen", [(10, 5), (2, 1)])]})
    )
    assert html.count("<desc>") == html.count("<title>") == 2
    assert "<table" in html
    assert html.count('class="gw-plan"') == 3
