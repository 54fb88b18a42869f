"""What lists of contacts say of people and organisations has a place of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0007_people_on_seats'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='address_extra',
            field=models.CharField(blank=True, help_text='z. B. c/o, Haus B, 2. OG', max_length=200, verbose_name='Adresszusatz'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='city',
            field=models.CharField(blank=True, max_length=100, verbose_name='Ort'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='further',
            field=models.JSONField(blank=True, default=list, verbose_name='Weitere Adressen und Nummern'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organisations', to='actors.actorgroup', verbose_name='Akteursgruppe'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='page',
            field=models.URLField(blank=True, max_length=300, verbose_name='Internetseite'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='phone',
            field=models.CharField(blank=True, max_length=60, verbose_name='Telefon'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='postcode',
            field=models.CharField(blank=True, max_length=20, verbose_name='PLZ'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='street',
            field=models.CharField(blank=True, max_length=200, verbose_name='Straße und Hausnummer'),
        ),
        migrations.AddField(
            model_name='person',
            name='address_extra',
            field=models.CharField(blank=True, help_text='z. B. c/o, Haus B, 2. OG', max_length=200, verbose_name='Adresszusatz'),
        ),
        migrations.AddField(
            model_name='person',
            name='birth_name',
            field=models.CharField(blank=True, max_length=100, verbose_name='Geburtsname'),
        ),
        migrations.AddField(
            model_name='person',
            name='city',
            field=models.CharField(blank=True, max_length=100, verbose_name='Ort'),
        ),
        migrations.AddField(
            model_name='person',
            name='first_name',
            field=models.CharField(blank=True, max_length=100, verbose_name='Vorname'),
        ),
        migrations.AddField(
            model_name='person',
            name='further',
            field=models.JSONField(blank=True, default=list, verbose_name='Weitere Adressen und Nummern'),
        ),
        migrations.AddField(
            model_name='person',
            name='group',
            field=models.ForeignKey(blank=True, help_text='Ohne Angabe gilt die Gruppe der Organisation.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='actors.actorgroup', verbose_name='Akteursgruppe'),
        ),
        migrations.AddField(
            model_name='person',
            name='last_name',
            field=models.CharField(blank=True, max_length=100, verbose_name='Nachname'),
        ),
        migrations.AddField(
            model_name='person',
            name='page',
            field=models.URLField(blank=True, max_length=300, verbose_name='Internetseite'),
        ),
        migrations.AddField(
            model_name='person',
            name='permission',
            field=models.CharField(blank=True, choices=[('given', 'erteilt'), ('refused', 'verweigert oder widerrufen')], max_length=10, verbose_name='Einwilligung, angeschrieben zu werden'),
        ),
        migrations.AddField(
            model_name='person',
            name='permission_on',
            field=models.DateField(blank=True, null=True, verbose_name='Einwilligung vom'),
        ),
        migrations.AddField(
            model_name='person',
            name='permission_source',
            field=models.CharField(blank=True, help_text='z. B. „Mail vom 3. März“ oder „am Telefon“', max_length=200, verbose_name='Woher die Einwilligung stammt'),
        ),
        migrations.AddField(
            model_name='person',
            name='postcode',
            field=models.CharField(blank=True, max_length=20, verbose_name='PLZ'),
        ),
        migrations.AddField(
            model_name='person',
            name='pronouns',
            field=models.CharField(blank=True, max_length=40, verbose_name='Pronomen'),
        ),
        migrations.AddField(
            model_name='person',
            name='salutation',
            field=models.CharField(blank=True, max_length=40, verbose_name='Anrede'),
        ),
        migrations.AddField(
            model_name='person',
            name='street',
            field=models.CharField(blank=True, max_length=200, verbose_name='Straße und Hausnummer'),
        ),
        migrations.AddField(
            model_name='person',
            name='title',
            field=models.CharField(blank=True, max_length=60, verbose_name='Titel'),
        ),
        migrations.AddField(
            model_name='person',
            name='wishes',
            field=models.JSONField(blank=True, default=list, verbose_name='Gewünschte Handlungsfelder'),
        ),
    ]
