"""What a list says of somebody, in plain values by the names of our columns, and what is left."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import ContactPermission, Organisation, Person
from gemeinwerk.contact_files import ReadOrganisation, ReadPerson
from gemeinwerk.core.lines import one_line
from gemeinwerk.german import fold
from gemeinwerk.german.people import Address, Phone

Json = dict[str, Any]
_URL = URLValidator(schemes=["http", "https"])
_LONGEST = 300


@dataclass
class Left:
    """What is in no value. ``column``: as the list calls it; ``why``: a sentence, "" for a column
    that has no field."""

    column: str
    text: str
    why: str = ""

    def plain(self) -> Json:
        return {"column": self.column, "text": self.text[:_LONGEST], "why": self.why}


@dataclass
class Wanted:
    """Somebody as the list has them. ``values``: only what it says."""

    key: str
    values: Json = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def put(self, model: type[models.Model], name: str, value: str) -> None:
        """A text into its column; one that is too long stays out and is said."""
        column: Any = model._meta.get_field(name)
        value = one_line(value)
        if not value:
            return
        if column.max_length and len(value) > column.max_length:
            why = _("länger als {n} Zeichen, wird nicht übernommen").format(n=column.max_length)
            self.left.append(Left(str(column.verbose_name), value, why))
        else:
            self.values[name] = value


def checksum(*parts: str) -> str:
    return hashlib.sha256("|".join(map(fold, parts)).encode()).hexdigest()


def person(read: ReadPerson) -> Wanted:
    """Without organisations and groups, whose keys only the town knows."""
    name = read.name or next(iter(read.mails), "") or _number(read) or read.function or "?"
    mail = next(iter(read.mails), "")
    wanted = Wanted(checksum("person", name, mail, read.organisation))
    for column, value in (
        ("name", name), ("salutation", read.salutation), ("title", read.title),
        ("first_name", read.first_name), ("last_name", read.last_name),
        ("birth_name", read.birth_name), ("pronouns", read.pronouns),
        ("function", read.function), ("language", read.language),
    ):  # fmt: skip
        wanted.put(Person, column, value)
    wanted.values.setdefault("name", one_line(name)[:200])
    _reach(wanted, Person, read.mails, read.phones, read.pages, read.address)
    if read.wishes:
        wanted.values["wishes"] = list(read.wishes)
    if read.permission:
        said = {True: ContactPermission.GIVEN, False: ContactPermission.REFUSED}
        if read.permission.given is not None:
            wanted.values["permission"] = said[read.permission.given].value
        if read.permission.on:
            wanted.values["permission_on"] = read.permission.on.isoformat()
        wanted.put(Person, "permission_source", read.permission.source)
    wanted.left += [Left(one.column, one.text) for one in read.rest]
    language = get_language() or "de"
    wanted.left += [Left("", "", one.in_language(language)) for one in read.remarks]
    return wanted


def organisation(read: ReadOrganisation) -> Wanted:
    wanted = Wanted(checksum("organisation", read.name))
    wanted.put(Organisation, "name", read.name)
    wanted.values.setdefault("name", one_line(read.name)[:200])
    wanted.put(Organisation, "abbreviation", read.abbreviation)
    if read.aliases:
        wanted.values["aliases"] = list(read.aliases)
    _reach(wanted, Organisation, read.mails, read.phones, read.pages, read.address)
    wanted.left += [Left(one.column, one.text) for one in read.rest]
    return wanted


def _reach(
    wanted: Wanted,
    model: type[models.Model],
    mails: Iterable[str],
    phones: Iterable[Phone],
    pages: Iterable[str],
    address: Address,
) -> None:
    """The first of each kind has a column of its own; the others stand below each other."""
    further: list[str] = []
    valid = []
    for mail in mails:
        if _is(validate_email, mail) and len(mail) <= 254:
            valid.append(mail)
        else:
            wanted.left.append(Left(_("E-Mail"), mail, _("keine gültige Adresse")))
    for place, mail in enumerate(valid):
        if place:
            further.append(mail)
        else:
            wanted.values["email"] = mail
    numbers = sorted(phones, key=lambda one: one.kind == "fax")
    for place, phone in enumerate(numbers):
        fax = phone.kind == "fax"
        if place or fax or len(phone.number) > 60:
            further.append(f"Fax {phone.number}" if fax else phone.number)
        else:
            wanted.values["phone"] = phone.number
    for place, page in enumerate(pages):
        whole = page if "://" in page else f"https://{page}"
        if not place and len(whole) <= 300 and _is(_URL, whole):
            wanted.values["page"] = whole
        else:
            further.append(page)
    if further:
        wanted.values["further"] = further
    for column, value in (
        ("address_extra", address.extra), ("street", address.street),
        ("postcode", address.postcode), ("city", address.town),
    ):  # fmt: skip
        wanted.put(model, column, value)


def _number(read: ReadPerson) -> str:
    return next((one.number for one in read.phones), "")


def _is(check: Callable[[str], object], text: str) -> bool:
    try:
        check(text)
    except ValidationError:
        return False
    return True
