"""What an identity provider says of a person, taken only where it is said plainly.

A provider is not an enemy, yet its answer is made of what people typed and what other software
left there. An address counts as verified only where `email_verified` is the boolean true: the text
"false" is true to a careless reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

_LONGEST_SUBJECT = 191
_LONGEST_EMAIL = 254
_LONGEST_NAME = 200


class ClaimsRefused(ValueError):
    """An answer that breaks the rules of OpenID Connect; the text is for the log."""


@dataclass(frozen=True)
class Claims:
    subject: str
    """Who it is, for this provider, for good."""
    email: str
    """The address the provider vouches for, in small letters; empty without one."""
    name: str
    nonce: str
    """What we sent along when the sign-in began."""


def read(userinfo: Any, id_token: Any, *, client_id: str) -> Claims:
    """From the two answers of a provider; the signature and its dates are checked before.

    Raises `ClaimsRefused`.
    """
    if not isinstance(userinfo, Mapping) or not isinstance(id_token, Mapping):
        raise ClaimsRefused("userinfo and ID token must both be objects")
    subject = _subject(id_token)
    if userinfo.get("sub") != subject:
        raise ClaimsRefused("userinfo speaks of somebody else than the ID token")
    if "exp" not in id_token:
        raise ClaimsRefused("the ID token does not end")
    if id_token.get("azp", client_id) != client_id:
        raise ClaimsRefused("the ID token was made for another client")
    person = userinfo if "email" in userinfo else id_token
    nonce = id_token.get("nonce")
    return Claims(
        subject=subject,
        email=_vouched_for(person),
        name=_name(userinfo) or _name(id_token),
        nonce=nonce if isinstance(nonce, str) else "",
    )


def _subject(claims: Mapping[str, Any]) -> str:
    """Never made of something else: a missing subject would be everybody's."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise ClaimsRefused("the subject is not a text of 1 to 191 characters")
    if not subject.isascii() or not subject.isprintable() or subject != subject.strip():
        raise ClaimsRefused("the subject has characters that none may have")
    return subject


def _vouched_for(claims: Mapping[str, Any]) -> str:
    """The verified address. One that looks like another's (ſ for s, a blank) is nobody's."""
    email = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(email, str):
        return ""
    if not email.isascii() or not email.isprintable() or len(email) > _LONGEST_EMAIL:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email.lower()


def _name(claims: Mapping[str, Any]) -> str:
    parts = [claims.get("name")]
    if not isinstance(parts[0], str) or not parts[0].strip():
        parts = [claims.get("given_name"), claims.get("family_name")]
    words = " ".join(part for part in parts if isinstance(part, str)).split()
    said = " ".join(words)
    return "".join(char for char in said if char.isprintable())[:_LONGEST_NAME]
