"""Who is asked to name somebody for vacant seats, and who could sit in the groups on climate."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, datetime
from typing import Any

from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, Seat
from gemeinwerk.compositions import operations as compositions
from gemeinwerk.compositions.models import Composition
from gemeinwerk.compositions.operations import Wishes, computing
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.nominations import operations as nominations
from gemeinwerk.nominations.by_link import ByLink
from gemeinwerk.nominations.models import NominationRequest
from gemeinwerk.nominations.operations import Said

ASKED = datetime(2026, 11, 16, 10, 20)
NAMED = datetime(2026, 11, 24, 19, 5)
ANSWER_BY = date(2026, 12, 11)
FOUNDED = datetime(2026, 11, 9, 9, 30)
WISHED = datetime(2026, 11, 18, 15, 0)
COMPOSED = datetime(2026, 11, 25, 11, 15)
SEED = 482915


def taking_part(cast: Cast) -> Iterator[Deed]:
    yield Deed(at(ASKED), "Benennung", lambda: _ask(cast))
    yield Deed(at(NAMED), "Benennung", _name)
    told = content.read("taking_part")
    yield Deed(at(FOUNDED), "Gruppen", lambda: _found(cast, told))
    yield Deed(at(WISHED), "Wünsche", lambda: _wish(cast, told))
    yield Deed(at(COMPOSED), "Vorschlag", lambda: _compose(cast))


def _ask(cast: Cast) -> None:
    """For the seat of its own that is vacant since ever, and for one that was given up."""
    own = Seat.objects.get(
        body=cast.bodies["AG 1"], organisation=cast.organisations["NFB"], occupancies=None
    )
    given_up = Seat.objects.get(
        body=cast.bodies["AG 2"], occupancies__person=cast.people["schuster"]
    )
    nominations.ask(
        cast.organisations["NFB"],
        seats=[own.pk, given_up.pk],
        email="netzwerk@frauen-beruf-havelfurt.example",
        answer_until=ANSWER_BY,
        words="Die Arbeitsgruppen treffen sich im Januar zum ersten Mal zur neuen Runde.",
        by=cast.office,
    )


def _name() -> None:
    asked = NominationRequest.objects.get()
    first, second = asked.nominations.order_by("pk")
    by = ByLink(asked.organisation.name)
    said = Said(
        "named", name="Samira Benali", function="Projektleiterin",
        email="benali@frauen-beruf-havelfurt.example", phone="03381 555 0142",
    )  # fmt: skip
    nominations.answer(asked, seats=[first.pk], said=said, by=by)
    later = Said("more_time", until=ANSWER_BY)
    nominations.answer(asked, seats=[second.pk], said=later, by=by)


def _climate(cast: Cast) -> Concept:
    return Concept.objects.get(
        municipality=cast.town, slug=content.read("klima")["concept"]["slug"]
    )


def _found(cast: Cast, told: dict[str, Any]) -> None:
    kinds = {one.kind: one.pk for one in cast.town.actor_groups.all()}
    fields = {one.code: one for one in _climate(cast).fields.all()}
    for row in told["group"]:
        given = concepts.found_working_group(fields[row["field"]], by=cast.office)
        body = Body.objects.get(fields=given)
        low, high = row["size"]
        actors.edit_body(body, seats_low=low, seats_high=high, by=cast.office)
        targets = {kinds[kind]: (least, most) for kind, (least, most) in row["targets"].items()}
        actors.set_targets(body, targets=targets, by=cast.office)


def _wish(cast: Cast, told: dict[str, Any]) -> None:
    concept = _climate(cast)
    fields = concept.fields.exclude(working_group=None)
    bodies = {one.code: one.working_group_id or 0 for one in fields}
    people = {row["person"]: cast.people[row["person"]] for row in told["wish"]}
    compositions.add_candidates(concept, people=[one.pk for one in people.values()], by=cast.office)
    keys = dict(concept.candidates.values_list("person", "pk"))
    rows = {
        keys[people[row["person"]].pk]: Wishes(
            [bodies[code] for code in row["fields"]], most=row.get("most", 1)
        )
        for row in told["wish"]
    }
    compositions.write_wishes(concept, rows=rows, by=cast.office)


def _compose(cast: Cast) -> None:
    """The worker has done it already when the tour begins."""
    row = compositions.ask(_climate(cast), seed=SEED, seconds=30, by=cast.office)
    row.tries = 1
    Composition.objects.filter(pk=row.pk).update(tries=1)
    computing.compute(row, lengthen=nullcontext())
