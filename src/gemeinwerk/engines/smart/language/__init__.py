"""German as it stands in catalogues: what is empty, vague, permanent, counted, dated, done."""

from gemeinwerk.engines.smart.language.cells import is_empty, shortened

__all__ = ["is_empty", "shortened"]
