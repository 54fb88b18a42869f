"""The office brings in its spreadsheet, as everybody does."""

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures.importing import operations as importing


def import_spreadsheet(cast: Cast, concept: Concept) -> None:
    told = content.read("concept")["import"]
    with audit.at(at(told["on"])):
        importing.import_now(
            concept,
            content=content.SPREADSHEET.read_bytes(),
            name=content.SPREADSHEET.name,
            by=cast.users[told["by"]],
        )
