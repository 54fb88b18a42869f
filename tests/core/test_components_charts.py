"""Charts: every figure drawn is also said in words and listed in a table."""

from datetime import date
from typing import get_args

from django.template import Context, Template

from gemeinwerk.core import charts, ui
from gemeinwerk.core.charts.scale import DateScale, nice_ticks
from gemeinwerk.core.charts.stacked import TEXTURES
from gemeinwerk.core.templatetags import charts as charts_tags

SEGMENTS = [ui.Segment("done", "fertig"), ui.Segment("none", "offen")]
TODAY = date(2024, 6, 30)


def test_pieces_of_a_bar_fill_it() -> None:
    chart = charts.stacked_chart(SEGMENTS, [ui.StackedRow("Wohnen", [1, 3])], "Stand")
    pieces = chart.bars[0].pieces
    assert [(p.x, p.width, p.count) for p in pieces] == [
        ("0.00%", "25.00%", 1),
        ("25.00%", "75.00%", 3),
    ]
    assert chart.bars[0].description == "fertig: 1, offen: 3"


def test_the_table_of_bars_adds_up() -> None:
    rows = [ui.StackedRow("Wohnen", [1, 3], code="1"), ui.StackedRow("Arbeit", [2, 0], code="2")]
    chart = charts.stacked_chart(SEGMENTS, rows, "Stand")
    assert [kind[:3] for kind in chart.legend] == [(SEGMENTS[0], 0, 3), (SEGMENTS[1], 0, 3)]
    assert chart.table.rows == [["1 Wohnen", 1, 3], ["2 Arbeit", 2, 0], ["zusammen", 3, 3]]


def test_kinds_of_one_colour_are_told_apart_by_more_than_colour() -> None:
    kinds = [ui.Segment(tone, tone) for tone in ("done", "progress", "done", "done", "progress")]
    chart = charts.stacked_chart(kinds, [ui.StackedRow("Wohnen", [1, 0, 2, 3, 4])], "Stand")
    assert [variant for _kind, variant, _total, _texture in chart.legend] == [0, 0, 1, 2, 1]
    drawn = [(piece.tone, piece.variant) for piece in chart.bars[0].pieces]
    assert drawn == [("done", 0), ("done", 1), ("done", 2), ("progress", 1)]
    assert len(set(drawn)) == len(drawn)


def test_every_state_is_told_apart_by_more_than_colour() -> None:
    """In grey, and where a piece is too narrow for its shape: by the dashes at its foot, or as an
    outline."""
    outlines = {"none", "unknown"}
    filled = [texture for tone, texture in TEXTURES.items() if tone not in outlines]
    assert len(set(filled)) == len(filled)
    assert set(TEXTURES) == set(get_args(ui.Tone))


def test_shapes_stand_beside_numbers_as_far_as_there_is_room() -> None:
    kinds = [ui.Segment(tone, tone) for tone in ("done", "progress", "delayed")]
    chart = charts.stacked_chart(kinds, [ui.StackedRow("Wohnen", [88, 9, 3])], "Stand")
    drawn = [(piece.shape, piece.room) for piece in chart.bars[0].pieces]
    assert drawn == [(True, True), (False, True), (False, False)]
    html = Template("{% stacked_bars kinds rows 'Stand' %}").render(
        Context({"kinds": kinds, "rows": [ui.StackedRow("Wohnen", [88, 9, 3])]})
    )
    bar = html.partition('role="img"')[2].partition("</svg>\n")[0]
    assert (bar.count("gw-glyph--done"), bar.count("gw-glyph--progress")) == (1, 0)
    assert "done: 88, progress: 9, delayed: 3" in bar


def test_shape_and_number_stand_in_the_middle_together() -> None:
    """A shape of 16 pixels, a gap of 4, 8 for each digit: half of it on either side."""
    row = ui.StackedRow("Wohnen", [7, 12, 100])
    kinds = [ui.Segment(tone, tone) for tone in ("done", "progress", "none")]
    chart = charts.stacked_chart(kinds, [row], "Stand")
    assert [piece.begin for piece in chart.bars[0].pieces] == [-14, -18, -22]


def test_a_single_day_is_a_mark_inside_the_plot() -> None:
    spans = [
        ui.Span("Beratung", date(2024, 1, 1), date(2024, 6, 4), date(2024, 3, 3), date(2024, 6, 4)),
        ui.Span("Beschluss", *[date(2024, 2, 5)] * 2, *[date(2024, 6, 30)] * 2),
    ]
    html = Template("{% timeline spans today 'Weg' %}").render(
        Context({"spans": spans, "today": TODAY})
    )
    assert (html.count('class="gw-day'), html.count('<path class="gw-planned"')) == (1, 1)
    chart = charts.timeline(spans, TODAY, "Weg")
    assert chart
    assert chart.rows[1].actual
    assert float(chart.rows[1].actual.x[:-1]) < 98
    assert chart.rows[0].actual
    assert not chart.rows[0].actual.day


def test_a_row_that_counts_nothing_has_an_empty_bar() -> None:
    chart = charts.stacked_chart(SEGMENTS, [ui.StackedRow("Arbeit", [0, 0])], "Stand")
    assert chart.bars[0].pieces == []


