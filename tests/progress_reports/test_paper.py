"""A long report is printed in parts: what is joined is one document, for eyes and for ears."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from lxml import html
from pypdf import PdfReader

from gemeinwerk.core.paper import on_paper
from gemeinwerk.measures.exporting import cutting
from gemeinwerk.progress_reports.exporting import paper

ROWS, CHARTS, MOST = 40, 4, 150
pytestmark = pytest.mark.slow
READ = {"/H1", "/H2", "/H3", "/P", "/TD", "/Figure", "/Link", "/LBody"}
ROW = '<tr id="m-{n}"><td>{n}</td><td>Maßnahme {n}</td><td><a href="#top">oben</a></td></tr>'
CHART = (
    '<article><h3>Indikator {n}</h3><svg viewBox="0 0 9 9" width="90" height="300">'
    '<title>Bild {n}</title><rect width="9" height="9"/></svg></article>'
)
PAGE = f"""<!doctype html><html lang="de"><head><title>Bericht 12 0 R</title><style>
@page {{ size: A5; @bottom-right {{ content: counter(page) " / " counter(pages) }} }}
h2 {{ bookmark-level: 2 }} h3 {{ bookmark-level: 3; break-after: avoid }}
.rep-contents a::after {{ content: leader(" ") target-counter(attr(href url), page) }}
</style></head><body><main class="rep"><h1 id="top">Bericht 12 0 R</h1>
<nav class="rep-contents"><ul><li><a href="#measures">Maßnahmen</a></li>
<li><a href="#charts">Indikatoren</a></li></ul></nav>
<section id="intro"><h2>Einleitung</h2><p>Siehe <a href="#m-{ROWS}">unten</a> (3 0 R).</p></section>
<section id="measures"><h2>Maßnahmen</h2><table><thead><tr><th>Nr.</th><th>Titel</th><th>Weg</th>
</tr></thead><tbody>{"".join(ROW.format(n=n) for n in range(1, ROWS + 1))}</tbody></table></section>
<section id="charts"><h2>Indikatoren</h2>
{"".join(CHART.format(n=n) for n in range(CHARTS))}</section></main></body></html>"""


@cache
def joined() -> bytes:
    return paper.in_parts(PAGE, MOST)


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def spoken(file: PdfReader) -> Iterator[str]:
    """What who listens hears, in its order; fails where a tag and its content do not agree."""
    root = file.trailer["/Root"]["/StructTreeRoot"]
    keys, found = root["/ParentTree"]["/Nums"][::2], root["/ParentTree"]["/Nums"][1::2]
    assert list(keys) == sorted(set(keys))
    mapping = dict(zip(keys, found, strict=True))
    (document,) = root["/K"]
    yield from _spoken(document, root.indirect_reference, mapping)


def _spoken(reference: Any, parent: Any, mapping: Any) -> Iterator[str]:
    tag = reference.get_object()
    assert tag.raw_get("/P") == parent
    if tag["/S"] in READ:
        yield tag["/S"] + tag.get("/Alt", "")
    for one in tag["/K"]:
        if isinstance(one, int):
            page = tag["/Pg"]
            assert mapping[page["/StructParents"]][one] == reference
        elif "/S" in one.get_object():
            yield from _spoken(one, reference, mapping)
        else:
            assert mapping[one["/Obj"]["/StructParent"]] == reference


def titles(outline: Any, file: PdfReader) -> Any:
    return [
        titles(one, file) if isinstance(one, list)
        else (one.title, file.get_destination_page_number(one))
        for one in outline
    ]  # fmt: skip


def test_a_page_is_cut_into_parts_that_hold_all_of_it_once() -> None:
    pages = list(cutting.parts(html.document_fromstring(PAGE), MOST))
    assert len(pages) >= 3
    for page in pages:
        main = html.document_fromstring(page).find("body/main")
        *_before, last = main.iter()
        assert cutting.weight(main) < MOST + 20
        assert last.tag not in cutting.HEADINGS
    for anchor in ("top", "measures", "charts", *(f"m-{n}" for n in range(1, ROWS + 1))):
        assert sum(f'id="{anchor}"' in page for page in pages) == 1
    whole = "".join(pages)
    assert [whole.count(f">Maßnahme {n}<") for n in range(1, ROWS + 1)] == [1] * ROWS


def test_pages_are_numbered_through_and_contents_name_them() -> None:
    file = read(joined())
    count = len(file.pages)
    assert count > 4
    for number, page in enumerate(file.pages, start=1):
        assert f"{number} / {count}" in page.extract_text()
        assert page.extract_text().count(" / ") == 1
    first = file.pages[0].extract_text()
    places = file.named_destinations
    for name, label in (("measures", "Maßnahmen"), ("charts", "Indikatoren")):
        number = file.get_destination_page_number(places[name])
        assert f"{label} {(number or 0) + 1}" in " ".join(first.split())


def test_every_link_leads_to_its_place_in_whatever_part() -> None:
    file = read(joined())
    links = [link.get_object() for page in file.pages for link in page.get("/Annots", [])]
    assert len(links) >= ROWS + 3
    assert {link["/Dest"] for link in links} == {"measures", "charts", "top", f"m-{ROWS}"}
    assert not [link for link in links if "/A" in link or link["/Contents"] != link["/Dest"]]
    places = file.named_destinations
    last = file.get_destination_page_number(places[f"m-{ROWS}"]) or 0
    assert f"Maßnahme {ROWS}" in file.pages[last].extract_text()
    ((top, of_top),) = [titles(file.outline, file)]
    assert top == ("Bericht 12 0 R", 0)
    assert [one[0] for one in of_top if isinstance(one, tuple)] == [
        "Einleitung", "Maßnahmen", "Indikatoren",
    ]  # fmt: skip
    assert [one[0] for one in of_top[-1]] == [f"Indikator {n}" for n in range(CHARTS)]


def test_who_listens_hears_the_same_as_of_what_is_printed_at_once() -> None:
    assert list(spoken(read(joined()))) == list(spoken(read(on_paper(PAGE))))


def test_it_is_declared_accessible_with_page_numbers_that_are_not_read_out() -> None:
    file = read(joined())
    catalog = file.trailer["/Root"]
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"]) == ("de", True)
    assert file.metadata
    assert file.metadata.title == "Bericht 12 0 R"
    for page in file.pages:
        begin, _drawn, over = page["/Contents"]
        assert begin.get_object().get_data().split() == [b"q"]
        number = over.get_object().get_data().split()
        assert number[:4] == [b"Q", b"q", b"/Artifact", b"BMC"]


def test_the_same_report_is_the_same_bytes() -> None:
    assert paper.in_parts(PAGE, MOST) == joined()


@pytest.mark.parametrize(("most", "printed"), [(10, "in parts"), (10_000, "at once")])
def test_only_a_long_report_is_printed_in_parts(
    most: int, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "AT_ONCE", most)
    monkeypatch.setattr(paper, "page", lambda *_args, **_more: PAGE)
    monkeypatch.setattr(paper, "on_paper", lambda page: b"at once")
    monkeypatch.setattr(paper, "in_parts", lambda page, most: b"in parts")
    assert paper.pdf({}, "") == printed.encode()
