"""Who has a seat stands in its occupancies alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0006_seats_taken_over")]

    operations = [
        migrations.RemoveField(model_name="seat", name="person"),
        migrations.RemoveField(model_name="seat", name="deputy"),
    ]
