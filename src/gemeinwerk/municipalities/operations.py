"""Setting up a town and keeping what it says of itself."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.lines import one_line
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.german import fold
from gemeinwerk.municipalities import founding
from gemeinwerk.municipalities.models import Host, Municipality, Synonyms
from gemeinwerk.municipalities.queries import host_names
from gemeinwerk.municipalities.synonyms import LONGEST, MOST_WORDS, STARTERS, names, together
from gemeinwerk.municipalities.verbs import MunicipalitiesVerb


class HostRefused(DomainError):
    """A host name that serves another town, or none left under which this one is served."""


class WordsRefused(DomainError):
    """A group of too few or too many words, or of words that stand in another one."""


class TownExists(DomainError):
    """A town of this short name is set up already."""


@verb
def set_up(*, name: str, slug: str, land: str, host: str, by: Any, **details: Any) -> Municipality:
    """A new town, served under `host` (without port); `details` are further fields of the model."""
    if Municipality.objects.filter(slug=slug).exists():
        raise TownExists(
            _("Eine Kommune mit dem Kurznamen „{slug}“ gibt es schon.").format(slug=slug)
        )
    details.setdefault("languages", ["de", "en"])
    name = one_line(name)
    town = Municipality.objects.create(name=name, slug=slug, land=land, **details)
    _serve_under(town, [host.lower()])
    Synonyms.objects.bulk_create(Synonyms(municipality=town, words=words) for words in STARTERS)
    founding.begin(town)
    after = {"name": name, "hosts": host_names(town)}
    audit.record(MunicipalitiesVerb.TOWN_SET_UP, town, by=by, after=after, public=True)
    return town


@verb
def edit(
    town: Municipality,
    *,
    by: Any,
    hosts: Sequence[str] | None = None,
    seen: Seen = None,
    **values: Any,
) -> Municipality:
    """Change what the town says of itself, and the host names it is served under.

    Raises `Overtaken`. Of the host names, what somebody else added or took away stays so.
    """
    found = hold(town)
    before, after = lost_update.apply(found, values, seen=seen, verb=MunicipalitiesVerb.TOWN_EDIT)
    if hosts is not None:
        present = host_names(found)
        wanted = _together(present, {name.lower() for name in hosts}, (seen or {}).get("hosts"))
        if present != wanted:
            _serve_under(found, wanted)
            before["hosts"], after["hosts"] = present, wanted
    if after:
        found.save()
        audit.record(
            MunicipalitiesVerb.TOWN_EDIT, found, by=by, before=before, after=after, public=True
        )
    return found


@verb
def add_synonyms(town: Municipality, *, by: Any, words: str) -> Synonyms:
    """Let words count as one in searches. Raises `WordsRefused`."""
    present = hold(town)
    _require_a_group(present, words, None)
    new = Synonyms.objects.create(municipality=present, words=together(words))
    audit.record(
        MunicipalitiesVerb.SYNONYMS_ADD, new, by=by, after={"words": new.words}, public=True
    )
    return new


@verb
def edit_synonyms(group: Synonyms, *, by: Any, seen: Seen = None, **values: Any) -> Synonyms:
    """Change the words of a group. Raises `WordsRefused` and `Overtaken`."""
    town = hold(group.municipality)
    found = hold(group)
    if "words" in values:
        _require_a_group(town, values["words"], found)
        values["words"] = together(values["words"])
    before, after = lost_update.apply(
        found, values, seen=seen, verb=MunicipalitiesVerb.SYNONYMS_EDIT
    )
    if after:
        found.save()
        audit.record(
            MunicipalitiesVerb.SYNONYMS_EDIT, found, by=by, before=before, after=after, public=True
        )
    return found


@verb
def remove_synonyms(group: Synonyms, *, by: Any) -> None:
    """Let the words of a group be words of their own again."""
    found = hold(group)
    before = {"words": found.words}
    audit.record(MunicipalitiesVerb.SYNONYMS_REMOVE, found, by=by, before=before, public=True)
    found.delete()


def _require_a_group(town: Municipality, words: str, itself: Synonyms | None) -> None:
    wanted = names(words)
    if len(wanted) < 2:
        raise WordsRefused(_("Eine Gruppe hat mindestens zwei Wörter, z. B. „Kita, Kindergarten“."))
    if len(wanted) > MOST_WORDS or any(len(name) > LONGEST for name in wanted):
        raise WordsRefused(
            _("Eine Gruppe hat höchstens {n} Wörter mit je {letters} Zeichen.").format(
                n=MOST_WORDS, letters=LONGEST
            )
        )
    folded = {fold(name): name for name in wanted}
    others = town.synonyms.exclude(pk=itself.pk) if itself else town.synonyms.all()
    for other in others:
        twice = [folded[fold(name)] for name in names(other.words) if fold(name) in folded]
        if twice:
            raise WordsRefused(
                _("„{word}“ steht schon in der Gruppe „{group}“. Ergänzen Sie dort.").format(
                    word=twice[0], group=other
                )
            )


def _together(present: Sequence[str], typed: set[str], known: Any) -> list[str]:
    """What is there, with what its writer added to the names that were `known` and without what
    they removed."""
    if not isinstance(known, list):
        return sorted(typed)
    return sorted(set(present) - (set(known) - typed) | (typed - set(known)))


def _serve_under(town: Municipality, names: Sequence[str]) -> None:
    if not names:
        raise HostRefused(_("Unter mindestens einem Rechnernamen muss die Kommune zu finden sein."))
    elsewhere = Host.objects.filter(name__in=names).exclude(municipality=town).first()
    if elsewhere:
        raise HostRefused(
            _("Unter „{name}“ ist schon eine andere Kommune zu finden.").format(name=elsewhere)
        )
    town.hosts.exclude(name__in=names).delete()
    there = set(host_names(town))
    Host.objects.bulk_create(
        Host(municipality=town, name=name) for name in names if name not in there
    )
