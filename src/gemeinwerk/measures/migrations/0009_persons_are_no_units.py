"""Persons and telephone numbers in texts of units go to what the import could not place (ADR 21).

What was frozen stays; the columns a version is filtered and searched by do not, and files that show
the texts are made anew.
"""

from django.db import migrations

_COLUMNS = {"lead_text": "Federführung", "contributing_text": "Mitwirkung"}


def take_out(apps, schema_editor):
    from gemeinwerk.german.parties.private import surely_private

    measures = apps.get_model("measures", "Measure")
    written = measures.objects.exclude(lead_text="", contributing_text="")
    for measure in written.only(*_COLUMNS, "unread").iterator():
        changed = []
        for name, column in _COLUMNS.items():
            parted = surely_private(getattr(measure, name))
            if not parted.taken:
                continue
            setattr(measure, name, parted.shown)
            cell = {"column": column, "value": " … ".join(parted.taken)}
            if cell not in measure.unread:
                measure.unread = [*measure.unread, cell]
            changed.append(name)
        if changed:
            measure.save(update_fields=[*changed, "unread"])
    if _take_out_of_versions(apps):
        files = apps.get_model("measures", "CatalogueFile")
        files.objects.exclude(kind="findings").update(made="", name="")


def _take_out_of_versions(apps):
    """Whether a version said anything of it."""
    from gemeinwerk.german.parties.private import surely_private
    from gemeinwerk.german.text import stems

    found = False
    frozen = apps.get_model("measures", "FrozenMeasure")
    for row in frozen.objects.only("lead", "search_text", "content").iterator():
        texts = [row.content.get(name) or "" for name in _COLUMNS]
        parted = [surely_private(text) for text in texts]
        taken = " ".join(" ".join(one.taken) for one in parted)
        if not taken:
            continue
        found = True
        if not row.content.get("lead"):
            row.lead = parted[0].shown[:200]
        rest = {**row.content, **dict.fromkeys(_COLUMNS, ""), "shown": [p.shown for p in parted]}
        gone = set(stems(taken)) - set(stems(str(rest)))
        kept = [word for word in row.search_text.split() if word not in gone]
        row.search_text = f" {' '.join(kept)} " if kept else ""
        row.save(update_fields=["lead", "search_text"])
    return found


class Migration(migrations.Migration):
    dependencies = [("measures", "0008_expected_end_and_course")]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
