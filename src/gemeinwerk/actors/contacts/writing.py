"""Writes what a list was planned to change: in batches, with what can be taken back of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts.planning import CHANGED, NEW, Plan, Step
from gemeinwerk.actors.contacts.present import ORGANISATION, PERSON, Json, Key, called
from gemeinwerk.actors.contacts.speaking import SPEAKER
from gemeinwerk.actors.models import ContactImport, ContactRow, Organisation, Person
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core.gc_pause import collect_young
from gemeinwerk.core.renaming import renamed

BATCH = 500
T = TypeVar("T")
_PUBLIC = {"abbreviation", "email"}
"""What citizens read of an organisation, as it is today."""


class Writer:
    def __init__(self, plan: Plan, run: ContactImport, *, by: User | None, reason: str) -> None:
        assert transaction.get_connection().in_atomic_block, "a list is written whole or not"
        self.plan, self.run, self.by, self.reason = plan, run, by, reason
        self.keys: dict[Key, int] = {key: key for key in plan.present.organisations}
        here = plan.present.organisations
        self.names: dict[Key, str] = {key: one.name for key, one in here.items()}
        self.names |= {called(one.name): one.name for one in plan.organisations if not one.row}
        self.written: dict[int, Any] = {}
        """New rows, by the identity of their steps."""
        self.of_organisations: list[tuple[Step, Any, dict[str, Json]]] = []
        """What is kept of them, once everybody is written."""
        self.offices = {
            one.email.lower() for one in plan.present.organisations.values() if one.email
        }

    def write(self) -> None:
        for some in batches(self._of(self.plan.organisations, NEW)):
            self._create_organisations(some)
        for some in batches(self._of(self.plan.organisations, CHANGED)):
            self._change(some, Organisation)
        for some in batches(self._of(self.plan.people, NEW)):
            self._create_people(some)
        for some in batches(self._of(self.plan.people, CHANGED)):
            self._change(some, Person)
        self._speak()
        self._keep([self._row(step, row, **kept) for step, row, kept in self.of_organisations])
        same = (*self.plan.organisations, *self.plan.people)
        for some in batches([one for one in same if one.action not in (NEW, CHANGED)]):
            self._keep([self._row(one, one.row) for one in some])

    def _of(self, steps: list[Step], action: str) -> list[Step]:
        return [one for one in steps if one.action == action]

    # --- new ones ---------------------------------------------------------------------------

    def _create_organisations(self, steps: list[Step]) -> None:
        rows = [
            Organisation(municipality=self.plan.present.town, **_columns(Organisation, step.values))
            for step in steps
        ]
        Organisation.objects.bulk_create(rows, batch_size=BATCH)
        for step, row in zip(steps, rows, strict=True):
            self.keys[called(step.name)] = row.pk
        self._record(
            (ActorsVerb.ORGANISATION_CREATE, row, {}, step.values, False)
            for step, row in zip(steps, rows, strict=True)
        )
        for step, row in zip(steps, rows, strict=True):
            self.written[id(step)] = row
            self.of_organisations.append((step, row, {"after": dict(step.values)}))

    def _create_people(self, steps: list[Step]) -> None:
        rows = [
            Person(municipality=self.plan.present.town, **_columns(Person, step.values))
            for step in steps
        ]
        Person.objects.bulk_create(rows, batch_size=BATCH)
        pairs = list(zip(steps, rows, strict=True))
        self.written |= {id(step): row for step, row in pairs}
        self._belong(pairs)
        self._record(
            (ActorsVerb.PERSON_CREATE, row, {}, self._told(step, row), self._is_public(row.email))
            for step, row in pairs
        )
        self._keep([self._row(step, row, after=self._written(step)) for step, row in pairs])

    def _belong(self, pairs: Iterable[tuple[Step, Any]]) -> None:
        through = Person.organisations.through
        links = [
            through(person_id=row.pk, organisation_id=self.keys[key])
            for step, row in pairs
            for key in step.joined
        ]
        through._default_manager.bulk_create(links, batch_size=BATCH)

    # --- those that were there ----------------------------------------------------------------

    def _change(self, steps: list[Step], model: type[models.Model]) -> None:
        columns: set[str] = set()
        for step in steps:
            new = _columns(model, {one.name: one.after for one in step.changes})
            for name, value in new.items():
                setattr(step.row, name, value)
            columns |= new.keys()
        rows = [step.row for step in steps]
        if columns:
            model._default_manager.bulk_update(rows, sorted(columns), batch_size=100)
        is_person = model is Person
        if is_person:
            self._belong((step, step.row) for step in steps)
        told = []
        for step in steps:
            before = {one.name: one.before for one in step.changes}
            after = {one.name: one.after for one in step.changes}
            if is_person:
                verb: Verb = ActorsVerb.PERSON_EDIT
                mails = (before.get("email"), after.get("email"))
                public = any(self._is_public(mail) for mail in mails)
                if step.joined:
                    after["organisations"] = self._organisations(step)
            else:
                verb, public = ActorsVerb.ORGANISATION_EDIT, bool(_PUBLIC & after.keys())
            told.append((verb, step.row, before, after, public))
        self._record(one for one in told if one[3])
        kept = [
            (step, step.row, {
                "before": {one.name: one.before for one in step.changes},
                "after": self._written(step),
            })
            for step in steps
        ]  # fmt: skip
        if is_person:
            self._keep([self._row(step, row, **what) for step, row, what in kept])
        else:
            self.of_organisations += kept
        for step in steps:
            if not is_person and any(one.name == "abbreviation" for one in step.changes):
                renamed(step.row)

    def _speak(self) -> None:
        """Once both are written: who speaks for whom."""
        rows, told = [], []
        for step, row, kept in self.of_organisations:
            if step.speaker is None:
                continue
            row.speaker = step.speaker.row or self.written[id(step.speaker)]
            kept["after"] = {**kept["after"], SPEAKER: row.speaker.pk}
            rows.append(row)
            name = {SPEAKER: step.speaker.name}
            told.append((ActorsVerb.ORGANISATION_EDIT, row, {SPEAKER: None}, name, False))
        for some in batches(rows):
            Organisation.objects.bulk_update(some, [SPEAKER], batch_size=100)
        self._record(told)

    # --- what is kept of it -------------------------------------------------------------------

    def _written(self, step: Step) -> Json:
        """Values as written, with the keys of organisations somebody came to belong to."""
        values = step.values if step.row is None else {o.name: o.after for o in step.changes}
        joined = [self.keys[key] for key in step.joined]
        return values | ({"organisations": joined} if joined else {})

    def _told(self, step: Step, row: Person) -> Json:
        found = self._organisations(step)
        return step.values | ({"organisations": found} if found else {})

    def _organisations(self, step: Step) -> list[str]:
        return [self.names.get(key, str(key)) for key in step.joined]

    def _row(self, step: Step, row: Any, **kept: Json) -> ContactRow:
        of: Json = {"person": row} if isinstance(row, Person) else {"organisation": row}
        return ContactRow(
            run=self.run, key=step.key, said=step.said, created=step.row is None, **of, **kept
        )

    def _keep(self, rows: list[ContactRow]) -> None:
        ContactRow.objects.bulk_create(rows, batch_size=BATCH)
        collect_young()

    def _record(self, told: Iterable[tuple[Verb, Any, Json, Json, bool]]) -> None:
        entries: list[AuditEntry] = [
            audit.entry(
                verb, row, by=self.by, before=before, after=after, reason=self.reason, public=public
            )
            for verb, row, before, after, public in told
        ]
        audit.record_all(entries)

    def _is_public(self, mail: str | None) -> bool:
        """Citizens read the address of an office unless it is a person's."""
        return bool(mail) and str(mail).lower() in self.offices


def _columns(model: type[models.Model], values: Json) -> Json:
    """Plain values as columns take them."""
    names = PERSON if model is Person else ORGANISATION
    found: Json = {}
    for name in names:
        if name not in values:
            continue
        value = values[name]
        if name == "group":
            found["group_id"] = value
        elif name == "permission_on":
            found[name] = date.fromisoformat(value) if value else None
        else:
            found[name] = value
    return found


def batches(these: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(these), BATCH):
        yield these[start : start + BATCH]
