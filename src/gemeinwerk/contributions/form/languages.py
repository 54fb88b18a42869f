"""The languages somebody may have written in: more than the pages are there in."""

from django.conf.locale import LANG_INFO

from gemeinwerk.core.tongues import TONGUES

_FURTHER = (
    "bg", "bs", "el", "es", "fa", "hi", "hr", "hu", "it", "nl", "pt", "ro", "sq", "sr", "vi",
    "zh-hans",
)  # fmt: skip
_BY_HAND = {
    "am": "አማርኛ",
    "ckb": "کوردیی ناوەندی",
    "kmr": "Kurmancî",
    "ps": "پښتو",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "ur": "اردو",
}
OTHER = "und"
"""The tag of a language nobody has named."""


def offered() -> list[tuple[str, str]]:
    """Those of the pages first, the others by their tags; each called as its speakers call it."""
    named = {code: LANG_INFO[code]["name_local"] for code in _FURTHER} | _BY_HAND
    return [*TONGUES, *sorted(one for one in named.items() if one not in TONGUES)]
