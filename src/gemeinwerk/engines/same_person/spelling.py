"""Names in forms in which they can be compared: spelled in one way, and as they sound."""

import re
import unicodedata
from functools import lru_cache

from gemeinwerk.german.text import fold

_CYRILLIC = dict(zip(
    "абвгґдезийклмнопрстуфыэ", "abvggdezijklmnoprstufye", strict=True
)) | {
    "є": "ie", "ё": "io", "ж": "zh", "і": "i", "ї": "i", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ю": "iu", "я": "ia",
}  # fmt: skip
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h",
    "خ": "kh", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ة": "a", "و": "u", "ي": "i", "ى": "a", "ئ": "i", "ء": "", "ؤ": "u",
}  # fmt: skip
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "oe", "æ": "ae", "þ": "th", "ð": "d"} | _CYRILLIC | _ARABIC
)
_PARTICLES = frozenset(
    ["von", "vom", "van", "de", "der", "den", "dem", "zu", "zur", "zum", "al", "el", "bin", "ibn",
     "di", "da", "dos", "del", "la", "le", "und", "v", "d"]
)  # fmt: skip
_SOUNDS = tuple((re.compile(pattern), letters) for pattern, letters in (
    (r"tsch|tch|dsch|dzh|dj|cz", "c"), (r"shch|sch|sh|sz|zh", "s"), (r"kh|gh", "h"),
    (r"ph", "f"), (r"th|dt", "t"), (r"dh", "d"), (r"ck|q|k|c(?=[aoukl])(?!h)", "k"), (r"x", "ks"),
    (r"tz|ts|z|ss", "s"), (r"w", "v"), (r"ou|oo", "u"), (r"ee|ie|ii|y|j", "i"), (r"ai", "ei"),
    (r"ae", "a"), (r"oe", "o"), (r"ue", "u"), (r"(?<=[aeiou])h(?=[lmnrst]|$)", ""),
))  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiou]")


@lru_cache(maxsize=50_000)
def spelled(name: str) -> str:
    """Small letters of the Latin alphabet, umlauts written out: "Çelik" -> "celik"."""
    low = fold(name).translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z -]", "", bare).split())


@lru_cache(maxsize=50_000)
def without_umlauts(name: str) -> str:
    """One form for "mueller" and "muller", "gross" and "gros"; of a spelled name."""
    return re.sub(r"(?<=[aou])e", "", name).replace("ss", "s")


@lru_cache(maxsize=50_000)
def sounds(name: str) -> frozenset[str]:
    """Roughly as it is heard, of a spelled name: "ch" as Germans read it ("Chaled") and as others
    do ("Kravchuk", which is "Krawtschuk")."""
    low = name.replace("-", "").replace(" ", "")
    bare = {low, low[2:]} if low[:2] in {"al", "el"} and len(low) > 6 else {low}
    return frozenset(
        _heard(one if "ch" not in one else re.sub(r"(?<!s)(?<!ts)ch", ch, one))
        for one in bare for ch in ("kh", "tsch")
    )  # fmt: skip


def _heard(low: str) -> str:
    for pattern, letters in _SOUNDS:
        low = pattern.sub(letters, low)
    return _TWICE.sub(r"\1", low)


@lru_cache(maxsize=50_000)
def skeletons(name: str) -> frozenset[str]:
    """Its consonants as they sound: vowels are what alphabets disagree about most."""
    return frozenset(_VOWELS.sub("", one) for one in sounds(name))


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name without particles: "von der Müller-Krause" -> mueller, krause."""
    parts = re.split(r"[ -]", spelled(name))
    return tuple(part for part in parts if part and part not in _PARTICLES) or tuple(
        part for part in parts if part
    )
