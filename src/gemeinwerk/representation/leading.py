"""How whoever has answered an invitation comes to „Wer ist dabei?“: a button draws a slip."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation

from gemeinwerk.core import tongues
from gemeinwerk.invitations.models import Invitation
from gemeinwerk.representation.models import Drawn, Enquiry, EnquiryState, Slip
from gemeinwerk.representation.queries import is_open


def way(invitation: Invitation, word: str) -> str:
    """Where the form is sent to that draws, with the word of their link; "" where there is nothing
    to answer, no slip is left, they drew before, or it was no person who was invited. One query."""
    if invitation.person_id is None:
        return ""
    found = _open_to(invitation)
    if found is None:
        return ""
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        return reverse("portal:presence_draw", args=[word])


def _open_to(invitation: Invitation) -> Enquiry | None:
    left = Slip.objects.filter(enquiry=OuterRef("pk"), digest=None)
    drew = Drawn.objects.filter(enquiry=OuterRef("pk"), person=invitation.person_id)
    asked = Enquiry.objects.filter(
        Exists(left), ~Exists(drew), concept=invitation.wave.concept_id, state=EnquiryState.OPEN
    )
    return next((one for one in asked if is_open(one)), None)
