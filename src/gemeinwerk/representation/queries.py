"""What is asked of „Wer ist dabei?“; every answer starts at a town."""

from django.utils.timezone import localdate

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.representation.models import Enquiry, EnquiryState, Release

STEP = 5
"""While people answer, how many did is told in such steps: so nobody is seen answering, and neither
by whoever ends it for a moment."""


def is_open(enquiry: Enquiry) -> bool:
    """Until the end of its last day, whether or not the tick has come by."""
    return enquiry.state == EnquiryState.OPEN and localdate(audit.now()) <= enquiry.closes_on


def enquiry(municipality: Municipality, pk: int) -> Enquiry:
    found = Enquiry.objects.select_related("concept__municipality")
    return found.get(concept__municipality=municipality, pk=pk)


def of_concept(concept: Concept) -> Enquiry | None:
    found = Enquiry.objects.filter(concept=concept).first()
    if found:
        found.concept = concept
    return found


def by_key(municipality: Municipality, key: str) -> Enquiry:
    """That of a draft is nobody's business."""
    found = Enquiry.objects.exclude(state=EnquiryState.DRAFT).select_related("concept")
    return found.get(concept__municipality=municipality, key=key)


def open_for(concept: Concept) -> Enquiry | None:
    """The one that can be answered now, for whoever leads people there."""
    found = of_concept(concept)
    return found if found and is_open(found) else None


def release(municipality: Municipality, pk: int) -> Release:
    found = Release.objects.select_related("enquiry__concept__municipality")
    return found.get(enquiry__concept__municipality=municipality, pk=pk)


def answered_so_far(enquiry: Enquiry) -> int:
    """At least so many, in steps."""
    return enquiry.answered // STEP * STEP


def tellable(enquiry: Enquiry) -> int:
    """Of how many answers something could be told now; 0 where they are too few."""
    joined = enquiry.answered - enquiry.looked_at
    return enquiry.answered if joined >= enquiry.floor else enquiry.looked_at


def left_in_the_pool(enquiry: Enquiry) -> int:
    return enquiry.unused.filter(digest=None).count()
