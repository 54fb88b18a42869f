"""The unit puts a picture into its report, or takes it out; the office may take it out at any time.

put(report, picture=read_apart(content), alt="Der neue Empfang", by=user)
take_out(report, by=user)
withdraw(report, by=office)        # whatever the report's state, approved too
"""

from hashlib import sha256

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.pictures import Picture
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.monitoring.authors import Author
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.operations.writing import draft_again, require_writable
from gemeinwerk.monitoring.operations.writing import held as _held
from gemeinwerk.monitoring.pictures.errors import NoPicture, WordsMissing
from gemeinwerk.monitoring.pictures.models import ReportPicture, picture_told
from gemeinwerk.monitoring.verbs import MonitoringVerb


@verb
def put(
    report: Report,
    *,
    alt: str,
    by: Author,
    picture: Picture | None = None,
    seen: str | None = None,
) -> Report:
    """In place of the one that is there; without a picture only its words are other ones. `seen`:
    stamp of `picture_told`; raises `SeenOtherwise`."""
    present = _held(report)
    require_writable(present)
    require_same(picture_told(present), seen)
    words = " ".join(alt.split())
    if not words:
        raise WordsMissing(
            _("Bitte schreiben Sie, was auf dem Bild zu sehen ist: Nicht alle können es sehen.")
        )
    if picture is None:
        if not ReportPicture.objects.filter(report=present).update(alt=words):
            raise _gone()
    else:
        told = {
            "content": picture.content,
            "kind": picture.kind,
            "width": picture.width,
            "height": picture.height,
            "digest": sha256(picture.content).hexdigest(),
            "alt": words,
            "added_at": audit.now(),
        }
        ReportPicture.objects.update_or_create(report=present, defaults=told)
    draft_again(present, by=by)
    audit.record(MonitoringVerb.REPORT_PICTURE, present, by=by)
    return present


@verb
def take_out(report: Report, *, by: Author, seen: str | None = None) -> Report:
    present = _held(report)
    require_writable(present)
    require_same(picture_told(present), seen)
    _remove(present)
    draft_again(present, by=by)
    audit.record(MonitoringVerb.REPORT_NO_PICTURE, present, by=by)
    return present


@verb
def withdraw(report: Report, *, by: User) -> Report:
    """Because somebody on it asks for it, say: it is gone from the public pages at once."""
    hold(report.round.concept)
    hold(report.round)
    present = hold(report, "round__concept", "measure")
    _remove(present)
    was_public = present.state == ReportState.APPROVED and present.round.concept.public
    audit.record(MonitoringVerb.REPORT_NO_PICTURE, present, by=by, public=was_public)
    return present


def _remove(present: Report) -> None:
    if not ReportPicture.objects.filter(report=present).delete()[0]:
        raise _gone()


def _gone() -> NoPicture:
    return NoPicture(_("Ein Bild hat diese Meldung nicht mehr."))
