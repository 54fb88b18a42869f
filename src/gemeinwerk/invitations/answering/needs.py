"""What somebody needs on the day, kept as an order that leads to nobody (docs/adr/0040).

place(page, word="…", needs=["childcare"], …)      within the verb of an answer
of_word("…")                                       the order of whoever has the link, or None
"""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256

from django.utils.timezone import localdate, localtime

from gemeinwerk.invitations.answering.choices import Need
from gemeinwerk.invitations.answering.models import AnswerPage, NeedsOrder

WITHOUT_A_DAY = timedelta(days=60)
"""So long after the deadline, where no day is known on which people meet."""
CONSENT = (
    "Ich bin einverstanden, dass die Stadt diese Angaben verwendet, um das Treffen vorzubereiten. "
    "Sie stehen nicht bei meinem Namen und werden am Tag nach dem Treffen gelöscht."
)
"""To what one says yes, in the words of the German page; others are its translations."""


def key_of(word: str) -> str:
    """Worked out of the word in a link: from what is kept of the link, nobody gets here."""
    return sha256(b"gemeinwerk.needs:" + word.encode()).hexdigest()


def of_word(word: str) -> NeedsOrder | None:
    return NeedsOrder.objects.filter(key=key_of(word)).first()


def place(
    page: AnswerPage, *, word: str, needs: Iterable[str], interpreting: str = "", note: str = ""
) -> None:
    """What is needed by whoever has the link, all of it; nothing: then the order is gone."""
    chosen = [one for one in Need.values if one in set(needs)]
    key = key_of(word)
    if not chosen and not note:
        NeedsOrder.objects.filter(key=key).delete()
        return
    told = {
        "needs": chosen,
        "interpreting": interpreting if Need.INTERPRETING in chosen else "",
        "note": note,
        "last_day": last_day(page),
        "consent": sha256(CONSENT.encode()).hexdigest(),
    }
    found = NeedsOrder.objects.filter(key=key, wave=page.wave).first()
    if found and all(getattr(found, name) == value for name, value in told.items()):
        return
    # Changed, it is to be looked at again by whoever books.
    NeedsOrder.objects.update_or_create(
        key=key, defaults={**told, "wave": page.wave, "booked": False}
    )


def chance_key() -> str:
    """Of an order that the office takes down for somebody: no link leads to it."""
    return secrets.token_hex(32)


def last_day(page: AnswerPage) -> date:
    """The last day on which people of a wave meet, as far as it is known."""
    days = [date.fromisoformat(one) for one in page.dates]
    if page.starts_at:
        days.append(localtime(page.ends_at or page.starts_at).date())
    return max(days) if days else page.wave.answer_until + WITHOUT_A_DAY


def forget_over() -> int:
    """Orders whose day is over; how many there were."""
    return NeedsOrder.objects.filter(last_day__lt=localdate()).delete()[0]