def test_lateness_is_said_in_words() -> None:
    planned = date(2024, 1, 31)
    assert charts.lateness(planned, date(2024, 2, 1)) == "einen Tag später als geplant"
    assert charts.lateness(planned, date(2024, 3, 1)) == "vier Wochen später als geplant"
    assert charts.lateness(planned, date(2024, 5, 15)) == "gut drei Monate später als geplant"
    assert charts.lateness(planned, date(2024, 1, 20)) == "elf Tage früher als geplant"
    assert charts.lateness(planned, planned) == ""
    assert charts.lateness(None, planned) == ""


def test_a_stage_late_running_or_planned_says_so() -> None:
    late = ui.Span("A", date(2024, 1, 1), date(2024, 1, 31), date(2024, 1, 1), date(2024, 5, 15))
    overdue = ui.Span("B", date(2024, 1, 1), date(2024, 5, 31), date(2024, 1, 1))
    running = ui.Span("C", date(2024, 5, 1), date(2024, 8, 31), date(2024, 5, 1))
    planned = ui.Span("D", date(2024, 8, 1), date(2024, 8, 31))
    chart = charts.timeline([late, overdue, running, planned], TODAY, "Abschnitte")
    assert chart
    assert [(row.tone, row.remark) for row in chart.rows] == [
        ("delayed", "gut drei Monate später als geplant"),
        ("delayed", "seit vier Wochen überfällig"),
        ("progress", "läuft"),
        ("progress", ""),
    ]
    assert chart.rows[3].actual is None


def test_what_ends_on_the_last_day_is_seen_whole() -> None:
    """A single day too: nothing stands beyond the edge."""
    spans = [
        ui.Span("Beratung", date(2024, 1, 1), date(2024, 6, 4), date(2024, 3, 3), date(2024, 6, 4)),
        ui.Span("Beschluss", actual_start=date(2024, 6, 30), actual_end=date(2024, 6, 30)),
    ]
    chart = charts.timeline(spans, TODAY, "Abschnitte")
    assert chart
    ends = [
        float(row.actual.x[:-1]) + float(row.actual.width[:-1]) for row in chart.rows if row.actual
    ]
    assert len(ends) == 2
    assert max(ends) <= 100
    assert DateScale(date(2024, 1, 1), TODAY).stretch(TODAY, TODAY) == ("99.50%", "0.50%")


def test_without_a_date_there_is_no_timeline() -> None:
    assert charts.timeline([ui.Span("Auftrag")], TODAY, "Abschnitte") is None


def test_the_promise_runs_from_baseline_to_target() -> None:
    chart = charts.line_chart(
        [ui.Value(date(2025, 12, 31), 83)],
        baseline=ui.Value(date(2023, 12, 31), 8),
        target=ui.Value(date(2026, 12, 31), 200),
        unit="Personen",
        title="Geschult",
    )
    assert chart
    (promise,) = chart.promise
    assert (promise.x1, promise.x2) == ("0.00%", "100.00%")
    assert [point.label for point in chart.points] == ["8", "83"]
    assert chart.table.rows == [
        ["31.12.2023", "8", "gemessen"],
        ["31.12.2025", "83", "gemessen"],
        ["31.12.2026", "200", "Ziel"],
    ]
    assert chart.description == (
        "31.12.2023: 8 Personen; 31.12.2025: 83 Personen; Ziel: 200 Personen bis 31.12.2026"
    )


def test_one_value_is_no_line() -> None:
    one = [ui.Value(date(2025, 12, 31), 83)]
    assert charts.line_chart(one, baseline=None, target=None, unit="", title="") is None


def test_a_permanent_task_reaches_the_end_of_the_frame() -> None:
    frame = {"frame_start": date(2024, 1, 1), "frame_end": date(2028, 12, 31), "today": TODAY}
    bar = charts.period_bar(date(2024, 1, 1), None, permanent=True, **frame)
    assert (bar.x, bar.width, bar.label) == ("0.00%", "100.00%", "ab 2024 dauerhaft")


def test_a_period_nobody_named_draws_nothing() -> None:
    frame = {"frame_start": date(2024, 1, 1), "frame_end": date(2028, 12, 31), "today": TODAY}
    bar = charts.period_bar(None, None, **frame)
    assert (bar.width, bar.label) == ("0%", "Zeitraum offen")


def test_ticks_are_round_and_enclose_the_values() -> None:
    assert nice_ticks(0, 200) == [0, 50, 100, 150, 200]
    assert nice_ticks(0, 7) == [0, 2, 4, 6, 8]


def test_month_ticks_stay_few_however_long_the_frame() -> None:
    for years in (0, 1, 3, 10, 60):
        scale = DateScale(date(2024, 1, 1), date(2024 + years, 12, 31))
        assert 2 <= len(scale.month_ticks()) <= 9


def test_what_counts_the_same_at_several_times_is_not_added_up() -> None:
    rows = [ui.StackedRow("Herbst", [1, 3]), ui.StackedRow("Winter", [2, 2])]
    chart = charts.stacked_chart(SEGMENTS, rows, "Stand je Runde", summed=False)
    assert [total for _kind, _variant, total, _texture in chart.legend] == [None, None]
    assert [row[1:] for row in chart.table.rows] == [[1, 3], [2, 2]]
    page = charts_tags.stacked_bars(SEGMENTS, rows, "Stand je Runde", summed=False)
    assert "(None)" not in page
    assert "(3)" not in page
    assert "(3)" in charts_tags.stacked_bars(SEGMENTS, rows, "Stand je Runde")
