"""A table of contributions as read: an office's own, and exports of platforms."""

import pytest

from gemeinwerk.contribution_files.errors import UnreadableContributions
from gemeinwerk.contribution_files.reading import read
from gemeinwerk.contribution_files.results import ContributionReading, ReadContribution

OWN = """Unsere Stadtteilrunde;;
Nr.;Beitrag;Art;Datum;Breite;Länge;Wie viele nickten
1;Am Spielplatz fehlt ein WC.;Bedarf;12.3.2027;52,6;12,3;7
2;;Frage;;;;
3;Mehr Bänke!;Quatsch;irgendwann;52,6;;"""
DECIDIM = (
    "id;category/id;category/name/de;participatory_space/url;title/de;title/en;body/de;body/en;"
    "published_at;reference\n"
    "7;3;Wohnen;https://x.example/p;Wohnungen;;<p>Mehr Wohnungen.</p><p>Bald.</p>;;"
    "2027-03-12 10:22:33 UTC;HA-7\n"
    '8;3;Wohnen;https://x.example/p;;Trees;;"More trees &amp; shade";2027-03-13 09:00:00 UTC;HA-8'
)
CONSUL = """id,title,description,cached_votes_up,public_created_at,tags,geozone
5,Radweg,<p>Ein Radweg am Kanal.</p>,12,2027-03-12 10:00,"Verkehr,Grün",Nord"""
ADHOCRACY = (
    "Link,Name,Description,Creator,Created,Positive ratings,Negative ratings,Category,"
    "Location (Longitude),Location (Latitude),Location label\n"
    "https://a.example/1,Licht,Der Weg ist dunkel.,eule7,2027-03-12T10:00:00+01:00,4,0,"
    "Sicherheit,12.3,52.6,Uferweg"
)
DIPAS = (
    "Node ID;Category;Rubric;Created (UTC);Rating;Total votes;Title;Contributiontext;Location;"
    "Selected Keywords\n"
    "17;Wege;Kritik;2027-03-12T10:00:00Z;3;4;Kreuzung;Die Ampel ist zu kurz.;Yes;ampel"
)


def one(text: str) -> tuple[ContributionReading, ReadContribution]:
    found = read(text.encode(), "x.csv")
    return found, found.contributions[0]


def test_a_table_of_ones_own_keeps_what_nobody_knows() -> None:
    found, first = one(OWN)
    assert (first.text, first.kind, first.said_on) == (
        "Am Spielplatz fehlt ein WC.", "need", "2027-03-12",
    )  # fmt: skip
    assert (first.latitude, first.longitude) == (52.6, 12.3)
    assert first.extra == {"Nr.": "1", "Wie viele nickten": "7"}
    last = found.contributions[-1]
    assert last.extra == {"Nr.": "3", "Art": "Quatsch", "Datum": "irgendwann", "Breite": "52,6"}
    assert [left.text for left in found.left_out] == ["2 | Frage"]


@pytest.mark.parametrize(
    ("text", "platform", "said", "source"),
    [
        (DECIDIM, "Decidim", "Mehr Wohnungen.\nBald.", "Decidim: 7"),
        (CONSUL, "CONSUL", "Ein Radweg am Kanal.", "CONSUL: 5"),
        (ADHOCRACY, "adhocracy+", "Der Weg ist dunkel.", "adhocracy+: https://a.example/1"),
        (DIPAS, "DIPAS", "Die Ampel ist zu kurz.", "DIPAS: 17"),
    ],
)
def test_a_platform_is_known_by_its_columns(
    text: str, platform: str, said: str, source: str
) -> None:
    found, first = one(text)
    assert (found.platform, first.text, first.source) == (platform, said, source)
    assert first.said_on == "2027-03-12"
    assert first.title


def test_a_text_is_read_in_the_language_it_is_there_in() -> None:
    found, first = one(DECIDIM)
    second = found.contributions[1]
    assert (first.language, second.language, second.text) == ("de", "en", "More trees & shade")
    assert (first.field, second.title) == ("Wohnen", "Trees")


def test_what_somebody_decided_counts() -> None:
    found = read(OWN.encode(), "x.csv", mapping={"Beitrag": "", "Nr.": "text"})
    assert found.contributions[0].text == "1"
    assert found.contributions[0].extra["Beitrag"] == "Am Spielplatz fehlt ein WC."


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"1;2\n3;4"])
def test_what_is_no_table_of_contributions_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableContributions):
        read(data, "x.csv")


def test_a_heading_of_ours_is_not_needed_where_one_column_has_the_texts() -> None:
    words = "Das ist ein ganzer Satz, den jemand gesagt hat."
    found = read(f"A;Titel;Was\n1;x;{words}\n2;y;{words}".encode(), "x.csv")
    assert found.contributions[0].text == words
