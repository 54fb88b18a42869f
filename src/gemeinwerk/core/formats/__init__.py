"""How dates are written, by language; Django knows the rest (see FORMAT_MODULE_PATH)."""
