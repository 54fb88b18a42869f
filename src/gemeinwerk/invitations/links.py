"""The links of their own with which people answer: made, found by their word, withdrawn.

token = make(invitation)              # is written and shown once, and kept nowhere
link = of_token(town, token)          # whose it is: `holds`, `is_withdrawn`, `is_expired()`
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac

from gemeinwerk.audit import operations as audit
from gemeinwerk.core import personal_links
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.invitations.models import Invitation, PersonalLink, Wave
from gemeinwerk.municipalities.models import Municipality

HOLDS_ON = timedelta(days=90)
"""So long after the deadline an answer can still be given, read and changed."""
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of codes that people type: none that looks like another (I, L, O, 0, 1)."""
CODE_LENGTH = 10


@dataclass(frozen=True)
class Made:
    """A link at the moment it is made: from here on only what proves it is kept."""

    row: PersonalLink
    token: str
    code: str = ""

    @property
    def path(self) -> str:
        return path_of(self.token)


def path_of(token: str) -> str:
    return reverse("answering:page", args=[token])


def new(invitation: Invitation, *, with_code: bool = False) -> Made:
    """Unsaved, for verbs that write many. With a code for a letter on paper."""
    token = new_word()
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)) if with_code else ""
    row = PersonalLink(
        invitation=invitation,
        token_hash=hashed(token),
        code_hash=hashed_code(code) if code else "",
        made_at=audit.now(),
        expires_on=last_day(invitation.wave),
    )
    return Made(row, token, code)


def make(invitation: Invitation, *, with_code: bool = False) -> Made:
    """One more; earlier ones go on to hold."""
    made = new(invitation, with_code=with_code)
    made.row.save(force_insert=True)
    return made


def save(many: Iterable[Made]) -> None:
    PersonalLink.objects.bulk_create([made.row for made in many], batch_size=500)


def of_token(town: Municipality, token: str) -> PersonalLink:
    """Whose link this is, whether it `holds` or not. Raises PersonalLink.DoesNotExist."""
    return _found(town).get(token_hash=hashed(token))


def of_code(town: Municipality, code: str) -> PersonalLink:
    """The same by the code of a letter, however it was typed. Raises PersonalLink.DoesNotExist."""
    typed = "".join(one for one in code.upper() if one.isalnum())
    if len(typed) != CODE_LENGTH:
        raise PersonalLink.DoesNotExist
    return _found(town).get(code_hash=hashed_code(typed))


def note_used(link: PersonalLink) -> None:
    personal_links.note_used(link, link.used_at, audit.now())


def withdraw(invitations: Iterable[int]) -> int:
    """None of these invitations (keys) can be answered by a link any more; how many links."""
    held = PersonalLink.objects.filter(invitation__in=invitations, withdrawn_at=None)
    return held.update(withdrawn_at=audit.now())


def last_day(wave: Wave) -> date:
    return wave.answer_until + HOLDS_ON


def written(code: str) -> str:
    """As it stands in a letter: in two groups, so that nobody loses their place."""
    return f"{code[:5]}-{code[5:]}"


def hashed_code(code: str) -> str:
    """With the installation's secret: a short code could be guessed from a plain checksum."""
    return salted_hmac(
        "gemeinwerk.invitations.code", code, secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()


def _found(town: Municipality) -> QuerySet[PersonalLink]:
    return PersonalLink.objects.select_related(
        "invitation__wave__concept__municipality",
        "invitation__wave__answer_page",
        "invitation__person",
        "invitation__reply__entered_by",
    ).filter(invitation__wave__concept__municipality=town)
