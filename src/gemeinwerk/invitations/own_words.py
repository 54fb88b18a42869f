"""The few sentences the product itself says in letters, in each language people are written to in.

Their translations stand where those of the page of an answer stand (`core/tongues`).
"""

from django.utils.translation import gettext as _

from gemeinwerk.core import tongues


def greeting(name: str, language: str) -> str:
    with tongues.speaking(language):
        return _("Guten Tag {name},").format(name=name)


def reminder(subject: str, language: str) -> str:
    """Where the wave has no text for reminders, the invitation is sent once more under this."""
    with tongues.speaking(language):
        return _("Erinnerung: {subject}").format(subject=subject)


def how_to_answer(language: str) -> tuple[str, str]:
    """On a letter on paper: heading and sentence above the code."""
    with tongues.speaking(language):
        return (
            _("So antworten Sie"),
            _("Code scannen, oder diese Adresse öffnen und den Code eintippen:"),
        )
