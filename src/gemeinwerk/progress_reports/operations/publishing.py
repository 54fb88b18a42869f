"""An issued report is shown to citizens, or taken back from them. It stays as it is."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.progress_reports.errors import NotPublic
from gemeinwerk.progress_reports.models import IssuedReport
from gemeinwerk.progress_reports.verbs import ProgressReportVerb


@verb
def publish(issued: IssuedReport, *, by: User | None) -> IssuedReport:
    """Show it on the public site, with all its files."""
    present = _held(issued)
    if not present.concept.public:
        raise NotPublic(
            _("Das Konzept ist nicht öffentlich. Veröffentlichen Sie zuerst das Konzept.")
        )
    return _set(present, True, ProgressReportVerb.PUBLISH, by=by)


@verb
def withdraw(issued: IssuedReport, *, by: User) -> IssuedReport:
    """Take it from the public site. Who has its file can still prove it."""
    return _set(_held(issued), False, ProgressReportVerb.WITHDRAW, by=by)


def _set(
    present: IssuedReport, published: bool, deed: ProgressReportVerb, *, by: User | None
) -> IssuedReport:
    if present.published != published:
        present.published = published
        present.save(update_fields=["published"])
        audit.record(deed, present, by=by, public=present.concept.public)
    return present


def _held(issued: IssuedReport) -> IssuedReport:
    concept = hold(issued.concept)
    found = hold(issued)
    found.concept = concept
    return found
