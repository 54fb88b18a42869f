"""Whatever an office file holds: each piece of it is in a cell or in a list, once, and only what
is seen is in a cell."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinwerk.tables import Workbook, filled_cells, read, set_hidden_apart
from tests.alike import examples
from tests.tables.made import (
    cell,
    data,
    docx,
    formats,
    ods,
    ods_cell,
    ods_row,
    p,
    r,
    row,
    sdt,
    tbl,
    tc,
    text_cell,
    tr,
    xlsx,
)

QUICK = settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
SEEN, NOT = "seen", "not seen"


def pieces(book: Workbook) -> tuple[Counter[str], Counter[str]]:
    """The words of the cells, and those of what is listed."""
    set_hidden_apart(book)
    cells = Counter(word for *_, text in filled_cells(book) for word in text.split())
    cells += Counter(word for one in book.blocks if not one.rows for word in one.text.split())
    return cells, Counter(word for one in book.aside for word in one.text.split())


def told(drawn: list[list[list[str]]], kinds: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """Each piece has a word of its own, "w1" and so on, by its place in the drawing."""
    found = {SEEN: Counter[str](), NOT: Counter[str]()}
    number = 0
    for line in drawn:
        for one in line:
            for kind in one:
                number += 1
                found[kinds[kind]][f"w{number}"] += 1
    return found[SEEN], found[NOT]


class Words:
    """w1, w2 ..."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> str:
        self.number += 1
        return f"w{self.number}"


BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
IN_WORD = {
    "plain": (SEEN, lambda text: r(f"{text} ")),
    "inserted": (SEEN, lambda text: f"<w:ins>{r(text + ' ')}</w:ins>"),
    "chosen": (SEEN, lambda text: sdt("<w:dropDownList/>", r(text + " "))),
    "struck": (NOT, lambda text: r(f"{text} ", "<w:strike/>")),
    "hidden": (NOT, lambda text: r(f"{text} ", "<w:vanish/>")),
    "deleted": (NOT, lambda text: f"<w:del><w:r><w:delText>{text} </w:delText></w:r></w:del>"),
    "prompt": (NOT, lambda text: sdt("<w:showingPlcHdr/>", r(text + " "))),
    "box": (NOT, lambda text: BOX.format(p(text))),
}
DRAWN = st.lists(
    st.lists(st.lists(st.sampled_from(list(IN_WORD)), max_size=4), min_size=1, max_size=3),
    min_size=1, max_size=4,
)  # fmt: skip


@QUICK
@given(DRAWN, st.booleans())
def test_word(drawn, in_table):
    words = Words()
    rows = [
        [p(*(IN_WORD[kind][1](words.next()) for kind in one)) for one in line] for line in drawn
    ]
    body = "".join("".join(line) for line in rows)
    if in_table:
        body = tbl(*(tr(*(tc(one) for one in line)) for line in rows))
    kinds = {kind: seen for kind, (seen, _made) in IN_WORD.items()}
    assert pieces(read(docx(body))) == told(drawn, kinds)


IN_EXCEL = {"plain": SEEN, "styled": SEEN, "struck": NOT, "hidden format": NOT, "run": NOT}
STYLES = formats(
    ";;;",
    fonts="<font/><font><strike/></font><font><b/></font>",
    xfs='<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/>',
)
RUN = '<c t="inlineStr"><is><r><rPr><strike/></rPr><t>{}</t></r><r><t> </t></r></is></c>'


def in_excel(kind: str, text: str) -> str:
    style = {"plain": 0, "styled": 3, "struck": 2, "hidden format": 1}
    return RUN.format(text) if kind == "run" else text_cell(text, style[kind])


@QUICK
@given(
    st.lists(st.lists(st.sampled_from(list(IN_EXCEL)), max_size=4), min_size=1, max_size=4),
    st.sets(st.integers(0, 3)), st.booleans(),
)  # fmt: skip
def test_excel(drawn, hidden, whole):
    words = Words()
    lines = [[in_excel(kind, words.next()) for kind in line] for line in drawn]
    rows = [
        row(*line, **({"hidden": "1"} if number in hidden else {}))
        for number, line in enumerate(lines)
    ]
    book = read(xlsx(data(*rows), styles=STYLES, state="hidden" if whole else "visible"))
    shown = [
        [[kind if not whole and number not in hidden else "struck" for kind in line]]
        for number, line in enumerate(drawn)
    ]
    assert pieces(book) == told(shown, IN_EXCEL)


IN_ODS = {"plain": SEEN, "attribute": SEEN, "struck": NOT, "span": NOT, "comment": NOT}
AUTOMATIC = (
    '<style:style style:name="weg" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
)


def in_ods(kind: str, text: str) -> str:
    made = {
        "plain": lambda: ods_cell(text),
        "attribute": lambda: ods_cell(string_value=text),
        "struck": lambda: ods_cell(text, style="weg"),
        "span": lambda: ods_cell(
            f'<text:p><text:span text:style-name="T">{text}</text:span></text:p>'
        ),
        "comment": lambda: ods_cell(
            f"<office:annotation><text:p>{text}</text:p></office:annotation>"
        ),
    }
    return made[kind]()


@QUICK
@given(st.lists(st.lists(st.sampled_from(list(IN_ODS)), max_size=4), min_size=1, max_size=4))
def test_libreoffice(drawn):
    words = Words()
    rows = [ods_row(*(in_ods(kind, words.next()) for kind in line)) for line in drawn]
    book = read(ods("".join(rows), automatic=AUTOMATIC))
    assert pieces(book) == told([[line] for line in drawn], IN_ODS)


def test_a_piece_is_looked_for_at_all():
    """The counting itself: what is in no cell and in no list is missed."""
    assert pieces(read(docx(p(r("w1")))))[0] == Counter(["w1"])
    assert pieces(read(xlsx(data(row(cell(5))))))[0] == Counter(["5"])
