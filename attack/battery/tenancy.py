"""One town's people in another town, and everybody where they have no right to be."""

from collections.abc import Iterable

from tests.factories.published import make_public
from tests.walk.pages import EVERYONE, SIGNED_IN

from attack.callers import Answer
from attack.ground import Ground
from attack.pages import addresses, may
from attack.verdict import Verdict
from gemeinwerk.concepts.models import Concept


def play(ground: Ground) -> Iterable[Verdict]:
    yield _foreign_rows(ground)
    yield from _rights(ground)
    yield _drafts(ground)


def _foreign_rows(ground: Ground) -> Verdict:
    """Every address of one town under the other's host name, as each role of either."""
    verdict = Verdict("another town's addresses are not there")
    for asked, under in ((ground.home, ground.other), (ground.other, ground.home)):
        for _name, page, path in addresses(asked):
            if not page.of_scene or page.who == SIGNED_IN:
                continue
            for who in [asked.visitor("office"), under.visitor("office"), under.visitor("nobody")]:
                answer = ground.post(path, {}, who, town=under)
                seen = ground.get(path, who, town=under)
                ours = asked.mark in answer.body + seen.body
                verdict.require(not ours, f"{who.name} of {under.host}: {path}")
    return verdict


def _rights(ground: Ground) -> Iterable[Verdict]:
    opened = Verdict("nobody opens a page the matrix does not give")
    stored = Verdict("nothing is stored by a form the matrix does not give")
    watch = ground.watch()
    for _name, page, path in addresses(ground.home):
        for who in ground.home.visitors:
            if may(page, who):
                continue
            seen, sent = ground.get(path, who), ground.post(path, {}, who)
            told = f"{who.name}: {path} → {seen.status}, {sent.status}"
            opened.require(_refused(seen.status) and _refused(sent.status), told)
            stored.require(not watch.changed(), told)
    return opened, stored


def _refused(status: int) -> bool:
    return status in {302, 303, 403, 404, 405}


def _drafts(ground: Ground) -> Verdict:
    """A concept that nobody published: its addresses as everybody who is not of the office."""
    verdict = Verdict("an unpublished concept is not read from outside")
    town = ground.other
    concept = town.scene.concept
    _set_public(concept, False)
    # The town's own name stands on this page too, and nothing of any concept.
    nothing = ground.get("/konzepte/gab-es-nie/", town=town)
    try:
        for _name, page, path in addresses(town):
            if page.who == EVERYONE and concept.slug in path:
                answer = ground.get(path, town=town)
                told = f"{path} → {answer.status}"
                verdict.require(_is_like(nothing, answer, town.mark), told)
    finally:
        _set_public(concept, True)
    return verdict


def _set_public(concept: Concept, public: bool) -> None:
    concept.public = public
    concept.save(update_fields=["public"])
    make_public(concept)  # pages that were kept are no longer true


def _is_like(nothing: Answer, answer: Answer, mark: str) -> bool:
    """No more of the town than where there is no concept of that name."""
    return answer.status == 404 and answer.body.count(mark) <= nothing.body.count(mark)
