"""What got how much, as bars and as a table."""

from gemeinwerk.core.charts import ranked_chart
from gemeinwerk.core.ui import RankedRow


def test_bars_are_as_long_as_their_sum_and_kinds_follow_each_other() -> None:
    rows = [RankedRow("Wohnen", [3, 5]), RankedRow("Sprache", [0, 4]), RankedRow("Busse", [0, 0])]
    chart = ranked_chart(["Telefon", "Wand"], rows, "Sache", "Punkte")
    drawn = [[(one.x, one.width, one.kind) for one in bar.pieces] for bar in chart.bars]
    assert drawn == [
        [("0.00%", "37.50%", 0), ("37.50%", "62.50%", 1)],
        [("0.00%", "50.00%", 1)],
        [],
    ]
    assert [bar.together for bar in chart.bars] == [8, 4, 0]
    assert list(map(str, chart.table.rows[0])) == ["Wohnen", "3", "5", "8"]
    assert chart.bars[0].description == "Telefon: 3, Wand: 5"


def test_of_one_kind_there_is_no_legend_and_no_sum() -> None:
    chart = ranked_chart(["Punkte"], [RankedRow("Wohnen", [0])], "Sache", "Punkte")
    assert (chart.kinds, list(chart.bars[0].pieces)) == ([], [])
    assert [str(one) for one in chart.table.rows[0]] == ["Wohnen", "0"]
