"""The few sentences the product itself says in letters, in each language people are written to in.

Their translations stand where those of the page of an answer stand (`core/tongues`).
"""

import re

from django.utils.translation import gettext as _

from gemeinwerk.core import tongues
from gemeinwerk.invitations.models import Purpose


def greeting(name: str, language: str) -> str:
    with tongues.speaking(language):
        return _("Guten Tag {name},").format(name=name)


def reminder(subject: str, language: str) -> str:
    """Where the wave has no text for reminders, the invitation is sent once more under this:
    „Einladung: Auftakt“ as „Erinnerung: Auftakt“."""
    bare = without_purpose(subject, language)
    with tongues.speaking(language):
        return _("Erinnerung: {subject}").format(subject=bare)


def beginning(language: str) -> tuple[str, str]:
    """Subject and text of an invitation, to begin with: the office makes them its own."""
    with tongues.speaking(language):
        paragraphs = (
            "{anrede}",
            _("wir laden Sie ein, an unserem Konzept mitzuarbeiten."),
            _(
                "Bitte sagen Sie uns bis zum {frist}, ob Sie kommen. Dafür brauchen Sie kein "
                "Konto; der Link ist nur für Sie:"
            ),
            "{link}",
            _("Freundliche Grüße"),
        )
        return _("Einladung: {gruppe}"), "\n\n".join(paragraphs) + "\n"


def how_to_answer(language: str) -> tuple[str, str]:
    """On a letter on paper: heading and sentence above the code."""
    with tongues.speaking(language):
        return (
            _("So antworten Sie"),
            _("Code scannen, oder diese Adresse öffnen und den Code eintippen:"),
        )


def says_purpose(purpose: str, subject: str, language: str) -> bool:
    """Whether a subject begins with what the letter is: „Einladung: Auftakt“."""
    return _begins(purpose, language).match(subject) is not None


def without_purpose(subject: str, language: str) -> str:
    """ "Einladung: Auftakt am 3. März" → "Auftakt am 3. März", where that is said beside it."""
    rest = _begins(Purpose.INVITATION, language).sub("", subject, count=1)
    return rest[:1].upper() + rest[1:] if rest != subject else subject


def _begins(purpose: str, language: str) -> re.Pattern[str]:
    with tongues.speaking(language):
        word = _("Erinnerung") if purpose == Purpose.REMINDER else _("Einladung")
    return re.compile(rf"\s*{re.escape(word)}\s*[:：–—-]\s*(?=\S)", re.IGNORECASE)
