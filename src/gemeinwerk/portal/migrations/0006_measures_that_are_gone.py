"""Whoever follows a measure follows it until they were told that it is gone."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def keep_keys(apps, schema_editor):
    followers = apps.get_model("portal", "Follower").objects
    followers.filter(measure__isnull=False).update(measure_key=F("measure_id"))


def drop_gone(apps, schema_editor):
    """They would follow the whole concept."""
    followers = apps.get_model("portal", "Follower").objects
    followers.filter(measure=None, measure_key__isnull=False).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('concepts', '0004_in_the_order_of_the_alphabet'),
        ('contributions', '0012_agenda_items'),
        ('measures', '0024_known_once_it_is_gone'),
        ('meetings', '0007_answers_by_mail'),
        ('portal', '0005_letters_keep_their_lines'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='follower',
            name='follows_a_concept_once',
        ),
        migrations.AddField(
            model_name='follower',
            name='measure_key',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='follower',
            name='measure',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='measures.measure'),
        ),
        migrations.RunPython(keep_keys, drop_gone),
        migrations.AddConstraint(
            model_name='follower',
            constraint=models.UniqueConstraint(condition=models.Q(('contribution', None), ('field', None), ('measure_key', None), ('meeting', None)), fields=('concept', 'email'), name='follows_a_concept_once'),
        ),
    ]
