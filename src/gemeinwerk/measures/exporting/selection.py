"""Some measures of a catalogue, as a list was filtered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.measures.document.encoding import Document


@dataclass(frozen=True)
class Selection:
    """``codes``: the numbers of the measures, ``words``: the filter as it was chosen, ``total``:
    how many measures the catalogue has."""

    codes: tuple[str, ...]
    words: str
    total: int

    @property
    def sentence(self) -> str:
        """Auswahl: 3 von 54 Maßnahmen (hinter der Zusage, Handlungsfeld 2)."""
        return _("Auswahl: {n} von {total} Maßnahmen ({words})").format(
            n=len(self.codes), total=self.total, words=self.words
        )

    def of(self, document: Document) -> Document:
        """The document with these measures and what belongs to them. It is no longer the whole
        that a checksum was taken of."""
        chosen = set(self.codes)
        measures = [one for one in document["measures"] if one["code"] in chosen]
        fields = {one["field"]["code"] for one in measures}
        version = document["version"]
        return {
            **document,
            "version": version and version | {"checksum": ""},
            "fields": [one for one in document["fields"] if one["code"] in fields],
            "goals": [one for one in document["goals"] if one["field"] in fields],
            "measures": measures,
        }
