"""A reading of contacts as lines of text, for the shell."""

from collections.abc import Iterator

from gemeinwerk.contact_files.results import ContactReading, ReadPerson
from gemeinwerk.contact_files.vocabulary import LABELS
from gemeinwerk.tables.words import Words

_COUNTED = Words(
    "Personen: {people}, Organisationen: {organisations}.",
    "People: {people}, organisations: {organisations}.",
)
_COLUMNS, _STAYS = Words("Spalten", "Columns"), Words("bleibt als Text", "stays as text")
_REST = Words("als Text", "as text")
_BESIDE = {
    "outside": Words("Außerhalb der Liste", "Outside of the list"),
    "struck": Words("Durchgestrichen", "Struck through"),
    "hidden": Words("Ausgeblendet", "Hidden"),
}


def in_words(reading: ContactReading, language: str = "de") -> str:
    """Who was found, how the columns were taken, and all that is in no value."""
    return "\n".join(_lines(reading, language))


def _lines(reading: ContactReading, language: str) -> Iterator[str]:
    counted = _COUNTED.in_language(language)
    yield counted.format(people=len(reading.people), organisations=len(reading.organisations))
    for note in reading.notes:
        yield note.in_language(language)
    for apart in reading.withheld:
        yield apart.sentence.in_language(language)
    if reading.proposals:
        yield f"\n{_COLUMNS.in_language(language)}"
    for one in reading.proposals:
        label = LABELS[one.field] if one.field else _STAYS
        reason = one.reason.in_language(language)
        yield f"  {one.column}: {label.in_language(language)} ({reason})"
    yield ""
    for person in reading.people:
        yield _person(person)
        for left in person.rest:
            yield f"    {_REST.in_language(language)}: {left.column}: {left.text}"
    for organisation in reading.organisations:
        short = f" ({organisation.abbreviation})" if organisation.abbreviation else ""
        yield f"  · {organisation.name}{short}; {', '.join(organisation.mails)}".rstrip("; ")
        for left in organisation.rest:
            yield f"    {_REST.in_language(language)}: {left.column}: {left.text}"
    for name, label in _BESIDE.items():
        texts = getattr(reading, name)
        if texts:
            yield f"\n{label.in_language(language)}"
        for text in texts:
            yield f"  {text.row}: {text.text}"


def _person(one: ReadPerson) -> str:
    said = [one.name, one.function, one.organisation, *one.mails, *(p.number for p in one.phones)]
    return f"  {one.row}: {'; '.join(text for text in said if text)}"
