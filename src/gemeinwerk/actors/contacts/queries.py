"""What can be asked about lists of contacts; every answer starts at a town."""

from django.db.models import QuerySet

from gemeinwerk.actors.contacts.planning import Base
from gemeinwerk.actors.contacts.present import Json
from gemeinwerk.actors.models import ContactImport, ContactMapping, ContactRow
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.municipalities.models import Municipality


def run(municipality: Municipality, pk: int) -> ContactImport:
    """Raises ContactImport.DoesNotExist."""
    rows = ContactImport.objects.select_related("municipality", "started_by", "undone_by")
    return rows.get(municipality=municipality, pk=pk)


def runs_of(municipality: Municipality) -> QuerySet[ContactImport]:
    """Newest first, without what was kept for looking through."""
    rows = ContactImport.objects.filter(municipality=municipality).select_related("started_by")
    return rows.exclude(state=ImportState.DISCARDED).defer("preview", "choices", "columns")


def remembered(town: int, signature: str) -> dict[str, str]:
    """What columns mean in lists with such headings, as somebody said before."""
    found = ContactMapping.objects.filter(municipality=town, signature=signature).first()
    return dict(found.columns) if found else {}


def last_applied(run: ContactImport, signature: str) -> ContactImport | None:
    """The newest list with such headings that was taken over, best this very file."""
    applied = ContactImport.objects.filter(
        municipality=run.municipality_id, state=ImportState.APPLIED
    )
    applied = applied.exclude(pk=run.pk).defer("preview", "result")
    same = applied.filter(sha256=run.sha256).first()
    return same or applied.filter(signature=signature).first()


def base_of(run: ContactImport, signature: str) -> Base:
    """What that list said of whom: two queries."""
    last = last_applied(run, signature)
    if last is None:
        return Base()
    people: dict[str, tuple[int, Json]] = {}
    organisations: dict[str, tuple[int, Json]] = {}
    rows = ContactRow.objects.filter(run=last).order_by("pk")
    for key, person, organisation, said in rows.values_list(
        "key", "person_id", "organisation_id", "said"
    ):
        if person is not None:
            people[key] = (person, said)
        elif organisation is not None:
            organisations[key] = (organisation, said)
    return Base(people, organisations)
