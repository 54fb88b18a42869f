"""A hundred thousand measured values: taken over from one file, and drawn as one series."""

from datetime import date, timedelta
from time import perf_counter

from django.db import transaction

from bench.figures import Figure
from bench.towns import catalogue
from gemeinwerk.core import charts, ui
from gemeinwerk.core.drawing import component
from gemeinwerk.measures.models import Indicator
from gemeinwerk.measures.value_files.operations import record_values
from gemeinwerk.measures.value_files.reading import MOST_AT_ONCE, read_apart

VALUES, MEASURES = 100_000, 500
FIRST = date(2021, 1, 1)


def run() -> list[Figure]:
    return [_imported(), _charted()]


def _imported() -> Figure:
    concept = catalogue(MEASURES, name="werte")
    measures = list(concept.measures.order_by("position"))
    Indicator.objects.filter(measure__in=measures).delete()
    rows = (Indicator(measure=one, name="Beratungen", unit="Beratungen") for one in measures)
    Indicator.objects.bulk_create(rows)
    content = _file([one.code for one in measures])
    begin = perf_counter()
    found = read_apart(content, most=MOST_AT_ONCE)
    with transaction.atomic():
        number = record_values(concept, rows=found.rows, by=None, most=MOST_AT_ONCE)
        taken = perf_counter() - begin
        transaction.set_rollback(True)
    assert number == VALUES
    how = f"{VALUES} values of {MEASURES} measures, CSV, read apart, checked and entered"
    return Figure("measured values imported", taken, "s", 30, how)


def _file(codes: list[str]) -> bytes:
    days = [FIRST + timedelta(10 * number) for number in range(VALUES // len(codes))]
    lines = ["Nr.;Indikator;Gemessen am;Wert;Quelle"]
    lines += [
        f"{code};Beratungen;{day:%d.%m.%Y};{(number * 7) % 400},5;Statistik"
        for number, code in enumerate(codes)
        for day in days
    ]
    return "\n".join(lines).encode()


def _charted() -> Figure:
    """The drawing itself: nothing that was kept."""
    first = date(1750, 1, 1)
    values = [ui.Value(first + timedelta(number), (number * 7) % 400) for number in range(VALUES)]
    target = ui.Value(first + timedelta(VALUES + 400), 500)
    begin = perf_counter()
    chart = charts.line_chart(
        values, baseline=None, target=target, unit="Beratungen", title="Beratungen"
    )
    html = component("line_chart", chart=chart, title="Beratungen", language="", target_label="")
    taken = (perf_counter() - begin) * 1000
    assert len(html) < 400_000
    return Figure("series charted", taken, "ms", 300, f"{VALUES} values, SVG with its table")
