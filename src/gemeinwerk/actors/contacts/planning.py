"""What a list would change: whom it brings, who is changed in what, who stays as they are."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.actors.contacts import speaking
from gemeinwerk.actors.contacts import wanted as wanting
from gemeinwerk.actors.contacts.finding import Finder
from gemeinwerk.actors.contacts.present import (
    KIND_OF_GROUP,
    Json,
    Key,
    Present,
    Someone,
    called,
    plain_row,
)
from gemeinwerk.actors.contacts.present import ORGANISATION as OF_ORGANISATION
from gemeinwerk.actors.contacts.wanted import Left, Wanted
from gemeinwerk.actors.models import ContactPermission, OrganisationKind, Person
from gemeinwerk.contact_files import Beside, ContactReading, ReadOrganisation, ReadPerson

NEW, CHANGED, SAME = "new", "changed", "same"
_ADDED = ("further", "aliases")
"""Lists to which a file adds; what it leaves out stays."""


@dataclass
class Change:
    """One column: what stands there, what the list says. ``overtaken``: somebody wrote it here
    since the list said otherwise."""

    name: str
    before: Any
    after: Any
    overtaken: bool = False


@dataclass
class Step:
    """Somebody of the list, or an organisation. ``row`` is None for a new one."""

    key: str
    sheet: str
    number: int
    said: Json
    left: list[Left]
    row: Any = None
    values: Json = field(default_factory=dict)
    """All columns, as they are once it is taken over."""
    organisations: list[Key] = field(default_factory=list)
    joined: list[Key] = field(default_factory=list)
    """Organisations somebody did not belong to yet."""
    changes: list[Change] = field(default_factory=list)
    vacant: bool = False
    speaker: "Step | None" = None
    """Of an organisation: who of the list speaks for it from now on."""

    @property
    def action(self) -> str:
        if self.row is None:
            return NEW
        return CHANGED if self.changes or self.joined or self.speaker else SAME

    @property
    def name(self) -> str:
        return str(self.values.get("name", ""))


@dataclass
class Base:
    """What the last such list said, and of whom: key of somebody in a list -> (row, said)."""

    people: Mapping[str, tuple[int, Json]] = field(default_factory=dict)
    organisations: Mapping[str, tuple[int, Json]] = field(default_factory=dict)


@dataclass
class Plan:
    reading: ContactReading
    present: Present
    organisations: list[Step] = field(default_factory=list)
    people: list[Step] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Of people, then of organisations: "new", "changed", "same", "new_organisations" …"""
        people = Counter(step.action for step in self.people)
        others = Counter(step.action for step in self.organisations)
        found = {name: people[name] for name in (NEW, CHANGED, SAME)}
        return found | {f"{name}_organisations": others[name] for name in (NEW, CHANGED, SAME)}

    @property
    def is_empty(self) -> bool:
        return all(one.action == SAME for one in (*self.people, *self.organisations))

    def digest(self) -> str:
        """The same as long as the same would be written."""
        told = [
            [step.key, step.action, step.row.pk if step.row else None,
             sorted(map(str, step.joined)),
             [[one.name, one.before, one.after] for one in step.changes],
             step.values if step.row is None else None,
             step.speaker.key if step.speaker else ""]
            for step in (*self.organisations, *self.people)
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def plan(reading: ContactReading, present: Present, base: Base, choices: Mapping[str, str]) -> Plan:
    """`choices`: key of somebody in the list -> key of the person they are."""
    made = _Planner(reading, present, base, choices)
    return made.run()


class _Planner:
    def __init__(
        self, reading: ContactReading, present: Present, base: Base, choices: Mapping[str, str]
    ) -> None:
        self.plan, self.present, self.base = Plan(reading, present), present, base
        self.choices = choices
        self.step_of: dict[int, Step] = {}
        self.finder = Finder(present.people)
        self.organisation_of: dict[str, Key] = {}
        self.new: dict[str, Step] = {}
        self.step_for: dict[Key, Step] = {}
        self.group_of: dict[Key, int | None] = {}

    def run(self) -> Plan:
        members: dict[str, list[str]] = defaultdict(list)
        reading = self.plan.reading
        for person in self.plan.reading.people:
            if person.group:
                members[person.organisation].append(person.group)
        for read in self.plan.reading.organisations:
            self._organisation(read, members[read.name])
        for key, row in self.present.organisations.items():
            self.group_of.setdefault(key, self._group_of(row.group_id, row.kind))
        for one in self.plan.reading.people:
            if one.name or one.mails or one.phones:
                self._person(one)
            else:  # a line that is about nobody
                told = "; ".join(left.text for left in one.rest) or one.function
                reading.outside.append(Beside(one.sheet, one.row, told))
        for step in self.plan.people:
            self._compare_person(step)
        return self.plan

    # --- organisations ----------------------------------------------------------------------

    def _organisation(self, read: ReadOrganisation, groups: list[str]) -> None:
        wanted = wanting.organisation(read)
        nobody: tuple[int, Json] = (0, {})
        known = self.base.organisations.get(wanted.key, nobody)
        key = known[0] if known[0] in self.present.organisations else None
        key = key or self.present.organisation(read.name, read.abbreviation, *read.aliases)
        sheet, number = read.rows[0] if read.rows else ("", 0)
        step = Step(wanted.key, sheet, number, wanted.values, wanted.left, vacant=read.vacant)
        word = read.group or (Counter(groups).most_common(1)[0][0] if groups else "")
        group = self.present.group(word, read.group_typed)
        if read.group_typed and group is None:
            step.left.append(_no_group(read.group_typed))
        if key is None and (same := self.new.get(called(read.name))):
            names = [same.name, *same.values.get("aliases", ())]
            if read.name not in names:
                same.said["aliases"] = same.values["aliases"] = [*names[1:], read.name]
            same.left += wanted.left
            self.organisation_of[read.name] = called(read.name)
            return
        if key is None:
            self._new_organisation(step, word, group)
        else:
            step.row = self.present.organisations[key]
            step.values = plain_row(step.row, OF_ORGANISATION)
            values = dict(wanted.values)
            # It may be known here by another name than the list's: then that is one more.
            if called(values["name"]) == called(step.values["name"]):
                del values["name"]
            else:
                values["aliases"] = [*values.get("aliases", ()), values.pop("name")]
            own = {called(step.values["name"]), called(step.values["abbreviation"])}
            values["aliases"] = [one for one in values.get("aliases", ()) if called(one) not in own]
            short = step.values["abbreviation"]
            if short and values.get("abbreviation", short) != short:
                values["aliases"].append(values.pop("abbreviation"))
            _compare(step, values, known[1])
            self.group_of[key] = self._group_of(step.row.group_id, step.row.kind)
        self.organisation_of[read.name] = key or called(read.name)
        self.step_for[key or called(read.name)] = step
        self.plan.organisations.append(step)

    def _new_organisation(self, step: Step, word: str, group: Any) -> None:
        # A list makes no departments: those are the town's own register.
        kind = KIND_OF_GROUP.get(word, OrganisationKind.OTHER)
        step.values = {**step.said, "kind": str(kind)}
        if kind == OrganisationKind.UNIT:
            step.values["kind"] = str(OrganisationKind.OTHER)
        if group and group.kind != step.values["kind"]:
            step.values["group"] = group.pk
        self.group_of[called(step.name)] = group.pk if group else None
        self.new[called(step.name)] = step

    def _group_of(self, group: int | None, kind: str) -> int | None:
        of_kind = (one.pk for one in self.present.groups if one.kind == kind)
        return group or next(of_kind, None)

    # --- people -----------------------------------------------------------------------------

    def _person(self, read: ReadPerson) -> None:
        wanted = wanting.person(read)
        organisations = self._organisations_of(read, wanted)
        self._set_group(read, wanted, organisations)
        someone = Someone(wanted.values, organisations)
        found = self._chosen(wanted.key) or self._remembered(wanted.key)
        found = found or self.finder.find(someone)
        step = self.step_of.get(id(found)) if found else None
        if step:
            _join(step, wanted, organisations, read.row)
            self._speaks(read, step)
            return
        step = Step(wanted.key, read.sheet, read.row, wanted.values, wanted.left)
        step.organisations = organisations
        if found is None:
            found = someone
            self.finder.add(someone)
        step.row = found.row
        self.step_of[id(found)] = step
        self.plan.people.append(step)
        self._speaks(read, step)

    def _speaks(self, read: ReadPerson, step: Step) -> None:
        key = self.organisation_of.get(read.organisation)
        organisation = self.step_for.get(key) if read.speaks and key is not None else None
        if organisation:
            nobody: tuple[int, Json] = (0, {})
            base = self.base.organisations.get(organisation.key, nobody)
            speaking.plan(organisation, step, base[1])

    def _organisations_of(self, read: ReadPerson, wanted: Wanted) -> list[Key]:
        keys: list[Key] = []
        if read.organisation:
            known = self.organisation_of.get(read.organisation)
            keys.append(known if known is not None else called(read.organisation))
        if read.unit:
            unit = self.present.unit(read.unit)
            if unit is not None:
                keys.append(unit)
            else:
                told = ", ".join(filter(None, (wanted.values.get("function"), read.unit)))
                wanted.put(Person, "function", told)
        return list(dict.fromkeys(keys))

    def _set_group(self, read: ReadPerson, wanted: Wanted, organisations: list[Key]) -> None:
        """Only where it is another than that of the organisation."""
        group = self.present.group(read.group, read.group_typed)
        if group is None:
            if read.group_typed:
                wanted.left.append(_no_group(read.group_typed))
        elif group.pk not in {self.group_of.get(key) for key in organisations}:
            wanted.values["group"] = group.pk

    def _chosen(self, key: str) -> Someone | None:
        pk = self.choices.get(key, "")
        return self.finder.by_row.get(int(pk)) if pk.isdecimal() else None

    def _remembered(self, key: str) -> Someone | None:
        return self.finder.by_row.get(self.base.people.get(key, (0, {}))[0])

    def _compare_person(self, step: Step) -> None:
        if step.row is None:
            step.values = {**step.said}
            step.joined = list(step.organisations)
            return
        someone = self.finder.by_row[step.row.pk]
        step.values = dict(someone.values)
        _keep_refusal(step)
        _compare(step, step.said, self.base.people.get(step.key, (0, {}))[1])
        step.joined = [one for one in step.organisations if one not in someone.organisations]


def _compare(step: Step, said: Json, base: Json) -> None:
    """What the list says otherwise than it did, and than what stands there."""
    for name, value in said.items():
        if name in base and base[name] == value:
            continue
        before = step.values.get(name)
        if name in _ADDED:
            value = [*(before or ()), *(one for one in value if one not in (before or ()))]
        if before == value:
            continue
        overtaken = name in base and bool(before) and before != base[name]
        step.changes.append(Change(name, before, value, overtaken))
        step.values[name] = value


def _join(step: Step, wanted: Wanted, organisations: list[Key], number: int) -> None:
    """The same person in a further row: what it adds counts, what it contradicts is said."""
    for name, value in wanted.values.items():
        before = step.said.get(name)
        if not before:
            step.said[name] = value
        elif name in ("wishes", "further"):
            step.said[name] = [*before, *(one for one in value if one not in before)]
        elif before != value and name in ("email", "phone", "page"):
            further = step.said.get("further", [])
            step.said["further"] = [*further, *([] if value in further else [value])]
        elif before != value and name != "name":
            column: Any = Person._meta.get_field(name)
            why = _("Zeile {n} sagt anderes; es gilt, was zuerst steht").format(n=number)
            step.left.append(Left(str(column.verbose_name), str(value), why))
    step.left += wanted.left
    step.organisations = list(dict.fromkeys([*step.organisations, *organisations]))


def _keep_refusal(step: Step) -> None:
    """Who said no since is not asked again because an older list says yes."""
    refused = ContactPermission.REFUSED.value
    said = step.said.get("permission")
    if step.values.get("permission") != refused or said in (None, refused):
        return
    there, here = step.said.get("permission_on"), step.values.get("permission_on")
    if there and here and there > here:
        return
    why = _("Hier steht, dass die Person nicht angeschrieben werden will. Das gilt.")
    step.left.append(Left(_("Einwilligung"), str(ContactPermission(said).label), why))
    for name in ("permission", "permission_on", "permission_source"):
        step.said.pop(name, None)


def _no_group(typed: str) -> Left:
    return Left(_("Akteursgruppe"), typed, _("Eine Gruppe dieses Namens gibt es nicht"))
