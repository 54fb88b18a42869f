"""To whom belongs what a row says: its people, or their organisation."""

from collections.abc import Sequence
from dataclasses import replace

from gemeinwerk.contact_files.organisations import OrganisationBook, add_once, add_rest
from gemeinwerk.contact_files.results import ReadOrganisation, ReadPerson
from gemeinwerk.contact_files.said import Entry, Said, cells_with
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.people import Name, is_role_mailbox, parse_organisation
from gemeinwerk.german.text import fold, squash


def organisation_of(
    cells: Sequence[Entry], said: Said, book: OrganisationBook, place: tuple[str, int]
) -> ReadOrganisation | None:
    """The organisation of the row; further ones of its cells are in the book and in the rest."""
    main: ReadOrganisation | None = None
    texts = [(one.column, one.text) for one in cells_with(cells, "organisation")]
    shorts = [squash(one.text) for one in cells_with(cells, "abbreviation")]
    aliases = [squash(one.text) for one in cells_with(cells, "alias")]
    texts += [("", text) for text in said.organisations]
    for column, text in texts:
        found = parse_organisation(text)
        said.organisation_people += found.people
        add_rest(said.rest, column, found.rest)
        if not found.name:
            continue
        if main is None:
            extra = tuple(one for one in shorts[:1] if not is_empty(one, units=True))
            found = replace(
                found, abbreviation=found.abbreviation or "".join(extra),
                aliases=(*found.aliases, *(one for one in aliases if not is_empty(one))),
            )  # fmt: skip
            main = book.take(found, place)
        elif fold(found.name) not in book.names or book.names[fold(found.name)] is not main:
            book.take(found, place)
            add_rest(said.rest, column, text)
    if main is None:
        for short in shorts:
            main = book.take(parse_organisation(short), place)
    return main


def person_of(name: Name, sheet: str, row: int) -> ReadPerson:
    return ReadPerson(
        sheet, row, name.salutation, name.title, name.first, name.last, name.birth,
        name.pronouns, name.function, name.organisation,
    )  # fmt: skip


def give(
    said: Said,
    people: list[ReadPerson],
    organisation: ReadOrganisation | None,
    book: OrganisationBook,
    place: tuple[str, int],
) -> None:
    for one in people:
        if one.organisation:
            beside = book.take(parse_organisation(one.organisation), place)
            one.organisation = beside.name
            if organisation and beside is not organisation:
                add_rest(one.rest, "", beside.name)
        if organisation:
            one.organisation = organisation.name
    known = organisation or next(
        (book.names.get(fold(one.organisation)) for one in people if one.organisation), None
    )
    if not people and known is None:
        _nobody_at_all(said, people, place)
        if not people:
            return
    _give_reach(said, people, known)
    for one in people:
        _fill(one, said)
    if known is None:
        return
    if not known.group_typed:
        known.group, known.group_typed = said.group
    if said.nobody and not people:
        known.vacant = True
    if not people:
        known.address = known.address or said.address
        _rest_of(said, known)


def _nobody_at_all(said: Said, people: list[ReadPerson], place: tuple[str, int]) -> None:
    """A row that names neither: somebody with a mailbox is somebody, whatever they are called."""
    if said.mails or said.phones or said.rest or said.address or said.functions or said.wishes:
        people.append(ReadPerson(*place))


def _give_reach(
    said: Said, people: list[ReadPerson], organisation: ReadOrganisation | None
) -> None:
    """Each mailbox and number to whom it belongs; those of several people to all of them."""
    own: list[str] = []
    for mail in said.mails:
        name = people[0].last_name if len(people) == 1 else ""
        called = organisation.name if organisation else ""
        short = organisation.abbreviation if organisation else ""
        role = is_role_mailbox(mail, last_name=name, organisation=called) or (
            bool(short) and is_role_mailbox(mail, last_name=name, organisation=short)
        )
        if organisation and (role or not people):
            add_once(organisation.mails, [mail])
        else:
            own.append(mail)
    _share_out(own, people)
    phones = said.phones
    if len(phones) == len(people) > 1:
        for one, phone in zip(people, phones, strict=True):
            one.phones.append(phone)
    elif people:
        for one in people:
            one.phones += phones
    elif organisation:
        known = {one.digits for one in organisation.phones}
        organisation.phones += [one for one in phones if one.digits not in known]
    for target in [organisation] if organisation else people:
        add_once(target.pages, said.pages)


def _share_out(mails: list[str], people: list[ReadPerson]) -> None:
    named = {
        mail: [one for one in people if one.last_name and _box(mail, one.last_name)]
        for mail in mails
    }
    for place, mail in enumerate(mails):
        owners = named[mail]
        if len(owners) != 1 and len(mails) == len(people):
            owners = [people[place]]
        for one in owners or people:
            add_once(one.mails, [mail])


def _box(mail: str, last_name: str) -> bool:
    return fold(last_name).replace(" ", "") in fold(mail.partition("@")[0])


def _fill(one: ReadPerson, said: Said) -> None:
    one.unit, one.address, one.permission = said.unit, said.address, said.permission
    one.group, one.group_typed = said.group
    one.language, one.wishes = said.language, list(said.wishes)
    functions = [text for text in [*said.functions, one.function] if text]
    one.function = ", ".join(dict.fromkeys(functions))
    one.rest = [*one.rest, *said.rest]
    one.remarks = list(said.remarks)


def _rest_of(said: Said, known: ReadOrganisation) -> None:
    """What only a person can have stays beside the organisation as text."""
    for text in [*said.functions, said.unit, said.language, *said.wishes]:
        add_rest(known.rest, "", text)
    for left in said.rest:
        add_rest(known.rest, left.column, left.text)
    if said.permission:
        day = said.permission.on.strftime("%d.%m.%Y") if said.permission.on else ""
        given = {True: "ja", False: "nein", None: ""}[said.permission.given]
        words = " ".join(text for text in (given, day, said.permission.source) if text)
        add_rest(known.rest, "Einwilligung", words)
    if known.address != said.address and said.address:
        parts = (said.address.street, said.address.postcode, said.address.town, said.address.extra)
        add_rest(known.rest, "Anschrift", ", ".join(part for part in parts if part))
