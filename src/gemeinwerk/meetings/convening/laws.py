"""What the municipal codes say of it, Land by Land: proposals for a form, which the office looks
through. Only what was read in the text of the law or in an official commentary stands here; a Land
without an entry has none yet, and a code that leaves the period to the rules of procedure says so.

notice_of("RP")     # Notice("§ 34 Abs. 3 GemO", days=4, …)

Wordings as of: BW GBl. 2025 Nr. 124; BB the code of 5 March 2024; NI Nds. GVBl. 2022 S. 191; SH
GVOBl. 2025/121. Where `of` is None the wording was read in a commentary, whose state is not known.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models.convening import Counting, Remote

Text = str | Promise


@dataclass(frozen=True)
class Notice:
    """`days` None: the code names none. `of`: the wording that was read; None: not known."""

    norm: str
    said: Text
    days: int | None = None
    counting: str = Counting.FULL
    of: date | None = None


@dataclass(frozen=True)
class Joining:
    """Of those who join from elsewhere; `counts` empty: not to be taken from what was read."""

    norm: str
    said: Text
    counts: str = ""
    of: date | None = None


_BY_RULES = _("eine angemessene Frist; das Nähere regelt die Geschäftsordnung")
_BY_STATUTE = _("Wer zugeschaltet ist, gilt als anwesend, soweit die Hauptsatzung es zulässt.")

NOTICES = {
    "BW": Notice(
        "§ 34 Abs. 1 GemO", _("in der Regel mindestens sieben Tage vor dem Sitzungstag"),
        7, Counting.BEFORE, date(2025, 11, 18),
    ),
    "HE": Notice(
        "§ 58 Abs. 1 HGO", _("mindestens drei Tage zwischen Zugang und Sitzungstag"),
        3, of=date(2011, 12, 24),
    ),
    "NI": Notice("§ 59 Abs. 1 NKomVG", _("Die Geschäftsordnung bestimmt die Frist.")),
    "RP": Notice(
        "§ 34 Abs. 3 GemO", _("mindestens vier volle Kalendertage zwischen Einladung und Sitzung"),
        4,
    ),
    "SH": Notice("§ 34 Abs. 4 GO", _("mindestens eine Woche"), 7, of=date(2025, 7, 25)),
    "SN": Notice("§ 36 Abs. 3 SächsGemO", _BY_RULES),
    "TH": Notice(
        "§ 35 Abs. 2 ThürKO",
        _("mindestens vier volle Kalendertage zwischen Zugang und Sitzung"), 4,
    ),
}  # fmt: skip
JOININGS = {
    "BB": Joining(
        "§ 34 Abs. 2 BbgKVerf",
        _("Auf begründeten Antrag nimmt man per Video teil; Näheres regelt die Geschäftsordnung."),
        of=date(2024, 3, 5),
    ),
    "BW": Joining("§ 37a Abs. 1 GemO", _BY_STATUTE, Remote.COUNT, date(2025, 11, 18)),
    "MV": Joining("§ 29a KV M-V", _BY_STATUTE, Remote.COUNT, date(2024, 5, 16)),
    "NI": Joining("§ 64 Abs. 3 NKomVG", _BY_STATUTE, Remote.COUNT, date(2022, 3, 23)),
    "RP": Joining(
        "§ 35a GemO",
        _("Wer zugeschaltet ist, zählt wie anwesend, soweit die Geschäftsordnung es zulässt."),
        Remote.COUNT,
    ),
}


def notice_of(land: str) -> Notice | None:
    return NOTICES.get(land)


def joining_of(land: str) -> Joining | None:
    return JOININGS.get(land)
