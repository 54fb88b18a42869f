"""Who could take part, and what they wish: entered by the office, or told by whoever was asked.

add_candidates(concept, people={…}, by=user)
set_wishes(concept, person=person, wishes=Wishes([4, 7]), by=user)   # keys of groups
write_wishes(concept, rows={candidate: Wishes(…)}, seen={…}, by=user)
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import ActorGroup, Organisation, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.compositions.errors import WishesOvertaken, WrongWish
from gemeinwerk.compositions.models import Candidate
from gemeinwerk.compositions.problems import groups_of
from gemeinwerk.compositions.verbs import CompositionsVerb
from gemeinwerk.compositions.wished import Names, names_of_groups, understood
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.invitations.models import Answer


@dataclass(frozen=True)
class Wishes:
    """Keys of groups, the dearest first; where somebody must not sit; in how many at most."""

    wishes: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    most: int = 1


@verb
def add_candidates(concept: Concept, *, people: Collection[int], by: User | None) -> int:
    """Those who are not there yet, each for their first organisation and its group, with what they
    wished in words where that means a group; how many."""
    present = hold(concept)
    known = Candidate.objects.filter(concept=present).values("person")
    found = Person.objects.filter(municipality=present.municipality_id, pk__in=people)
    new = list(found.exclude(pk__in=known).prefetch_related("organisations").order_by("pk"))
    groups = _groups_by_kind(present)
    names = names_of_groups(present) if any(one.wishes for one in new) else {}
    rows = [_candidate(present, one, groups, names) for one in new]
    Candidate.objects.bulk_create(rows, batch_size=500)
    if rows:
        after = {"number": len(rows)}
        audit.record(CompositionsVerb.CANDIDATE_ADD, present, by=by, after=after)
    return len(rows)


@verb
def set_wishes(concept: Concept, *, person: Person, wishes: Wishes, by: User | None) -> Candidate:
    """What one person wishes, whether they were in the selection before or not."""
    present = hold(concept)
    add_candidates(present, people=[person.pk], by=by)
    [found] = hold_all(Candidate.objects.filter(concept=present, person=person))
    _write(found, wishes, {one.pk for one in groups_of(present)})
    audit.record(CompositionsVerb.CANDIDATE_WISHES, present, by=by, after={"number": 1})
    return found


@verb
def write_wishes(
    concept: Concept,
    *,
    rows: Mapping[int, Wishes],
    by: User | None,
    seen: Mapping[int, Wishes] | None = None,
) -> int:
    """Of candidates by their keys; how many changed. Only what differs from what was `seen` is
    written; raises `WishesOvertaken` where somebody else wrote the same person's meanwhile."""
    present = hold(concept)
    groups = {one.pk for one in groups_of(present)}
    wanted = {key: one for key, one in rows.items() if seen is None or seen.get(key) != one}
    found = hold_all(
        Candidate.objects.filter(concept=present, pk__in=wanted).select_related("person")
    )
    changed = 0
    for one in found:
        stands, new = wishes_of(one), wanted[one.pk]
        if seen is not None and stands not in (seen.get(one.pk), new):
            raise WishesOvertaken(
                _(
                    "Bei {person} hat inzwischen jemand andere Wünsche eingetragen. Ihre Angaben "
                    "stehen noch da; senden Sie sie noch einmal, wenn sie gelten sollen."
                ).format(person=one.person)
            )
        if stands != new:
            _write(one, new, groups)
            changed += 1
    if changed:
        audit.record(CompositionsVerb.CANDIDATE_WISHES, present, by=by, after={"number": changed})
    return changed


@verb
def remove_candidate(candidate: Candidate, *, by: User) -> None:
    present = hold(candidate.concept)
    hold(candidate).delete()
    audit.record(CompositionsVerb.CANDIDATE_REMOVE, present, by=by)


def wishes_of(candidate: Candidate) -> Wishes:
    return Wishes(list(candidate.wishes), sorted(candidate.never), candidate.most)


def _write(row: Candidate, told: Wishes, groups: Collection[int]) -> None:
    both = [*told.wishes, *told.never]
    if len(set(both)) != len(both):
        raise WrongWish(_("Jede Gruppe steht nur einmal da: als Wunsch oder als „nie“."))
    if not set(both) <= set(groups):
        raise WrongWish(_("Eine dieser Gruppen gehört nicht mehr zu dem Konzept."))
    if not 1 <= told.most <= max(1, len(groups)):
        raise WrongWish(
            _("Höchstens in so vielen Gruppen, wie es gibt: 1 bis {n}.").format(n=len(groups))
        )
    row.wishes, row.never, row.most = list(told.wishes), sorted(told.never), told.most
    row.save()


def _groups_by_kind(concept: Concept) -> dict[str, ActorGroup]:
    found = ActorGroup.objects.filter(municipality=concept.municipality_id).exclude(kind="")
    return {one.kind: one for one in found}


def _candidate(
    concept: Concept, person: Person, groups: Mapping[str, ActorGroup], names: Names
) -> Candidate:
    own: list[Organisation] = list(person.organisations.all())
    first = own[0] if own else None
    given = getattr(person, "group", None) or getattr(first, "group", None)
    group = given or (groups.get(first.kind) if first else None)
    wishes, _left = understood(person.wishes, names)
    return Candidate(concept=concept, person=person, organisation=first, group=group, wishes=wishes)


@verb
def take_answers(concept: Concept, *, by: User) -> int:
    """Wishes out of the answers to the concept's invitations, of those who come; how many people
    that changed. Whoever chose no group keeps what stands here."""
    present = hold(concept)
    groups = {one.pk for one in groups_of(present)}
    told: dict[int, list[int]] = {}
    chosen = Reply.bodies.through.objects.filter(
        reply__invitation__wave__concept=present,
        reply__invitation__answer__in=(Answer.ACCEPTED, Answer.UNDECIDED),
        reply__invitation__person__isnull=False,
    ).order_by("reply", "pk")
    for person, body in chosen.values_list("reply__invitation__person", "body"):
        if body in groups and body not in told.setdefault(person, []):
            told[person].append(body)
    add_candidates(present, people=list(told), by=by)
    changed = 0
    for one in hold_all(Candidate.objects.filter(concept=present, person__in=told)):
        wishes = told[one.person_id]
        if wishes and list(one.wishes) != wishes:
            one.wishes, one.never = wishes, [key for key in one.never if key not in wishes]
            one.save()
            changed += 1
    if changed:
        audit.record(CompositionsVerb.CANDIDATE_WISHES, present, by=by, after={"number": changed})
    return changed
