"""Havelfurt itself: what it says of itself, its units and organisations, people and bodies."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, Organisation, OrganisationKind, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.demo import content
from gemeinwerk.demo.accounts import open_accounts
from gemeinwerk.demo.moments import at
from gemeinwerk.municipalities import operations as municipalities
from gemeinwerk.municipalities.models import Municipality

SET_UP = datetime(2024, 1, 15, 9, 0)
IN_OFFICE_SINCE = datetime(2024, 4, 22).date()

_OF_A_BODY = ("abbreviation", "purpose", "seats_low", "seats_high", "wants_deputies")


@dataclass
class Cast:
    """Who and what the story speaks of, by the short names of the content."""

    town: Municipality
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def office(self) -> User:
        return self.users["sandow"]


def build_town() -> Cast:
    """The town with everyone in it, and the accounts of those who sign in."""
    with audit.at(at(SET_UP)):
        cast = Cast(_municipality())
        _organisations(cast)
        cast.users = open_accounts(cast.town)
        _people(cast)
        _bodies(cast)
    return cast


def _municipality() -> Municipality:
    told: dict[str, Any] = dict(content.read("town")["town"])
    hosts = told.pop("hosts")
    texts = {name: text.strip() if isinstance(text, str) else text for name, text in told.items()}
    town = municipalities.set_up(host=hosts[0], by=None, **texts)
    for group in content.read("town")["synonyms"]:
        municipalities.add_synonyms(town, words=group["words"], by=None)
    return municipalities.edit(town, hosts=hosts, by=None)


def _organisations(cast: Cast) -> None:
    for row in content.read("town")["unit"]:
        details = {name: row[name] for name in ("abbreviation", "aliases", "email") if name in row}
        parent = cast.organisations[row["parent"]] if "parent" in row else None
        unit = actors.create_organisation(
            cast.town,
            kind=OrganisationKind.UNIT,
            name=row["name"],
            parent=parent,
            by=None,
            **details,
        )
        posts = {int(year): Decimal(str(fte)) for year, fte in row.get("posts", {}).items()}
        actors.set_posts(unit, posts=posts, by=None)
        cast.organisations[row["abbreviation"]] = unit
    for row in content.read("town")["organisation"]:
        cast.organisations[row["abbreviation"]] = actors.create_organisation(
            cast.town, by=None, **row
        )


def _people(cast: Cast) -> None:
    for row in content.read("people")["person"]:
        cast.people[row["key"]] = actors.create_person(
            cast.town,
            name=row["name"],
            function=row["function"],
            email=cast.users[row["key"]].email if row["key"] in cast.users else "",
            user=cast.users.get(row["key"]),
            organisations=[cast.organisations[short] for short in row["of"]],
            by=None,
        )


def _bodies(cast: Cast) -> None:
    group = content.read("people")["own_group"]
    actors.add_actor_group(cast.town, by=None, **group)
    groups = {one.kind: one.pk for one in cast.town.actor_groups.all()}
    for row in content.read("people")["body"]:
        details = {name: row[name] for name in _OF_A_BODY if name in row}
        body = actors.create_body(cast.town, kind=row["kind"], name=row["name"], by=None, **details)
        for seat in row.get("seats", []):
            _seat(cast, body, seat)
        targets = {
            groups[kind]: (low, high) for kind, (low, high) in row.get("targets", {}).items()
        }
        actors.set_targets(body, targets=targets, by=None)
        cast.bodies[row["key"]] = body


def _seat(cast: Cast, body: Body, row: dict[str, Any]) -> None:
    actors.add_seat(
        body,
        person=cast.people.get(row.get("person", "")),
        organisation=cast.organisations[row["of"]],
        deputy=cast.people.get(row.get("deputy", "")),
        function=row.get("function", "member"),
        since=IN_OFFICE_SINCE,
        until=row.get("until"),
        paper=row.get("paper", ""),
        by=None,
    )
