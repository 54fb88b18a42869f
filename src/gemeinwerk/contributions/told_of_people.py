"""On the page of a person or an organisation at the desk: what they said."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import told
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.contributions import speaking
from gemeinwerk.contributions.models import Voice
from gemeinwerk.core.languages import spoken

FEW = 10
LABEL, RIGHT, ORDER = gettext_lazy("Beiträge"), "contribution.edit", 29


def _contributions(whose: Person | Organisation) -> told.Told | None:
    rows = whose.voices.select_related("contribution__concept")
    newest = list(rows.order_by("-contribution__received_at", "-pk")[:FEW])
    if not newest:
        return None
    return told.Told([_row(one) for one in newest], about=[_("Beiträge")])


def _row(voice: Voice) -> told.Row:
    one = voice.contribution
    address = reverse("contributions:contribution", args=[one.concept.slug, one.number])
    day = date_format(one.when, "DATE_FORMAT")
    said = f"{one.get_kind_display()}, {day}; {one.get_state_display()}"
    return told.Row(spoken(one.headline, speaking.headline_in(one)), address, said)


told.section(told.Section("contributions", LABEL, RIGHT, ORDER, _contributions))
told.section(told.Section("contributions", LABEL, RIGHT, ORDER, _contributions, told.ORGANISATION))
