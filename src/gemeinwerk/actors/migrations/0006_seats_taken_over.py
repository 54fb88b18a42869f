"""Whoever had a seat has it still; functions that were typed are chosen where they are known."""

from django.db import migrations
from django.utils.timezone import localdate

KNOWN = {
    "chair": "vorsitz vorsitzende vorsitzender leitung leiterin leiter sprecherin sprecher",
    "deputy_chair": "stellvertretung stellvertreterin stellvertreter vize",
    "minutes": "protokoll protokollführung schriftführung schriftführerin schriftführer",
    "adviser": "beratend beratung beraterin berater",
    "guest": "gast gästin",
    "member": "mitglied",
}
SAID_IN_TWO = {
    "stellvertretender vorsitz": "deputy_chair",
    "stellvertretende vorsitzende": "deputy_chair",
    "stellvertretender vorsitzender": "deputy_chair",
    "stellvertretende leitung": "deputy_chair",
    "stellv. vorsitz": "deputy_chair",
    "stellv. leitung": "deputy_chair",
    "beratendes mitglied": "adviser",
}
WORDS = {word: code for code, words in KNOWN.items() for word in words.split()} | SAID_IN_TWO


def function_of(text):
    """The function behind what was typed; "" where it is none that is known."""
    plain = " ".join(text.casefold().replace("*in", "in").replace("*r", "r").split())
    return WORDS.get(plain, "")


def take_over(apps, schema_editor):
    from gemeinwerk.actors.actor_groups import rows

    model = apps.get_model("actors", "ActorGroup")
    for town in apps.get_model("municipalities", "Municipality").objects.all():
        model.objects.bulk_create(model(municipality=town, **row) for row in rows())
    groups = {(one.municipality_id, one.kind): one for one in model.objects.all()}
    today = localdate()
    occupancies = apps.get_model("actors", "Occupancy")
    for seat in apps.get_model("actors", "Seat").objects.select_related("body", "organisation"):
        for person, deputises in ((seat.person_id, False), (seat.deputy_id, True)):
            if person:
                occupancies.objects.create(
                    seat=seat,
                    person_id=person,
                    deputises=deputises,
                    since=seat.since,
                    until=seat.until,
                )
        known = function_of(seat.remark)
        if known:
            seat.function, seat.remark = known, ""
        if seat.organisation:
            seat.group = groups.get((seat.body.municipality_id, seat.organisation.kind))
        if seat.until and seat.until >= today:
            seat.until = None  # the end of a term, after which somebody follows
        seat.save()


class Migration(migrations.Migration):
    dependencies = [("actors", "0005_seats_and_who_had_them")]

    operations = [migrations.RunPython(take_over)]
