"""32 people, 2,000 edits at once over HTTP, several processes: nothing lost, no server error."""

import random
from collections import Counter
from time import perf_counter

from bench.browser import Person
from bench.figures import Figure
from bench.serving import in_threads, server
from bench.towns import catalogue
from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure

PEOPLE, EDITS, MEASURES, PROCESSES = 32, 2_000, 100, 4
FIELD = "description"


def run() -> list[Figure]:
    concept = catalogue(MEASURES, status="drafting")
    users = [_office(concept, number) for number in range(PEOPLE)]
    pages = [_edit_page(measure) for measure in concept.measures.select_related("concept")]
    answers: Counter[str] = Counter()
    began = perf_counter()
    with server(processes=PROCESSES) as port:
        # Signed in beforehand: a thread would keep its own connection to the database.
        people = [Person(user, port) for user in users]
        in_threads(lambda index: _edit(people[index], index, pages, answers), PEOPLE)
    seconds = perf_counter() - began
    lost = sum(token not in text for token, text in _expected(concept))
    how = (
        f"{PEOPLE} signed-in people, {EDITS} edits of {MEASURES} measures over HTTP, {PROCESSES} "
        f"server processes; {answers['conflict']} times two met and one was asked; {seconds:.0f} s"
    )
    return [
        Figure("lost updates", lost, "edits", 0, how),
        Figure("server errors", answers["error"], "answers", 0, how),
        Figure("edits taken", answers["saved"], "edits", EDITS, how, at_least=True),
    ]


def _office(concept: Concept, number: int) -> User:
    user = User.objects.create(email=f"buero{number}@messstadt.example", name=f"Büro {number}")
    Membership.objects.create(user=user, municipality=concept.municipality, role="office")
    return user


def _edit_page(measure: Measure) -> str:
    return f"/arbeitsplatz/konzepte/{measure.concept.slug}/massnahmen/{measure.pk}/bearbeiten/"


def _tokens(index: int) -> list[str]:
    """The marks a person leaves, one an edit."""
    return [f"[{index}-{number}]" for number in range(index, EDITS, PEOPLE)]


def _edit(person: Person, index: int, pages: list[str], answers: Counter[str]) -> None:
    """Add each mark at the end of some description; asked about a conflict, read and try again."""
    chance = random.Random(index)
    for token in _tokens(index):
        page = chance.choice(pages)
        for _attempt in range(50):
            fields = person.read_form(page)
            fields[FIELD] = [f"{fields[FIELD][0]} {token}"]
            status, _body = person.send_form(page, fields)
            answers[{302: "saved", 409: "conflict"}.get(status, "error")] += 1
            if status != 409:
                break


def _expected(concept: Concept) -> list[tuple[str, str]]:
    text = "\n".join(concept.measures.values_list(FIELD, flat=True))
    return [(token, text) for index in range(PEOPLE) for token in _tokens(index)]
