"""Looking at counts, and keeping what was made of them. The work itself is `releasing.release`."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.representation.counting import Document
from gemeinwerk.representation.errors import NotNow, TooSoon, WouldTell
from gemeinwerk.representation.models import Enquiry, EnquiryState, Release
from gemeinwerk.representation.operations.writing import lock, require
from gemeinwerk.representation.verbs import RepresentationVerb


@verb
def look_at_counts(enquiry: Enquiry, *, by: User | None) -> int:
    """Whether the counts may be looked at now; how many have answered. Not while people answer, and
    not again after few: whether a release is refused tells something, too, and so would how few
    they are to whoever ends it for a moment."""
    present = lock(enquiry)
    require(present, EnquiryState.CLOSED)
    answered, floor = present.answered, present.floor
    if answered < floor:
        raise WouldTell(
            _(
                "Es haben zu wenige geantwortet: Es ist zu leicht zu sagen, von wem eine Antwort "
                "kommt. Möglich ist eine Veröffentlichung ab {floor} Antworten."
            ).format(floor=floor)
        )
    joined = answered - present.looked_at
    if present.looked_at and 0 < joined < floor:
        raise TooSoon(
            _(
                "Seit dem letzten Blick auf die Zahlen sind weniger als {floor} Antworten "
                "dazugekommen. Wer beide vergleicht, erfährt, was gerade diese gesagt haben. "
                "Möglich ist die nächste Veröffentlichung ab {next} Antworten."
            ).format(floor=floor, next=present.looked_at + floor)
        )
    if joined:
        present.looked_at = answered
        present.save(update_fields=["looked_at"])
    return answered


@verb
def keep_release(enquiry: Enquiry, *, content: Document, by: User | None) -> Release:
    """Frozen, entered in the ledger, and known from now on; shown to nobody but the office yet."""
    present = lock(enquiry)
    require(present, EnquiryState.CLOSED)
    if content["answered"] != present.answered:
        raise NotNow(_("Inzwischen haben weitere geantwortet. Bitte noch einmal versuchen."))
    number = present.releases.count() + 1
    if content["number"] != number:
        raise NotNow(_("Inzwischen wurde schon eine Veröffentlichung erstellt."))
    new = Release.objects.create(
        enquiry=present, number=number, made_at=audit.now(), content=content
    )
    audit.record(RepresentationVerb.RELEASE_MAKE, new, by=by)
    ledger.enter(new)
    return new


@verb
def publish_release(release: Release, *, by: User | None) -> Release:
    present = _held(release)
    if not present.enquiry.concept.public:
        raise NotNow(_("Das Konzept ist noch nicht öffentlich. Veröffentlichen Sie es zuerst."))
    if not present.published:
        present.published = True
        present.save(update_fields=["published"])
        audit.record(RepresentationVerb.RELEASE_PUBLISH, present, by=by, public=True)
    return present


@verb
def withdraw_release(release: Release, *, by: User | None) -> Release:
    """Take it off the public page; it stays known, since it was told."""
    present = _held(release)
    if present.published:
        present.published = False
        present.save(update_fields=["published"])
        public = present.enquiry.concept.public
        audit.record(RepresentationVerb.RELEASE_WITHDRAW, present, by=by, public=public)
    return present


def _held(release: Release) -> Release:
    enquiry = lock(release.enquiry)
    found = hold(release)
    found.enquiry = enquiry
    return found
