"""Groups of attacks. Each module has `play(ground) -> Iterable[Verdict]`."""

GROUPS = (
    "tenancy", "markup", "entrance", "limits", "files", "restored", "settings", "public_forms",
    "generated",
)  # fmt: skip
