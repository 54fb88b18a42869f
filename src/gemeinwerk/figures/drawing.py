"""A series as it is drawn and told, for the desk and for citizens alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gemeinwerk.core import ui
from gemeinwerk.figures import words
from gemeinwerk.figures.models import SharedIndicator
from gemeinwerk.measures.document import indicator_words, measured, on_the_way
from gemeinwerk.measures.document.encoding import Document


@dataclass(frozen=True)
class Drawn:
    """What `{% line_chart %}` takes. ``said``: the last value beside the way; ``computed``: where
    a straight line leads; each "" where nothing can be said."""

    name: str
    unit: str
    places: str
    values: Sequence[ui.Value]
    baseline: ui.Value | None
    target: ui.Value | None
    steps: Sequence[ui.Value]
    outlook: ui.Band | None
    today: date
    said: str
    computed: str


def drawn(shared: SharedIndicator, today: date) -> Drawn:
    return of_series(words.as_indicator(shared), words.as_values(shared), today)


def of_series(indicator: Document, values: Sequence[Document], today: date) -> Drawn:
    leads = on_the_way.outlook(indicator, values, today)
    return Drawn(
        name=indicator["name"],
        unit=indicator["unit"],
        places=indicator.get("places", ""),
        values=[
            ui.Value(date.fromisoformat(one["day"]), one["value"], one["remark"]) for one in values
        ],
        baseline=_point(indicator, "baseline"),
        target=_point(indicator, "target"),
        steps=[ui.Value(one.day, one.value) for one in on_the_way.steps(indicator)],
        outlook=ui.Band(leads.day, leads.value, leads.low, leads.high) if leads else None,
        today=today,
        said=_said(indicator, values),
        computed=on_the_way.outlook_words(indicator, leads) if leads else "",
    )


def _said(indicator: Document, values: Sequence[Document]) -> str:
    if not values:
        return ""
    last = values[-1]
    said = [f"{indicator_words.last_measured(indicator, last)}."]
    if indicator["target"] is not None:
        gap = measured.gap(indicator, last)
        until = indicator["target_date"]
        over = bool(until and until < last["day"])
        said.append(indicator_words.distance(indicator, gap, over=over))
        said.append(on_the_way.standing_words(indicator, last))
    return " ".join(filter(None, said))


def _point(indicator: Document, key: str) -> ui.Value | None:
    value, day = indicator[key], indicator[f"{key}_date"]
    return ui.Value(date.fromisoformat(day), value) if value is not None and day else None
