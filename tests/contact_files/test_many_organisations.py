"""A list with many organisations: none is looked for among all others."""

import cProfile

from gemeinwerk.contact_files.organisations import OrganisationBook
from gemeinwerk.german.people import parse_organisation


def calls(many: int) -> int:
    said = [parse_organisation(f"Verein Nummer {n}") for n in range(many)]
    book, profile = OrganisationBook(), cProfile.Profile()
    profile.runcall(lambda: [book.take(one, ("", n)) for n, one in enumerate(said)])
    assert len(book.found) == many
    return sum(one.callcount for one in profile.getstats())


def test_twice_as_many_are_twice_the_work() -> None:
    """Calls are counted, no clock."""
    assert calls(400) < 2.3 * calls(200)


def test_an_abbreviation_that_came_with_the_name_finds_it() -> None:
    book = OrganisationBook()
    first = book.take(parse_organisation("Migrantenbeirat (MB)"), ("", 2))
    assert book.take(parse_organisation("MB"), ("", 3)) is first
