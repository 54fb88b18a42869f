"""What the verbs share: an enquiry is held after its concept, and asked where it stands."""

from django.utils.translation import gettext as _

from gemeinwerk.core.writing import hold
from gemeinwerk.representation.errors import NotNow
from gemeinwerk.representation.models import Enquiry, EnquiryState


def lock(enquiry: Enquiry) -> Enquiry:
    """Held with its concept."""
    concept = hold(enquiry.concept, "municipality")
    found = hold(enquiry)
    found.concept = concept
    return found


def require(enquiry: Enquiry, *states: str) -> None:
    if enquiry.state in states:
        return
    sentences = {
        EnquiryState.DRAFT: _("Die Selbstauskunft ist noch nicht geöffnet."),
        EnquiryState.OPEN: _(
            "Die Selbstauskunft ist offen. Solange Menschen antworten, bleiben ihre Fragen, wie "
            "sie sind, und niemand sieht Zahlen."
        ),
        EnquiryState.CLOSED: _("Die Selbstauskunft ist beendet."),
    }
    raise NotNow(sentences[EnquiryState(enquiry.state)])
