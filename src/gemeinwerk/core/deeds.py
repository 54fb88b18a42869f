"""What a button does, and what the next page says of it.

do_or_say(request, lambda: operations.publish(found, by=request.user), _("Alle lesen es jetzt."))
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from gemeinwerk.core.errors import DomainError


def do_or_say(request: HttpRequest, deed: Callable[[], object], done: str) -> None:
    """That it is done, or why it is not."""
    try:
        deed()
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
