"""How likely two people are one: their names, and what else they have in common."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from gemeinwerk.engines.same_person import naming
from gemeinwerk.engines.same_person.naming import Likeness
from gemeinwerk.engines.same_person.people import Pair, Person, Reason
from gemeinwerk.engines.same_person.spelling import spelled
from gemeinwerk.german.people.reaching import digits_of, is_role_mailbox
from gemeinwerk.german.text import fold

LEAST = 0.55
"""What is less likely is not proposed."""
_GENERATIONS = {"jun": 1, "junior": 1, "jr": 1, "sen": 2, "senior": 2, "sr": 2}


@dataclass(frozen=True, slots=True)
class Known:
    """A person with what is compared again and again."""

    person: Person
    mails: frozenset[str]
    boxes: frozenset[str]
    domains: frozenset[str]
    phones: frozenset[str]
    organisations: frozenset[str]
    address: str
    generation: int


def known(person: Person) -> Known:
    """Role mailboxes say nothing of anybody."""
    names = " ".join(person.organisations)
    mails = frozenset(
        mail.casefold().strip() for mail in person.mails
        if not is_role_mailbox(mail, last_name=person.last, organisation=names)
    )  # fmt: skip
    words = fold(f"{person.first} {person.last}").replace(".", " ").replace(",", " ").split()
    return Known(
        _without_generation(person),
        mails,
        frozenset(mail.partition("@")[0] for mail in mails),
        frozenset(mail.partition("@")[2] for mail in mails),
        frozenset(number for one in person.phones if len(number := digits_of(one)) > 5),
        frozenset(key for one in person.organisations if (key := organisation_key(one))),
        fold(person.address).replace("strasse", "str").replace(".", "").replace(" ", ""),
        max((_GENERATIONS.get(word, 0) for word in words), default=0),
    )


def _without_generation(person: Person) -> Person:
    kept = [w for w in person.last.split() if fold(w).strip(".,") not in _GENERATIONS]
    if len(kept) == len(person.last.split()):
        return person
    return Person(
        person.key, person.first, " ".join(kept), person.birth, person.organisations,
        person.mails, person.phones, person.address,
    )  # fmt: skip


def organisation_key(name: str) -> str:
    """Without legal form and marks: "Neues Ufer e. V." and "Neues Ufer"."""
    low = spelled(name.replace("/", " ").replace(".", ""))
    words = [
        word for word in low.split() if word not in {"ev", "ggmbh", "gmbh", "der", "die", "das"}
    ]
    return " ".join(words)


def weigh(one: Known, other: Known) -> Pair | None:
    """A proposal, or None where they are hardly one."""
    first, last = naming.people(one.person, other.person)
    shared = _shared(one, other)
    score = _score(first, last, shared, one, other)
    if score < LEAST:
        return None
    reasons = [reason for reason in (last.reason, first.reason) if reason]
    if Reason.SAME_NAME in reasons and len(set(reasons)) > 1:
        reasons = [reason for reason in reasons if reason != Reason.SAME_NAME]
    reasons = [*shared, *(reasons if last.degree else [r for r in (first.reason,) if r])]
    keys = (one.person.key, other.person.key)
    return Pair(*keys, round(score, 3), tuple(dict.fromkeys(reasons)))


def _shared(one: Known, other: Known) -> list[Reason]:
    """What two have in common beside their names."""
    found: list[Reason] = []
    if one.mails & other.mails:
        found.append(Reason.SAME_MAIL)
    if one.phones & other.phones:
        found.append(Reason.SAME_PHONE)
    if one.address and one.address == other.address:
        found.append(Reason.SAME_ADDRESS)
    if one.organisations & other.organisations or _nearly(one, other):
        found.append(Reason.SAME_ORGANISATION)
    if Reason.SAME_MAIL not in found and _moved(one, other):
        found.append(Reason.MOVED_MAILBOX)
    return found


def _nearly(one: Known, other: Known) -> bool:
    """Names of organisations that differ by a letter or a word for their kind."""
    return any(
        len(a) > 5 and len(b) > 5 and (fuzz.ratio(a, b) >= 90 or a in b.split() or b in a.split())
        for a in one.organisations for b in other.organisations
    )  # fmt: skip


def _moved(one: Known, other: Known) -> bool:
    """The same mailbox at another house; at the same house two mailboxes are two people."""
    boxes = one.boxes & other.boxes
    return any(len(box) >= 5 or "." in box for box in boxes)


def _score(
    first: Likeness, last: Likeness, shared: list[Reason], one: Known, other: Known
) -> float:
    names = min(first.degree, last.degree)
    if one.generation and other.generation and one.generation != other.generation:
        return 0.0  # father and son
    if Reason.SAME_MAIL in shared:
        unnamed = not all(each.person.first or each.person.last for each in (one, other))
        return 0.85 if unnamed else _by_mail(first, last, shared)
    if last.degree < 0.8 or first.degree < 0.4:
        return 0.0
    apart = _two_mailboxes(one, other)
    if first.reason == Reason.NAME_NOT_WHOLE or (first.reason == Reason.SHORT_NAME and names < 0.7):
        return _not_whole(last, first, shared, apart)
    score = 0.3 + 0.3 * names
    for reason, weight in (
        (Reason.SAME_PHONE, 0.34), (Reason.MOVED_MAILBOX, 0.26), (Reason.SAME_ADDRESS, 0.3),
        (Reason.SAME_ORGANISATION, 0.26),
    ):  # fmt: skip
        if reason in shared:
            score += weight * (1.2 - 0.2 * (score > 0.8)) * min(1.0, names + 0.05)
    if not shared:
        score = _by_name_alone(first, last, one, other)
    if apart:
        score -= 0.4
    if first.reason == Reason.TYPED_WRONG and not _beside_organisation(shared):
        score -= 0.35  # "Jan" and "Jana", "Marie" and "Maria" work in one house
    return min(score, 0.99)


def _by_mail(first: Likeness, last: Likeness, shared: list[Reason]) -> float:
    """A personal mailbox is one person's, but for couples and for who follows in an office."""
    if last.degree >= 0.8 and first.degree >= 0.4:
        return 0.9 + 0.09 * min(first.degree, last.degree)
    if first.degree >= 0.8 and first.reason != Reason.NAME_NOT_WHOLE:
        return 0.8  # another surname since
    return 0.2


