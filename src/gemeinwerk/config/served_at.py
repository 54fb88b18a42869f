"""Where the pages are found while trying out: at the port that is served, and no other."""

import os

from django.conf import settings

NAME = "GEMEINWERK_ADDRESS"


def at_port(port: int) -> None:
    """Let links in mails begin with this port, of this process and of those it starts.

    Only while trying out, and where the setting says nothing else: in production a server on the
    way knows the address, not we.
    """
    if settings.PRODUCTION or os.environ.get(NAME):
        return
    settings.ADDRESS = f"http://{{host}}:{port}"
    os.environ[NAME] = settings.ADDRESS
