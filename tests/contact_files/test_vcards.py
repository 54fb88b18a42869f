"""vCards of every version, whole and broken; nobody here is real."""

import pytest

from gemeinwerk.contact_files import Rest, UnreadableContacts, read
from gemeinwerk.tables import Limits

FOUR = """BEGIN:VCARD
VERSION:4.0
FN:Dr. Anna Müller
N:Müller;Anna;;Dr.;
ORG:Migrantenbeirat;Geschäftsstelle
TEL;VALUE=uri;TYPE="voice,work":tel:+49-331-123456
EMAIL;PREF=1:anna@mail.example
ADR;TYPE=work:;;Musterstr. 5;Potsdam;;14467;Deutschland
BDAY:19800101
GENDER:F
X-RELIGION:GEHEIM
LANG:uk
CATEGORIES:Beirat
NOTE:kommt gern\\, aber
  nur abends\\nund spät
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
 BBBB
X-FOO:etwas
END:VCARD
"""
QUOTED = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen
FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrgen =
M=FCller
TEL;CELL;PREF:0171 1234567
eine kaputte Zeile
END:VCARD
"""


def cards(text, **how):
    return read(text.encode(), "k.vcf", **how)


def test_version_four_with_folded_lines_and_escapes():
    found = cards(FOUR)
    (one,) = found.people
    assert (one.title, one.first_name, one.last_name) == ("Dr.", "Anna", "Müller")
    assert (one.organisation, one.unit) == ("Migrantenbeirat", "Geschäftsstelle")
    assert [phone.number for phone in one.phones] == ["+49-331-123456"]
    assert (one.mails, one.language, one.group) == (["anna@mail.example"], "uk", "advisory_board")
    assert (one.address.street, one.address.postcode, one.address.town) == (
        "Musterstr. 5", "14467", "Potsdam",
    )  # fmt: skip
    assert one.rest == [
        Rest("NOTE", "kommt gern, aber nur abends\nund spät"), Rest("X-FOO", "etwas"),
    ]  # fmt: skip


def test_birthday_and_sex_stay_in_the_file():
    found = cards(FOUR)
    assert {one.column for one in found.withheld} == {"Geburtstag", "Geschlecht", "X-RELIGION"}
    assert "1980" not in repr(found)
    assert "GEHEIM" not in repr(found)
    assert any("Anlagen" in note.de for note in found.notes)


def test_quoted_printable_in_its_own_character_set():
    (one,) = cards(QUOTED).people
    assert (one.first_name, one.last_name) == ("Jürgen", "Müller")
    assert [(phone.number, phone.kind) for phone in one.phones] == [("0171 1234567", "mobile")]


def test_a_broken_line_costs_nothing_but_itself():
    first, second = cards(QUOTED + FOUR).people
    assert first.rest == [Rest("", "eine kaputte Zeile")]
    assert second.last_name == "Müller"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_in_every_encoding(encoding):
    (one,) = read(FOUR.encode(encoding), "k.vcf").people
    assert one.last_name == "Müller"


def test_a_card_of_an_organisation():
    found = cards("BEGIN:VCARD\nVERSION:3.0\nFN:Caritas\nORG:Caritas\n"
                  "item1.EMAIL;type=INTERNET:info@caritas.example\nEND:VCARD\n")  # fmt: skip
    assert found.people == []
    assert (found.organisations[0].name, found.organisations[0].mails) == (
        "Caritas", ["info@caritas.example"],
    )  # fmt: skip


def test_cut_off_in_the_middle_and_text_around():
    found = cards(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Müller\nEND:VCARD\nrest\nBEGIN:VCARD\nFN:Eva Ott"
    )
    assert [one.name for one in found.people] == ["Anna Müller", "Eva Ott"]
    assert [(one.row, one.text) for one in found.outside] == [(5, "rest")]


def test_bounds_hold_while_reading():
    with pytest.raises(UnreadableContacts, match="Karten"):
        cards(FOUR * 3, limits=Limits(max_rows=2))
    with pytest.raises(UnreadableContacts, match="MB"):
        cards(FOUR, limits=Limits(max_bytes=100))
    with pytest.raises(UnreadableContacts, match="zu lang"):
        cards("BEGIN:VCARD\nNOTE:a\n" + " b\n" * 3_000, limits=Limits(max_row_characters=50))


@pytest.mark.parametrize("kind", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group", "KIND:location"])
def test_a_list_for_mailings_is_nobody(kind):
    found = cards(
        f"BEGIN:VCARD\nVERSION:4.0\n{kind}\nFN:AG Wohnen\nMEMBER:mailto:a@x.example\nEND:VCARD\n"
        + FOUR
    )
    assert [one.name for one in found.people] == ["Dr. Anna Müller"]
    assert [(one.row, one.text) for one in found.outside] == [
        (4, "AG Wohnen"), (5, "mailto:a@x.example"),
    ]  # fmt: skip


def test_a_second_name_stays_and_labels_of_a_program_do_not():
    found = cards(
        "BEGIN:VCARD\nVERSION:4.0\nN:Krause;Bernd\nFN:Bernd Krause\nFN:Bernie\n"
        "item1.EMAIL:b@x.example\nitem1.X-ABLabel:_$!<Work>!$_\nitem2.X-ABLabel:Vorzimmer\n"
        "END:VCARD\n"
    )
    (one,) = found.people
    assert one.mails == ["b@x.example"]
    assert one.rest == [Rest("FN", "Bernie"), Rest("X-ABLABEL", "Vorzimmer")]
