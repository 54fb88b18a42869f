"""A town's Word template: what it names that there is not is said, what it would do is not done."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports import operations, queries
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.errors import BadTemplate
from gemeinwerk.progress_reports.exporting.default_template import default_template
from gemeinwerk.progress_reports.exporting.places import SAMPLE
from gemeinwerk.progress_reports.exporting.word import docx as word
from gemeinwerk.progress_reports.exporting.word import fill, fill_apart
from gemeinwerk.progress_reports.models import ProgressReport
from gemeinwerk.progress_reports.template_check import LARGEST_TEXT, check, check_apart
from gemeinwerk.progress_reports.template_places import described


def template(*lines: str, footer: str = "") -> bytes:
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    file.sections[0].footer.paragraphs[0].text = footer
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return stream.getvalue()


def test_ours_and_every_place_we_offer_are_known() -> None:
    found = check(default_template())
    assert (found.unknown, found.silent) == ([], False)
    places = [place for place, _example in described()]
    assert len(places) > 60


def test_each_place_that_is_not_there_is_named_once() -> None:
    found = check(
        template(
            "{{ titel }} {{ betreff }} {{ betreff }}",
            "{%p for f in felder %}", "{{ f.titel }} {{ f.budget }}",
            "{%p for m in f.massnahmen %}", "{{ m.kosten.summe }} {{ loop.index }}",
            "{%p endfor %}", "{%p endfor %}",
            "{%p for x in anlagen %}", "{{ x.name }}", "{%p endfor %}",
            footer="{{ aktenzeichen }}",
        )
    )  # fmt: skip
    assert found.unknown == ["betreff", "f.budget", "m.kosten", "anlagen", "aktenzeichen"]


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__ }}",
        "{{ titel.upper() }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'x' * 999999999 }}",
        "{{ titel | attr('x') }}",
        "{{ titel | format(1) }}",
        "{{ titel['upper'] }}",
        "{% set a = titel %}",
        "{% include 'x' %}",
        "{% macro a() %}{% endmacro %}",
        "{% for f in felder %}{% for g in felder %}x{% endfor %}{% endfor %}",
        "{% for f in range(99) %}x{% endfor %}",
        "{% for f in felder recursive %}{% endfor %}",
        "{{ titel",
        "{% for f in felder %}",
    ],
)
def test_what_would_do_more_than_fill_is_not_done(line: str) -> None:
    with pytest.raises(BadTemplate):
        check(template(line))


@pytest.mark.parametrize("line", ["{{ titel.__class__.__mro__ }}", "{{ f.__init__.__globals__ }}"])
def test_what_lies_behind_a_place_is_no_place(line: str) -> None:
    assert check(template(line)).unknown


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("word/vbaProject.bin", b"\0"),
        ("word/_rels/settings.xml.rels",
         b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         b'<Relationship Id="r1" Type="http://x/attachedTemplate" TargetMode="External" '
         b'Target="http://example.invalid/a.dotm"/></Relationships>'),
        ("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("word/document.xml", b"<nonsense"),
    ],
)  # fmt: skip
def test_a_file_that_brings_more_than_a_text_is_refused(name: str, text: bytes) -> None:
    with pytest.raises(BadTemplate):
        check(with_part(default_template(), name, text))


@pytest.mark.parametrize("part", ["document", "header1", "footnotes"])
def test_more_text_than_a_template_has_is_refused(part: str) -> None:
    long = b"<a>" + b"x" * LARGEST_TEXT + b"</a>"
    with pytest.raises(BadTemplate, match=f"zu viel Text .word/{part}"):
        check(with_part(default_template(), f"word/{part}.xml", long))


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"Titel;Wert\n1;2\n"])
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(BadTemplate):
        check(content)


WHOLE = ("{%p for w in widersprueche %}", "{{ w.nummer }}: {{ w.satz | upper }}", "{%p endfor %}")


@pytest.mark.parametrize(
    "lines",
    [
        ("{{ titel }}",),
        ("{%p for w in widersprueche %}", "{{ w.nummer }}", "{%p endfor %}"),
        ("{%p if not titel %}", *WHOLE, "{%p endif %}"),
        ("{%p for w in widersprueche %}", "{%p if loop.first %}", "{{ w.satz }}", "{%p endif %}",
         "{%p endfor %}"),
    ],
)  # fmt: skip
def test_what_two_sources_say_is_never_left_out(lines: tuple[str, ...]) -> None:
    """Whatever the town's own template names."""
    unclear = [
        {"nummer": "1.1", "satz": "Kurse: „62“ (Bericht)\nund „58“ <Ausschuss>."},
        {"nummer": "2.1", "satz": "Kurse: „62“ (Bericht)\nund „58“ <Ausschuss>."},
    ]
    told = [f"{one['nummer']} {one['satz']}" for one in unclear]
    places = SAMPLE | {"widersprueche": unclear}
    texts = [one.text for one in docx.Document(BytesIO(fill(template(*lines), places))).paragraphs]
    assert texts[-3:] == ["Was zwei Quellen verschieden sagen", *told]
    texts = [one.text for one in docx.Document(BytesIO(fill(template(*WHOLE), places))).paragraphs]
    assert len(texts) == 2
    places["widersprueche"] = []
    assert "verschieden" not in docx.Document(BytesIO(fill(template(*lines), places))).element.xml


@pytest.mark.django_db
def test_a_town_s_own_template_is_filled(
    report: ProgressReport, town: Municipality, office: User, client: Client
) -> None:
    client.force_login(office)
    address = reverse("progress_reports:template")

    def send(content: bytes) -> str:
        file = SimpleUploadedFile("briefkopf.docx", content)
        return client.post(address, {"file": file}, follow=True).content.decode()

    assert "Diese Platzhalter gibt es nicht: „wappen“." in send(template("{{ wappen }}"))
    assert queries.template_of(town.pk) is None
    said = send(template("Der Oberbürgermeister", "{{ titel }}", "{{ pruefsumme }}"))
    assert "Die Vorlage ist geprüft" in said
    assert "keinen Platz für das, was zwei Quellen verschieden sagen" in said
    own = queries.template_of(town.pk)
    assert own
    file = docx.Document(BytesIO(word(content_of(report), "5e" * 32, own)))
    texts = [one.text for one in file.paragraphs]
    assert texts == ["Der Oberbürgermeister", report.title, "5e" * 32]
    assert "keinen Platz" not in send(default_template())
    operations.remove_template(town, by=office)
    assert queries.template_of(town.pk) is None


@pytest.mark.slow
@pytest.mark.apart
def test_a_template_is_looked_through_in_a_process_of_its_own() -> None:
    check_apart(default_template())
    with pytest.raises(BadTemplate, match="„betreff“"):
        check_apart(template("{{ betreff }}"))


@pytest.mark.slow
@pytest.mark.apart
def test_a_template_that_grows_without_end_is_broken_off_where_a_report_is_made(
    settings: Any,
) -> None:
    settings.UPLOAD_MAX_MEMORY_MB = 16
    grown = template("{%p for f in felder %}", *["{{ titel }}"] * 200, "{%p endfor %}")
    check(grown)
    long = SAMPLE | {"titel": "x" * 2000}
    with pytest.raises(BadTemplate, match="ließ sich nicht füllen"):
        fill_apart(grown, long | {"felder": SAMPLE["felder"] * 50})
    settings.UPLOAD_MAX_MEMORY_MB = 512
    assert docx.Document(BytesIO(fill_apart(grown, long)))
