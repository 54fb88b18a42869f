"""Mails to the office: a source has something new, or did not answer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.figures.reading.models import Feed, Reading
from gemeinwerk.measures.queries import people_of_office
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

WAITS = Kind(
    key="figures.reading_waits",
    label=_("Eine Quelle nennt neue Werte"),
    subject=_("Neue Werte: {indicator}"),
    action=_("Bitte sehen Sie durch, was die Quelle nennt, und übernehmen Sie es, oder nicht."),
    template="figures/notices/waits.txt",
)
FAILED = Kind(
    key="figures.reading_failed",
    label=_("Eine Quelle lässt sich nicht lesen"),
    subject=_("Nicht gelesen: {indicator}"),
    action=_("Bitte prüfen Sie die Adresse. Gelesen wird weiter, jeden Tag einmal."),
    template="figures/notices/failed.txt",
)
register_kinds(WAITS, FAILED)


def waits(feed: Feed, reading: Reading) -> None:
    _tell(WAITS, feed, reading)


def failed(feed: Feed, reading: Reading) -> None:
    _tell(FAILED, feed, reading)


def _tell(kind: Kind, feed: Feed, reading: Reading) -> None:
    shared = feed.shared
    for somebody in people_of_office(shared.municipality_id):
        queue(
            kind.key,
            town=shared.concept.municipality,
            to=somebody,
            path=reverse("figures:feed", args=[shared.pk]),
            context={
                "indicator": shared.name,
                "n": len(reading.difference),
                "failure": reading.failure,
                "address": feed.address,
            },
        )
