"""What is typed is stored once, put together with what others typed, and never lost."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.core.lengths import LONGEST_TEXT
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import AgendaItem
from gemeinwerk.minutes import operations, queries
from gemeinwerk.minutes.errors import MinutesClosed
from gemeinwerk.minutes.models import Minutes, Paragraph
from gemeinwerk.minutes.operations import Typed, Written
from tests.factories import MinutedDecisionFactory, MinutesFactory, ParagraphFactory

pytestmark = pytest.mark.django_db


class Writer:
    """Somebody at a browser, by whom one paragraph is typed."""

    def __init__(self, minutes: Minutes, user: User, item: AgendaItem | None = None) -> None:
        self.minutes, self.user, self.item = minutes, user, item
        self.key, self.base = uuid.uuid4(), ""

    def on(self, other: "Writer") -> "Writer":
        """The same paragraph, as the other has it."""
        self.key, self.base = other.key, other.base
        return self

    def types(self, text: str, save: uuid.UUID | None = None) -> Written:
        typed = Typed(
            key=self.key,
            save=save or uuid.uuid4(),
            base=self.base,
            text=text,
            item=self.item.pk if self.item else None,
        )
        written = operations.write(self.minutes, typed=typed, by=self.user)
        self.base = text
        return written


def texts(minutes: Minutes) -> list[str]:
    return list(minutes.paragraphs.values_list("text", flat=True))


def test_what_is_typed_on_is_one_paragraph(
    minutes: Minutes, item: AgendaItem, office: User
) -> None:
    writer = Writer(minutes, office, item)
    for text in ("Frau", "Frau Rahimi", "Frau Rahimi: Viele warten."):
        written = writer.types(text).paragraph
    assert texts(minutes) == ["Frau Rahimi: Viele warten."]
    assert (written.item, written.author, written.revision) == (item, office, 3)


def test_a_saving_that_arrives_twice_is_one(minutes: Minutes, office: User, other: User) -> None:
    """Its answer was lost; meanwhile somebody wrote on in the same paragraph."""
    first, second = Writer(minutes, office), Writer(minutes, other)
    save = uuid.uuid4()
    first.types("Frau Rahimi", save)
    second.on(first).types("Frau Rahimi berichtet.")
    first.base = ""
    written = first.types("Frau Rahimi", save)
    assert (written.paragraph.text, written.beside) == ("Frau Rahimi berichtet.", None)
    assert texts(minutes) == ["Frau Rahimi berichtet."]


def test_two_who_change_different_words_of_one_paragraph(
    minutes: Minutes, office: User, other: User
) -> None:
    first = Writer(minutes, office)
    first.types("Es fehlen 12 Räume im Norden.")
    second = Writer(minutes, other).on(first)
    first.types("Es fehlen 14 Räume im Norden.")
    second.types("Es fehlen 12 Räume im Norden und Osten.")
    assert texts(minutes) == ["Es fehlen 14 Räume im Norden und Osten."]


def test_two_who_change_the_same_words_have_both_texts(
    minutes: Minutes, office: User, other: User
) -> None:
    """The second one right below the first; sent twice it is there once; emptied it is gone."""
    first = Writer(minutes, office)
    first.types("Es fehlen 12 Räume.")
    Writer(minutes, office).types("Danach geht es weiter.")
    second = Writer(minutes, other).on(first)
    first.types("Es fehlen 14 Räume.")
    save, base = uuid.uuid4(), second.base
    written = second.types("Es fehlen 9 Räume.", save)
    assert written.beside
    second.base = base
    again = second.types("Es fehlen 9 Räume.", save)
    assert again.beside == written.beside
    assert texts(minutes) == ["Es fehlen 14 Räume.", "Es fehlen 9 Räume.", "Danach geht es weiter."]
    assert (written.beside.beside, written.beside.author) == (written.paragraph, other)


def test_what_was_written_to_an_item_that_is_gone_is_there(
    minutes: Minutes, item: AgendaItem, office: User
) -> None:
    """Its browser still has the item."""
    meetings.remove_item(AgendaItem.objects.get(pk=item.pk), by=office)
    written = Writer(minutes, office, item).types("Trotzdem gesagt.")
    assert (written.paragraph.item, texts(minutes)) == (None, ["Trotzdem gesagt."])


def test_approved_minutes_stay(minutes: Minutes, office: User) -> None:
    Minutes.objects.update(state="approved")
    with pytest.raises(MinutesClosed):
        Writer(minutes, office).types("Zu spät.")


# --- over the wire ------------------------------------------------------------------------------


@pytest.fixture
def browser(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def send(browser: Client, minutes: Minutes, **typed: Any) -> Any:
    sent = {"key": uuid.uuid4(), "save": uuid.uuid4(), "base": "", "item": "", **typed}
    return browser.post(reverse("minutes:save", args=[minutes.pk]), sent)


def newer(browser: Client, minutes: Minutes, since: int) -> Any:
    return browser.get(reverse("minutes:newer", args=[minutes.pk]), {"seit": since}).json()


def test_the_answer_says_how_it_stands_now(browser: Client, minutes: Minutes) -> None:
    told = send(browser, minutes, text="Zeile eins\r\nZeile zwei").json()
    assert (told["text"], told["revision"]) == ("Zeile eins\nZeile zwei", 1)


def test_what_makes_no_sense_is_refused_with_a_sentence(browser: Client, minutes: Minutes) -> None:
    assert send(browser, minutes, key="x", text="").status_code == 400
    long = send(browser, minutes, text="x" * (LONGEST_TEXT + 1))
    assert (long.status_code, "zu lang" in long.json()["said"]) == (409, True)
    Minutes.objects.update(state="approved")
    assert "genehmigt" in send(browser, minutes, text="x").json()["said"]


def test_who_asks_again_is_told_only_what_is_new(
    browser: Client, minutes: Minutes, other: User
) -> None:
    first = Writer(minutes, other)
    first.types("Eins")
    seen = newer(browser, minutes, 0)
    assert [(one["text"], one["author"]) for one in seen["changed"]] == [("Eins", "Miriam Sandow")]
    assert newer(browser, minutes, seen["revision"]) == {"revision": seen["revision"]}
    Writer(minutes, other).types("Zwei")
    told = newer(browser, minutes, seen["revision"])
    assert [one["text"] for one in told["changed"]] == ["Zwei"]
    assert [key for _item, key in told["order"]] == [
        str(one.key) for one in Paragraph.objects.all()
    ]


def test_what_is_new_is_asked_in_as_many_queries_however_much_it_is(
    browser: Client, minutes: Minutes
) -> None:
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            newer(browser, minutes, 0)
        counts.append(len(asked))
        ParagraphFactory.create_batch(30, minutes=minutes, revision=2)
        Minutes.objects.update(revision=2)
    assert counts[1] <= counts[0] + 2  # who is there and the paragraphs, once each


def test_without_a_script_an_item_is_saved_by_its_button(
    browser: Client, minutes: Minutes, item: AgendaItem, other: User
) -> None:
    """What was not touched is left alone; sent twice it is there once."""
    first, second = Writer(minutes, other, item), Writer(minutes, other, item)
    first.types("Eins")
    second.types("Zwei")
    fresh = uuid.uuid4()
    sent = {
        "punkt": item.pk, "nummer": 1,
        f"text-{first.key}": "Eins", f"basis-{first.key}": "Eins",
        f"text-{second.key}": "Zwei und mehr", f"basis-{second.key}": "Zwei",
        f"text-{fresh}": "Drei", f"basis-{fresh}": "",
    }  # fmt: skip
    first.types("Eins, von Miriam")
    for _time in range(2):
        answer = browser.post(reverse("minutes:save_all", args=[minutes.pk]), sent)
    assert answer.headers["Location"].endswith("#top-1")
    assert texts(minutes) == ["Eins, von Miriam", "Zwei und mehr", "Drei"]


def test_a_paragraph_is_put_between_others_by_moving_it(
    browser: Client, minutes: Minutes, office: User
) -> None:
    """What was typed in the same moment is kept; decisions move as well, and down again; the first
    and the last stay."""
    first, second = (ParagraphFactory(minutes=minutes, text=text) for text in ("Erst.", "Dann."))
    ParagraphFactory(minutes=minutes, text="")
    taken = MinutedDecisionFactory(paragraph__minutes=minutes).paragraph
    address = reverse("minutes:save_all", args=[minutes.pk])

    def order() -> list[str]:
        minutes.refresh_from_db()
        return [key for _item, key in queries.order(minutes)]

    typed = {f"text-{first.key}": "Zuerst.", f"basis-{first.key}": "Erst."}
    answer = browser.post(address, {**typed, "hoch": str(taken.key)})
    assert answer.headers["Location"].endswith(f"#absatz-{taken.key}")
    assert order() == [str(one.key) for one in (first, taken, second)]
    first.refresh_from_db()
    assert first.text == "Zuerst."
    before = minutes.revision
    for wrong in (str(first.key), str(uuid.uuid4()), "nirgends"):
        browser.post(address, {"hoch": wrong})
    browser.post(address, {"runter": str(second.key)})
    assert order() == [str(one.key) for one in (first, taken, second)]
    assert minutes.revision == before
    browser.post(address, {"runter": str(first.key)})
    assert order() == [str(one.key) for one in (taken, first, second)]


def test_minutes_of_another_town_are_not_there(browser: Client) -> None:
    elsewhere = MinutesFactory()
    assert send(browser, elsewhere, text="x").status_code == 404
