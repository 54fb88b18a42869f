"""Files that are small on the way in and endless once read, sent up by the office itself."""

import io
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from attack.callers import Request
from attack.ground import TOKEN, Ground
from attack.server import working
from attack.verdict import Verdict
from gemeinwerk.measures.models import ImportRun

PATIENCE = 180  # seconds until every file has been read or refused
MEMORY = 1_500  # MB that everybody who reads may hold together
ENDED = {"ready", "failed"}
GOOD = (
    "Nr.;Titel;Federführung;Beginn;Ende\n9.1;Radweg an der Ringstraße bauen;Tiefbauamt;2027;2028\n"
)

_ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 {body}</office:spreadsheet></office:body></office:document-content>"""
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def hostile() -> Iterator[tuple[str, bytes]]:
    """Name and content of each file."""
    yield "repeated-cells.ods", _ods(_repeated(rows=1_048_576, columns=16_384, text="x" * 50))
    yield "repeated-rows.ods", _ods(_repeated(rows=10_000_000, columns=190, text="Maßnahme"))
    yield (
        "nested.ods",
        _ods("<table:table>" + "<text:span>" * 50_000 + "</text:span>" * 50_000 + "</table:table>"),
    )
    yield "many-sheets.xlsx", _xlsx(sheets=4_000, row='<row r="1"><c r="A1"><v>1</v></c></row>')
    yield "repeated-text.xlsx", _xlsx(
        sheets=1, texts=["x" * 32_000],
        row='<row r="{n}">' + '<c t="s"><v>0</v></c>' * 190 + "</row>", rows=2_000,
    )  # fmt: skip
    yield "nested.xlsx", _xlsx(sheets=1, row="<row>" * 50_000 + "</row>" * 50_000)
    yield (
        "table.docx",
        _docx("<w:tr><w:tc><w:p><w:r><w:t>Titel</w:t></w:r></w:p></w:tc></w:tr>" * 200_000),
    )
    yield "nested.docx", _docx("<w:tr><w:tc><w:tbl>" * 20_000 + "</w:tbl></w:tc></w:tr>" * 20_000)
    yield "line.csv", b"Titel;Ende\n" + b"x" * 15_000_000
    yield "quote.csv", b'Titel;Ende\n"' + b"x;y\n" * 3_000_000
    yield "blanks.csv", b"Nr.;Titel;Federf\xc3\xbchrung\n1;Radweg bauen;" + b" " * 32_000 + b",\n"
    yield "numbers.csv", b"Nr.;Titel;Kosten\n1;Radweg bauen;" + b"1.000 " * 5_000 + b"\n"
    yield (
        "words.csv",
        b"Nr.;Titel;Beschreibung\n1;" + b"und " * 8_000 + b";" + b"a" * 32_000 + b"\n",
    )


def play(ground: Ground) -> Iterable[Verdict]:
    ended = Verdict("every hostile file ends with a sentence")
    after = Verdict("the file behind them is read")
    memory = Verdict(f"reading them takes less than {MEMORY} MB")
    names = [name for name, content in hostile() if _upload(ground, name, content)]
    _upload(ground, "good.csv", GOOD.encode())
    runs = ImportRun.objects.filter(
        concept=ground.home.scene.concept, file_name__in=[*names, "good.csv"]
    )
    with working() as process:
        most, end = 0, time.monotonic() + PATIENCE
        while time.monotonic() < end and runs.exclude(state__in=ENDED).exists():
            most = max(most, _memory(process.pid))
            time.sleep(0.3)
    for run in runs.defer("preview"):
        if run.file_name == "good.csv":
            after.require(run.state == "ready", f"{run.state}: {run.error}")
        else:
            said = run.state == "ready" or (run.state == "failed" and len(run.error) > 20)
            ended.require(
                said and "Traceback" not in run.error, f"{run.file_name}: {run.state} {run.error}"
            )
    ended.require(ground.get("/impressum/").status == 200, "the server stopped answering")
    memory.require(most < MEMORY, f"{most} MB")
    return ended, after, memory


def _upload(ground: Ground, name: str, content: bytes) -> bool:
    """Send a file as the page does; whether it was taken in to be read."""
    path = f"/arbeitsplatz/konzepte/{ground.home.scene.concept.slug}/massnahmen/einlesen/"
    office = ground.home.visitor("office")
    edge = "edge-of-a-form"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'.encode(),
        f"{TOKEN}\r\n".encode(),
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode(),
        content, f"\r\n--{edge}--\r\n".encode(),
    ]  # fmt: skip
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    cookies = {**office.cookies, "csrftoken": TOKEN}
    answer = ground.caller.ask(
        Request("POST", ground.home.host, path, headers, cookies, b"".join(parts))
    )
    return answer.status == 302


def _memory(pid: int) -> int:
    """MB held by a process and all that it started."""
    found, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            status = Path(f"/proc/{one}/status").read_text()
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        held = next((line for line in status.splitlines() if line.startswith("VmRSS")), "0 0 kB")
        found += int(held.split()[1]) // 1024
        waiting += [int(child) for child in children]
    return found


# --- making them ----------------------------------------------------------------------------------


def _zip(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()


def _ods(body: str) -> bytes:
    return _zip({"mimetype": _ODS_TYPE, "content.xml": _ODS.format(body=body)})


def _repeated(*, rows: int, columns: int, text: str) -> str:
    cell = (
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    return f'<table:table table:name="Blatt">{row}</table:table>'


def _xlsx(*, sheets: int, row: str, rows: int = 1, texts: Iterable[str] = ()) -> bytes:
    data = "".join(row.replace("{n}", str(number + 1)) for number in range(rows))
    listed = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, sheets + 1))
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    links = f"{_PACKAGE}/relationships"
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="r1" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="r1" '
            f'Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
            f'Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{data}'
            "</sheetData></worksheet>",
        }
    )


def _docx(rows: str) -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{word}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "word/document.xml": text,
        }
    )
