"""What becomes of a catalogue when its concept is deleted."""

from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.operations.refusals import Kept, NotPossible
from gemeinwerk.privacy import uploads


def refuse_deletion(concept: Concept) -> DomainError | None:
    """What was frozen stays, and a file that is being worked on is waited for."""
    if version := concept.versions.defer("content").order_by("number").first():
        return Kept(
            _(
                "„{concept}“ wird nicht gelöscht: {version} ist eingefroren, und was eingefroren "
                "ist, bleibt. Sie können das Konzept von der öffentlichen Seite nehmen."
            ).format(concept=concept, version=version)
        )
    at_work = (ImportState.UPLOADED, ImportState.READING, ImportState.APPLYING)
    if run := concept.imports.filter(state__in=at_work).first():
        return NotPossible(
            _(
                "Gerade wird die Datei „{file}“ gelesen oder übernommen. Bitte warten Sie, bis sie "
                "fertig ist, oder verwerfen Sie sie."
            ).format(file=run.file_name)
        )
    return None


def remove_catalogue(concept: Concept) -> None:
    """Measures and goals, which hold their fields, and the files of imports."""
    uploads.forget_with(concept.imports.all())
    Measure.objects.filter(concept=concept).delete()
    Goal.objects.filter(concept=concept).delete()
