"""Who may stand twice: pairs that the engine proposes, with the reasons as people say them."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.contacts.planning import NEW, Plan
from gemeinwerk.actors.contacts.present import Json, Key, Someone, called
from gemeinwerk.engines import same_person
from gemeinwerk.engines.same_person import Reason
from gemeinwerk.german.people import is_role_mailbox

REASONS: dict[Reason, str | Promise] = {
    Reason.SAME_MAIL: _("dieselbe E-Mail-Adresse"),
    Reason.SAME_PHONE: _("dieselbe Telefonnummer"),
    Reason.SAME_ADDRESS: _("dieselbe Anschrift"),
    Reason.SAME_ORGANISATION: _("dieselbe Organisation"),
    Reason.MOVED_MAILBOX: _("dieselbe Adresse vor dem @, anderer Anbieter"),
    Reason.SAME_NAME: _("derselbe Name"),
    Reason.SPELLED_OTHERWISE: _("derselbe Name, anders geschrieben (ü und ue, ß und ss)"),
    Reason.WRITTEN_AS_HEARD: _("der Name klingt gleich"),
    Reason.SHORT_NAME: _("ein Vorname ist die Kurzform des anderen"),
    Reason.NAME_AT_BIRTH: _("der Geburtsname der einen ist der Nachname der anderen"),
    Reason.DOUBLE_NAME: _("ein Teil des Doppelnamens ist derselbe"),
    Reason.TRANSPOSED: _("Vor- und Nachname sind vertauscht"),
    Reason.TYPED_WRONG: _("die Namen unterscheiden sich nur in einem oder zwei Buchstaben"),
    Reason.NAME_NOT_WHOLE: _("bei einer fehlt der Vorname"),
}
_MOST = 5
"""So many are proposed for one row."""


def reasons_in_words(reasons: Iterable[str]) -> list[str]:
    """What the engine found, in the language of the page."""
    return [str(REASONS[Reason(one)]) for one in reasons]


def as_engine_has_them(
    key: str, one: Someone, names: Mapping[Key, Sequence[str]]
) -> same_person.Person:
    """`names`: what organisations are called."""
    first, last = one.names
    values = one.values
    address = f"{values.get('street', '')} {values.get('postcode', '')}".strip()
    return same_person.Person(
        key,
        first,
        last,
        values.get("birth_name", ""),
        tuple(name for other in one.organisations for name in names.get(other, ())),
        tuple(mail for mail in one.mails if not is_role_mailbox(mail, last_name=last)),
        tuple(one.phones),
        address if values.get("street") else "",
    )


def in_plan(plan: Plan) -> dict[str, list[Json]]:
    """For new people of a list whom they may be: key in the list -> [{"key", "name", "reasons"}].

    "key" is that of the person there, "" for another row of the list.
    """
    present = plan.present
    names: dict[Key, Sequence[str]] = {
        key: [name for name in (one.name, one.abbreviation, *one.aliases) if name]
        for key, one in present.organisations.items()
    }
    for step in plan.organisations:
        if step.row is None:
            names[called(step.name)] = [step.name]
    new = {f"+{place}": step for place, step in enumerate(plan.people) if step.action == NEW}
    crowd = [as_engine_has_them(str(one.row.pk), one, names) for one in present.people if one.row]
    crowd += [
        as_engine_has_them(key, Someone(step.values, step.organisations), names)
        for key, step in new.items()
    ]
    if not new:
        return {}
    who = {str(one.row.pk): one.values["name"] for one in present.people if one.row}
    found: dict[str, list[Json]] = {}
    for pair in same_person.find(crowd):
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one in new and (other not in new or other < one):
                told = found.setdefault(new[one].key, [])
                if len(told) < _MOST:
                    name = who.get(other) or new[other].name
                    key = "" if other in new else other
                    told.append({"key": key, "name": name, "reasons": list(pair.reasons)})
    return found
