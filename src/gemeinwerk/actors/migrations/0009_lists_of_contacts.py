"""Lists of contacts on their way in, and who was merged with whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0008_people_as_lists_say'),
        ('municipalities', '0004_in_the_order_of_the_alphabet'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('taken_at', models.DateTimeField(db_index=True, null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('file', models.FileField(upload_to='imports/%Y/%m/')),
                ('file_name', models.CharField(max_length=255, verbose_name='Datei')),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('uploaded', 'hochgeladen'), ('reading', 'wird gelesen'), ('ready', 'zur Durchsicht'), ('applying', 'wird übernommen'), ('applied', 'übernommen'), ('failed', 'gescheitert'), ('discarded', 'verworfen'), ('undone', 'zurückgenommen')], default='uploaded', max_length=10, verbose_name='Stand')),
                ('progress', models.PositiveSmallIntegerField(default=0)),
                ('preview', models.JSONField(default=dict)),
                ('result', models.JSONField(default=dict)),
                ('error', models.TextField(blank=True)),
                ('applied_at', models.DateTimeField(null=True)),
                ('signature', models.CharField(blank=True, max_length=64)),
                ('columns', models.JSONField(default=dict)),
                ('choices', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_imports', to='municipalities.municipality')),
                ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Kontaktliste',
                'verbose_name_plural': 'Kontaktlisten',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='ContactMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signature', models.CharField(max_length=64)),
                ('columns', models.JSONField()),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='municipalities.municipality')),
            ],
            options={
                'verbose_name': 'Zuordnung von Spalten',
                'constraints': [models.UniqueConstraint(fields=('municipality', 'signature'), name='one_contact_mapping_per_signature')],
            },
        ),
        migrations.CreateModel(
            name='ContactRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('said', models.JSONField(default=dict)),
                ('created', models.BooleanField(default=False)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contact_rows', to='actors.organisation')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contact_rows', to='actors.person')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='actors.contactimport')),
            ],
            options={
                'verbose_name': 'Zeile einer Kontaktliste',
                'verbose_name_plural': 'Zeilen von Kontaktlisten',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('person__isnull', False)), models.Q(('organisation__isnull', False), ('person__isnull', True)), _connector='OR'), name='contact_row_of_one')],
            },
        ),
        migrations.CreateModel(
            name='Different',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='actors.person')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='actors.person')),
            ],
            options={
                'verbose_name': 'nicht dieselbe Person',
                'verbose_name_plural': 'nicht dieselben Personen',
                'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='two_people_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='two_people_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gone_key', models.BigIntegerField()),
                ('gone', models.JSONField()),
                ('moved', models.JSONField()),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='municipalities.municipality')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='actors.organisation')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='actors.person')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Zusammenführung',
                'verbose_name_plural': 'Zusammenführungen',
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('person__isnull', False)), models.Q(('organisation__isnull', False), ('person__isnull', True)), _connector='OR'), name='merge_of_one')],
            },
        ),
    ]
