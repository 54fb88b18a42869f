"""The office brings in its list of contacts and its spreadsheet, as everybody does."""

from datetime import datetime

from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures.importing import operations as importing

CONTACTS_READ = datetime(2024, 1, 16, 10, 15)


def import_contacts(cast: Cast) -> None:
    """Whom the concept could be made with. Somebody stands twice in it: left to be found."""
    with audit.at(at(CONTACTS_READ)):
        contacts.import_now(
            cast.town,
            content=content.CONTACTS.read_bytes(),
            name=content.CONTACTS.name,
            by=cast.users["paetzold"],
        )


def import_spreadsheet(cast: Cast, concept: Concept) -> None:
    told = content.read("concept")["import"]
    with audit.at(at(told["on"])):
        importing.import_now(
            concept,
            content=content.SPREADSHEET.read_bytes(),
            name=content.SPREADSHEET.name,
            by=cast.users[told["by"]],
        )
