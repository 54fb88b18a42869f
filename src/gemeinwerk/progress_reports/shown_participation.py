"""A report of the participation, arranged for reading: the page and print take the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.measures.document.encoding import Document, day_in_words


@dataclass(frozen=True)
class ShownParticipation:
    content: Document
    checksum: str

    @property
    def head(self) -> Document:
        found: Document = self.content["report"]
        return found

    @property
    def town(self) -> str:
        return str(self.content["municipality"]["name"])

    @property
    def colour(self) -> str:
        return str(self.content["municipality"]["colour"])

    @property
    def concept(self) -> str:
        return str(self.content["concept"])

    @property
    def addressed(self) -> str:
        """Bericht an den Sozialausschuss, gezählt am 30. Juni 2026."""
        counted = _("gezählt am {day}").format(day=day_in_words(self.head["as_of"]))
        body = self.head["body"]
        return f"{_('Für: {body}').format(body=body)}, {counted}" if body else counted

    @property
    def parts(self) -> list[Document]:
        """Each with its tables `told`: every cell beside the head of its column."""
        return [
            one | {"told": [_with_heads(table) for table in one["tables"]]}
            for one in self.content["parts"]
        ]


def _with_heads(table: Document) -> Document:
    rows = [list(zip(table["heads"], row, strict=True)) for row in table["rows"]]
    return table | {"rows": rows}
