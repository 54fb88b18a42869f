"""A frozen measure keeps the key of its measure also once that is deleted."""

from django.db import migrations, models
from django.db.models import F


def keep_keys(apps, schema_editor):
    frozen = apps.get_model("measures", "FrozenMeasure")
    frozen.objects.filter(measure__isnull=False).update(measure_key=F("measure_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0023_digits_after_the_comma"),
    ]

    operations = [
        migrations.AddField(
            model_name="frozenmeasure",
            name="measure_key",
            field=models.BigIntegerField(db_index=True, editable=False, null=True),
        ),
        migrations.RunPython(keep_keys, migrations.RunPython.noop),
    ]
