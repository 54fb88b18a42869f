from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('figures', '0005_readings_by_their_source'),
    ]

    operations = [
        migrations.AddField(
            model_name='reading',
            name='kept',
            field=models.JSONField(default=list, editable=False),
        ),
    ]
