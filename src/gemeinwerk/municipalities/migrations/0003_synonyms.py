"""Words that mean the same when somebody searches; towns that are there begin with ours."""

import django.db.models.deletion
from django.db import migrations, models


def begin(apps, schema_editor):
    from gemeinwerk.municipalities.synonyms import STARTERS

    synonyms = apps.get_model("municipalities", "Synonyms")
    for town in apps.get_model("municipalities", "Municipality").objects.all():
        synonyms.objects.bulk_create(synonyms(municipality=town, words=words) for words in STARTERS)


class Migration(migrations.Migration):
    dependencies = [("municipalities", "0002_accessibility_statement")]

    operations = [
        migrations.CreateModel(
            name="Synonyms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="Wörter")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="synonyms",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wortgruppe",
                "verbose_name_plural": "Wortgruppen",
                "ordering": ["words", "id"],
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
