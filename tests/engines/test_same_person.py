"""Who may stand twice in a list of people; nobody here is real."""

import random

import pytest

from gemeinwerk.engines.same_person import Person, Reason, find
from tests.engines.labelled.people import halves, score


def pairs(*people):
    return [(one.one, one.other) for one in find([*people])]


def person(key, name, organisation="", mail="", phone="", **more):
    first, _, last = name.rpartition(" ")
    return Person(
        key,
        first,
        last,
        organisations=(organisation,) if organisation else (),
        mails=(mail,) if mail else (),
        phones=(phone,) if phone else (),
        **more,
    )


@pytest.mark.parametrize("half", [0, 1], ids=["tuned", "unseen"])
def test_most_are_found_and_few_others(half):
    told = score(halves()[half])
    assert told.recall >= 0.95, told.missed
    assert told.precision >= 0.9, told.wrong


def test_there_are_many_pairs_of_both_labels():
    every = [pair for half in halves() for pair in half]
    assert len(every) >= 150
    assert min(sum(pair.same for pair in every), sum(not pair.same for pair in every)) >= 60


def test_a_proposal_says_why():
    (found,) = find([
        person("1", "Jürgen Quast", "Caritas", "jq@caritas.example"),
        person("2", "Juergen Quast", "Caritas e. V.", "jq@caritas.example"),
    ])  # fmt: skip
    assert (found.one, found.other) == ("1", "2")
    assert set(found.reasons) == {
        Reason.SAME_MAIL,
        Reason.SAME_ORGANISATION,
        Reason.SPELLED_OTHERWISE,
    }
    assert found.score > 0.95


def test_the_surest_pair_comes_first():
    found = find([
        person("1", "Ewald Brinkhoff"),
        person("2", "Ewald Brinkhof", "Tafel"),
        person("3", "Rita Tiefenbach", "Bauamt", "r.tiefenbach@stadt.example"),
        person("4", "Rita Tiefenbach", "Bauamt", "r.tiefenbach@stadt.example"),
    ])  # fmt: skip
    assert (found[0].one, found[0].other) == ("3", "4")
    assert [pair.score for pair in found] == sorted((p.score for p in found), reverse=True)


def test_a_shared_role_mailbox_is_no_sign():
    mail = "info@tafel.example"
    assert pairs(person("1", "Ewald Brinkhoff", "Tafel", mail),
                 person("2", "Edda Brinkhoff", "Tafel", mail)) == []  # fmt: skip


def test_whoever_is_known_by_a_mailbox_alone_may_be_its_owner():
    (found,) = find(
        [person("1", "", mail="q@x.example"), person("2", "Ida Quast", mail="q@x.example")]
    )
    assert found.reasons[0] == Reason.SAME_MAIL
    assert (
        pairs(person("1", "", mail="info@x.example"), person("2", "", mail="info@x.example")) == []
    )


def test_a_particle_cut_short_is_the_same_name():
    (found,) = find([person("1", "Anna v. Bülow", "Tafel"), person("2", "Anna von Bülow", "Tafel")])
    assert Reason.SPELLED_OTHERWISE in found.reasons


def test_namesakes_in_two_houses_are_two():
    assert pairs(person("1", "Anna Müller", "Caritas"), person("2", "Anna Müller", "AWO")) == []
    assert pairs(person("1", "Anna Müller", "Caritas"), person("2", "Anna Müller")) == [("1", "2")]


def test_father_and_son_are_two():
    assert pairs(person("1", "Karl Lohe sen.", "Gärtnerei"),
                 person("2", "Karl Lohe jun.", "Gärtnerei")) == []  # fmt: skip


def test_each_pair_once_and_the_same_for_any_order():
    rng = random.Random(3)
    people = [pair.one for half in halves() for pair in half]
    people += [pair.other for half in halves() for pair in half]
    found = {frozenset((pair.one, pair.other)) for pair in find(people)}
    assert len(found) == len(find(people))
    rng.shuffle(people)
    assert {frozenset((pair.one, pair.other)) for pair in find(people)} == found


def test_nobody_is_compared_with_everybody(monkeypatch):
    """2,000 people of one surname: comparisons stay a small multiple of the people."""
    from gemeinwerk.engines.same_person import finding

    weighed = []
    monkeypatch.setattr(finding, "weigh", lambda one, other: weighed.append(1))
    rng = random.Random(5)
    letters = "abcdefghijklmnoprstuw"
    find([
        Person(str(n), "".join(rng.choices(letters, k=6)).title(), "Müller",
               organisations=(f"Verein {n}",)) for n in range(2_000)
    ])  # fmt: skip
    assert len(weighed) < 120 * 2_000


def test_empty_entries_break_nothing():
    assert find([]) == []
    assert find([Person("1"), Person("2"), Person("3", "?", "-"), Person("4", "", "É")]) == []
