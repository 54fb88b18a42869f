"""Seats that may be vacant, who had them when, what they stand for and what is aimed at."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0004_in_the_order_of_the_alphabet'),
        ('municipalities', '0004_in_the_order_of_the_alphabet'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActorGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('name_en', models.CharField(blank=True, max_length=100, verbose_name='Name auf Englisch')),
                ('phrase', models.CharField(blank=True, help_text='z. B. „aus der Beratungspraxis“; davor steht „Hier sitzt niemand“.', max_length=150, verbose_name='In einem Satz')),
                ('phrase_en', models.CharField(blank=True, max_length=150, verbose_name='In einem englischen Satz')),
                ('kind', models.CharField(blank=True, choices=[('unit', 'Verwaltung'), ('council_group', 'Fraktion'), ('advisory_board', 'Beirat'), ('migrant_organisation', 'Migrantenorganisation'), ('ngo', 'Verein, Initiative'), ('welfare_provider', 'freier Träger'), ('counselling', 'Beratungsstelle'), ('other', 'andere')], help_text='Ein neuer Sitz für eine solche Organisation zählt zu dieser Gruppe.', max_length=24, verbose_name='Art der Organisation')),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'Akteursgruppe',
                'verbose_name_plural': 'Akteursgruppen',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Occupancy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deputises', models.BooleanField(default=False, verbose_name='als Vertretung')),
                ('since', models.DateField(blank=True, null=True, verbose_name='seit')),
                ('until', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('paper', models.CharField(blank=True, help_text='Womit die Entsendung beschlossen ist, z. B. 23/SVV/0815', max_length=60, verbose_name='Drucksache')),
            ],
            options={
                'verbose_name': 'Besetzung',
                'verbose_name_plural': 'Besetzungen',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('low', models.PositiveSmallIntegerField(verbose_name='mindestens')),
                ('high', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='höchstens')),
            ],
            options={
                'verbose_name': 'Ziel der Zusammensetzung',
                'verbose_name_plural': 'Ziele der Zusammensetzung',
                'ordering': ['group__position', 'id'],
            },
        ),
        migrations.AddField(
            model_name='body',
            name='seats_high',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Sitze höchstens'),
        ),
        migrations.AddField(
            model_name='body',
            name='seats_low',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Sitze mindestens'),
        ),
        migrations.AddField(
            model_name='body',
            name='wants_deputies',
            field=models.BooleanField(default=False, verbose_name='Jeder Sitz soll eine Vertretung haben'),
        ),
        migrations.RenameField(model_name='seat', old_name='function', new_name='remark'),
        migrations.AlterField(
            model_name='seat',
            name='remark',
            field=models.CharField(blank=True, help_text='z. B. „Sprecherin der AG“ oder „im Wechsel mit dem Jobcenter“', max_length=200, verbose_name='Anmerkung'),
        ),
        migrations.AddField(
            model_name='seat',
            name='function',
            field=models.CharField(choices=[('chair', 'Vorsitz'), ('deputy_chair', 'stellvertretender Vorsitz'), ('member', 'Mitglied'), ('minutes', 'Protokoll'), ('adviser', 'beratend'), ('guest', 'Gast')], default='member', max_length=16, verbose_name='Funktion'),
        ),
        migrations.AlterField(
            model_name='seat',
            name='since',
            field=models.DateField(blank=True, null=True, verbose_name='Sitz seit'),
        ),
        migrations.AlterField(
            model_name='seat',
            name='until',
            field=models.DateField(blank=True, null=True, verbose_name='Sitz bis'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('seats_low__isnull', True), ('seats_high__isnull', True), ('seats_high__gte', models.F('seats_low')), _connector='OR'), name='body_size_from_low_to_high'),
        ),
        migrations.AddField(
            model_name='actorgroup',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actor_groups', to='municipalities.municipality'),
        ),
        migrations.AddField(
            model_name='seat',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seats', to='actors.actorgroup', verbose_name='Akteursgruppe'),
        ),
        migrations.AddField(
            model_name='occupancy',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='occupancies', to='actors.person', verbose_name='Person'),
        ),
        migrations.AddField(
            model_name='occupancy',
            name='seat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occupancies', to='actors.seat'),
        ),
        migrations.AddField(
            model_name='target',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='actors.body'),
        ),
        migrations.AddField(
            model_name='target',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='actors.actorgroup'),
        ),
        migrations.AddConstraint(
            model_name='actorgroup',
            constraint=models.UniqueConstraint(fields=('municipality', 'name'), name='one_actor_group_per_name'),
        ),
        migrations.AddConstraint(
            model_name='actorgroup',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', ''), _negated=True), fields=('municipality', 'kind'), name='one_actor_group_per_kind'),
        ),
        migrations.AddConstraint(
            model_name='occupancy',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('since__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='occupancy_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='occupancy',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('seat', 'deputises'), name='one_sits_without_an_end'),
        ),
        migrations.AddConstraint(
            model_name='occupancy',
            constraint=models.UniqueConstraint(condition=models.Q(('since__isnull', True)), fields=('seat', 'deputises'), name='one_sat_from_the_beginning'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(fields=('body', 'group'), name='one_target_per_group'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('high__isnull', True), ('high__gte', models.F('low')), _connector='OR'), name='target_from_low_to_high'),
        ),
    ]