def _not_whole(last: Likeness, first: Likeness, shared: list[Reason], apart: bool) -> float:
    """ "Frau Müller" and "A. Müller" may be anybody of that name, but for a sign beside."""
    if apart:
        return 0.0
    strong = {Reason.SAME_PHONE, Reason.MOVED_MAILBOX, Reason.SAME_ADDRESS} & set(shared)
    if first.reason == Reason.SHORT_NAME:
        weight = 0.35 * bool(strong) + 0.3 * (Reason.SAME_ORGANISATION in shared)
        return min(0.9, 0.4 + weight) * (last.degree >= 0.9 or bool(strong))
    if Reason.SAME_ORGANISATION in shared and last.degree >= 0.9:
        return 0.62 + 0.2 * bool(strong)
    return 0.6 if Reason.SAME_PHONE in shared and last.degree >= 0.9 else 0.0


def _by_name_alone(first: Likeness, last: Likeness, one: Known, other: Known) -> float:
    """Namesakes are common: names alone count only where nothing speaks against it."""
    if one.organisations and other.organisations:
        return 0.3
    if min(first.degree, last.degree) >= 0.97:
        return 0.65
    sure = first.reason in {Reason.TRANSPOSED, Reason.SAME_NAME, Reason.SPELLED_OTHERWISE}
    return 0.58 if sure and min(first.degree, last.degree) >= 0.85 else 0.4


def _two_mailboxes(one: Known, other: Known) -> bool:
    """Each has a mailbox of their own at the same house."""
    return (
        bool(one.domains & other.domains and one.mails and other.mails)
        and not (one.mails & other.mails)
        and not any(domain in _PROVIDERS for domain in one.domains & other.domains)
    )


_PROVIDERS = frozenset({"gmx.de", "web.de", "gmail.com", "t-online.de", "posteo.de", "yahoo.de",
                        "outlook.com", "outlook.de", "hotmail.com", "icloud.com", "freenet.de",
                        "mail.ru", "ukr.net", "mailbox.org", "gmx.net",
                        "googlemail.com"})  # fmt: skip


def _beside_organisation(shared: list[Reason]) -> bool:
    strong = {Reason.SAME_PHONE, Reason.MOVED_MAILBOX, Reason.SAME_ADDRESS}
    return bool(strong & set(shared))
