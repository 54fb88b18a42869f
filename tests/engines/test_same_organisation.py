"""Which organisations may stand twice, and which only sound alike."""

import cProfile

import pytest

from gemeinwerk.engines.same_organisation import Organisation, Reason, find


def reasons(one: Organisation, other: Organisation) -> set[Reason]:
    found = find([one, other], places=["Havelfurt"])
    return set(found[0].reasons) if found else set()


def called(one: str, other: str) -> set[Reason]:
    return reasons(Organisation("1", one), Organisation("2", other))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Caritasverband Havelfurt e. V.", "Caritas Havelfurt", Reason.SAME_WORDS),
        ("Havelfurter Tafel e.V.", "Tafel Havelfurt", Reason.SAME_WORDS),
        ("Verein Brücke", "Bruecke e. V.", Reason.SAME_WORDS),
        ("Migrantenbeirat Havelfurt", "MIGRANTENBEIRAT HAVELFURT", Reason.SAME_NAME),
        ("Lebenshilfe gGmbH", "Lebenshilfe", Reason.SAME_NAME),
        ("Flüchtlingsrat Brandenburg", "Flüchtlingsrat Brandenbrug", Reason.TYPED_WRONG),
        ("Deutsches Rotes Kreuz", "DRK", Reason.INITIALS),
    ],
)
def test_one_organisation_called_twice(one: str, other: str, why: Reason) -> None:
    assert why in called(one, other)
    assert why in called(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Caritasverband Havelfurt", "Diakonie Havelfurt"),
        ("Sportverein Lichtental", "Sportverein Havelfurt"),
        ("Stadtverband Havelfurt", "Kreisverband Havelfurt"),
        ("Grundschule am Markt", "Grundschule am Park"),
        ("Frauenzentrum", "Familienzentrum"),
        ("Haus A", "Haus B"),
        ("Kindertagesstätte 1", "Kindertagesstätte 2"),
    ],
)
def test_two_that_only_sound_alike(one: str, other: str) -> None:
    assert not called(one, other)


def test_an_abbreviation_and_another_name() -> None:
    long = Organisation("1", "Arbeiterwohlfahrt Havelfurt", "AWO", ("AWO Havelfurt",))
    assert Reason.ABBREVIATED in reasons(long, Organisation("2", "awo"))
    assert Reason.OTHER_NAME in reasons(long, Organisation("2", "AWO Havelfurt e. V."))
    other = Organisation("2", "Wohlfahrt der Arbeit", "AWO")
    assert Reason.SAME_ABBREVIATION in reasons(long, other)
    assert not reasons(Organisation("1", "Turnhalle", "TH"), Organisation("2", "Theater", "TH"))


def test_a_mailbox_is_a_sign_an_address_alone_is_none() -> None:
    """In one house there are many."""
    one = Organisation("1", "Tafel", mails=("info@haus.example",), address="Am Markt 1 14000")
    assert reasons(one, Organisation("2", "Suppenküche", mails=("INFO@haus.example",))) == {
        Reason.SAME_MAIL
    }
    assert not reasons(one, Organisation("2", "Suppenküche", address="Am Markt 1 14000"))


def test_the_surest_come_first_and_each_pair_once() -> None:
    found = find(
        [
            Organisation("1", "Deutsches Rotes Kreuz"),
            Organisation("2", "DRK"),
            Organisation("3", "Tafel e. V.", "TAF", ("Die Tafel",)),
            Organisation("4", "Tafel", "TAF", ("Die Tafel",)),
        ]
    )
    assert [(pair.one, pair.other) for pair in found] == [("3", "4"), ("1", "2")]
    assert found[0].score > found[1].score


def test_twice_as_many_are_twice_the_work() -> None:
    """All begin with the same letters, and none is called by them. Calls are counted, no clock."""

    def calls(many: int) -> int:
        crowd = [Organisation(str(n), f"Verein X{n * 7919 % 9973} Y{n * 104729 % 9967}")
                 for n in range(many)]  # fmt: skip
        profile = cProfile.Profile()
        profile.runcall(find, crowd)
        return sum(one.callcount for one in profile.getstats())

    calls(10)
    assert calls(800) < 2.3 * calls(400)


def test_a_word_many_have_is_not_compared_by() -> None:
    many = [Organisation(str(n), f"Kita Nummer{n}") for n in range(2_000)]
    assert find(many) == []
