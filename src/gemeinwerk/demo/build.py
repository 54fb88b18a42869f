"""Filling an empty database with Havelfurt, with the verbs people use, each on its day.

    if not is_built():
        for done in build():   # the steps, each once it is done
            print(done.label)

The town is built whole or not at all: the steps are one transaction, which ends with the last.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content, story
from gemeinwerk.demo.answered import answering
from gemeinwerk.demo.answering import asked
from gemeinwerk.demo.asking import asking
from gemeinwerk.demo.calendars import kept_free
from gemeinwerk.demo.deeds import perform
from gemeinwerk.demo.dots import weighed
from gemeinwerk.demo.evaluating import agreeing, evaluate, halfway
from gemeinwerk.demo.figures import figured
from gemeinwerk.demo.heard import heard
from gemeinwerk.demo.importing import import_contacts
from gemeinwerk.demo.inviting import inviting
from gemeinwerk.demo.meeting import meeting
from gemeinwerk.demo.own_data import asked_of_own_data
from gemeinwerk.demo.planned_year import planned_year
from gemeinwerk.demo.planning import planning
from gemeinwerk.demo.post import settle_post
from gemeinwerk.demo.predecessor import build_predecessor
from gemeinwerk.demo.presence import counted
from gemeinwerk.demo.progress import progress
from gemeinwerk.demo.reporting import reporting
from gemeinwerk.demo.rounds import rounds
from gemeinwerk.demo.saying import said
from gemeinwerk.demo.seats import seated
from gemeinwerk.demo.second import beginning
from gemeinwerk.demo.steering import steered
from gemeinwerk.demo.taking_part import taking_part
from gemeinwerk.demo.town import Cast, build_town
from gemeinwerk.municipalities.models import Municipality


@dataclass
class Site:
    """What was built so far."""

    cast: Cast = field(init=False)
    predecessor: Concept = field(init=False)
    concept: Concept = field(init=False)


@dataclass(frozen=True)
class Step:
    """A part of the building, in words fit for the shell."""

    label: str
    take: Callable[[Site], object]


def is_built() -> bool:
    return Municipality.objects.filter(slug=content.read("town")["town"]["slug"]).exists()


def build() -> Iterator[Step]:
    """Build the town; gives each step of `STEPS` once it is done."""
    site = Site()
    with translation.override("de"), transaction.atomic():
        for step in STEPS:
            step.take(site)
            yield step


def _people_the_town(site: Site) -> None:
    site.cast = build_town()
    import_contacts(site.cast)


def _commission(site: Site) -> None:
    site.predecessor = build_predecessor(site.cast)
    evaluate(site.cast, site.predecessor)
    site.concept = story.commission(site.cast, site.predecessor)


def _decide(site: Site) -> None:
    story.decide(site.cast, site.concept, site.predecessor)


def _go_on(site: Site) -> None:
    told = (
        progress(site.concept, site.cast),
        rounds(site.cast, site.concept),
        beginning(site.cast),
        asking(site.cast, site.concept),
        steered(site.cast, site.concept),
        reporting(site.cast, site.concept),
        figured(site.cast, site.concept),
        agreeing(site.cast, site.concept),
        inviting(site.cast, site.concept),
        asked(site.cast, site.concept),
        halfway(site.cast, site.concept),
        seated(site.cast),
        counted(site.cast, site.concept),
        taking_part(site.cast),
        planned_year(site.cast, site.concept),
        planning(site.cast),
        asked_of_own_data(site.cast),
        kept_free(site.cast),
        meeting(site.cast, site.concept),
        weighed(site.cast),
        heard(site.cast, early=False),
        said(site.cast, site.concept),
        answering(site.cast, site.concept),
    )
    perform([deed for deeds in told for deed in deeds])


STEPS = (
    Step("the town, its units, organisations, people and bodies", _people_the_town),
    Step("the integration concept: its predecessor, evaluated; commission, review", _commission),
    Step(
        "the office's spreadsheet, imported", lambda site: story.bring_in(site.cast, site.concept)
    ),
    Step("the draft, mended with the units", lambda site: story.draft(site.cast, site.concept)),
    Step("participation", lambda site: story.participate(site.cast, site.concept)),
    Step("deliberation and decision", _decide),
    Step("until autumn 2026: what came of it, and a second concept begun", _go_on),
    Step("the post of those years", lambda site: settle_post()),
)
