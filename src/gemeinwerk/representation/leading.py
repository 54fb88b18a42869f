"""How an area above leads people to „Wer ist dabei?“.

where = leading.open_for(concept)      # None where nobody can answer now, or no slip is left
address = leading.draw(where)          # the way on, with a slip

Within a verb of its own the other area draws first, then holds the row that says somebody drew, and
raises where they did before: both are taken back together. It notes that a slip was drawn and never
which; its page sends `Referrer-Policy: strict-origin`, so that the address it is pressed on, which
says who it is, does not come along.
"""

from django.urls import reverse

from gemeinwerk.concepts.models import Concept
from gemeinwerk.representation import queries
from gemeinwerk.representation.models import Enquiry
from gemeinwerk.representation.operations import draw_slip


def open_for(concept: Concept) -> Enquiry | None:
    found = queries.open_for(concept)
    return found if found and queries.left_in_the_pool(found) else None


def draw(enquiry: Enquiry) -> str:
    """Raises `NoSlipLeft`, `NotNow`."""
    return reverse("portal:presence_slip", args=[enquiry.key, draw_slip(enquiry)])
