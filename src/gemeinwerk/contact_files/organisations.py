"""All organisations of a file, each once: known by its name, its abbreviation or another name."""

from dataclasses import dataclass, field

from gemeinwerk.contact_files.results import ReadOrganisation, Rest
from gemeinwerk.german.people import OrganisationName
from gemeinwerk.german.text import fold


@dataclass(slots=True)
class OrganisationBook:
    """``names``: folded name, abbreviation or alias -> the organisation."""

    found: list[ReadOrganisation] = field(default_factory=list)
    names: dict[str, ReadOrganisation] = field(default_factory=dict)

    def take(self, said: OrganisationName, place: tuple[str, int]) -> ReadOrganisation:
        """The organisation a cell names, with what the cell adds to what is known of it."""
        keys = [fold(one) for one in (said.name, said.abbreviation, *said.aliases) if one]
        # Two organisations may share an abbreviation; a name in full tells them apart.
        known = self.names.get(keys[0])
        short = self.names.get(fold(said.abbreviation))
        if known is None and short and fold(short.name) == fold(said.abbreviation):
            known = short  # "MB" came before its full name
            known.name = said.name
        if known is None:
            known = ReadOrganisation(said.name)
            self.found.append(known)
        if said.abbreviation and fold(said.abbreviation) != fold(known.name):
            if not known.abbreviation:
                known.abbreviation = said.abbreviation
            elif fold(known.abbreviation) != fold(said.abbreviation):
                self._also(known, said.abbreviation)
        for alias in said.aliases:
            self._also(known, alias)
        if place not in known.rows[-1:]:
            known.rows.append(place)
        for key in keys:
            self.names.setdefault(key, known)
        return known

    def _also(self, known: ReadOrganisation, alias: str) -> None:
        if fold(alias) not in {fold(one) for one in [known.name, *known.aliases]}:
            known.aliases.append(alias)


def add_once(texts: list[str], more: tuple[str, ...] | list[str]) -> None:
    """What is not among them yet, whatever its case."""
    seen = {text.casefold() for text in texts}
    for one in more:
        if one.casefold() not in seen:
            seen.add(one.casefold())
            texts.append(one)


def add_rest(rest: list[Rest], column: str, text: str) -> None:
    """A text that is in no value, once."""
    if text.strip() and Rest(column, text.strip()) not in rest:
        rest.append(Rest(column, text.strip()))
