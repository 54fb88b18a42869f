"""What a measure is found by are its words instead of their stems, and more of them (ADR 24)."""

from django.db import migrations

_BATCH = 200
_PARTS = {"milestones", "indicators", "costs"}
_STATUS = {
    "implementation", "course", "expected_end", "expected_end_reason", "status_text", "obstacles",
    "notes", "exceptions",
}  # told as of today, not as frozen


def write_words(apps, schema_editor):
    from gemeinwerk.measures.searching import search_text, words

    measures = apps.get_model("measures", "Measure")
    rows = measures.objects.select_related("field", "goal_ref", "lead_unit").prefetch_related(
        "contributing", "themes", "milestones", "indicators", "costs"
    )
    _in_batches(measures, rows, lambda row: search_text(_AsThen(row), _rows))
    frozen = apps.get_model("measures", "FrozenMeasure")
    _in_batches(frozen, frozen.objects.all(), lambda row: words(_texts(row.content)))


class _AsThen:
    """A row of that time for the fields of today: what it did not have yet is empty."""

    def __init__(self, row):
        self._row = row

    def __getattr__(self, name):
        return getattr(self._row, name, "")


def _rows(measure, name):
    related = getattr(measure, name)
    rows = related.all() if related else []
    return [_AsThen(one) for one in rows] if name in _PARTS else rows


def _in_batches(model, rows, text_of):
    keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _BATCH):
        batch = list(rows.filter(pk__in=keys[start : start + _BATCH]))
        for row in batch:
            row.search_text = text_of(row)
        model.objects.bulk_update(batch, ["search_text"])


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _STATUS:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


class Migration(migrations.Migration):
    dependencies = [("measures", "0014_reminders")]

    operations = [migrations.RunPython(write_words, migrations.RunPython.noop)]
