"""The desk's red thread of a measure and the citizens' say the same of the same."""

from collections.abc import Callable

from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.red_thread import thread
from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_version
from tests.portal.facts_of_a_page import pages
from tests.portal.test_contradictions import every_kind_of_measure

SHARED = ("Beschluss", "Mittel", "Umsetzung", "Wirkung")


def test_desk_and_citizens_are_told_the_same(client: Client, town: Municipality) -> None:
    concept = every_kind_of_measure(town)
    version = published_version(concept)
    for page in pages(client, version, localdate()):
        measure = queries.measure(
            town, concept.slug, Measure.objects.get(code=page.measure.code).pk
        )
        desk = {knot.label: knot for knot in thread(measure)}
        assert [one for one in SHARED if one in desk] == [
            one for one in SHARED if one in page.knots
        ]
        for label in SHARED:
            if label in desk:
                state, text = page.knots[label]
                assert desk[label].state == state, page.measure.code
                assert desk[label].text in text, page.measure.code


def test_who_goes_through_a_list_stays_in_it(
    client_as: Callable[..., Client], town: Municipality
) -> None:
    concept = every_kind_of_measure(town)
    measure = Measure.objects.filter(code="1.1").get()
    page = f"/arbeitsplatz/konzepte/{concept.slug}/massnahmen/{measure.pk}/"
    thread = client_as("office").get(f"{page}?liste=stand%3Doffen").content.decode()
    thread = thread.partition("gw-thread")[2].partition("</ol>")[0]
    for knot in ("verlauf", "bestaetigung"):
        assert f'href="{page}{knot}/?liste=stand%3Doffen"' in thread


def test_every_knot_of_the_desk_leads_to_what_is_there(
    client_as: Callable[..., Client], town: Municipality
) -> None:
    concept = every_kind_of_measure(town)
    published_version(concept)
    office = client_as("office")
    measure = Measure.objects.filter(code="1.1").get()
    html = office.get(
        f"/arbeitsplatz/konzepte/{concept.slug}/massnahmen/{measure.pk}/"
    ).content.decode()
    for anchor in ("kosten", "stand", "indikatoren"):
        assert f'href="#{anchor}"' in html
        assert f'id="{anchor}"' in html
