"""How days and numbers are written in German."""

DATETIME_FORMAT = "j. F Y, H:i"  # 3. Mai 2026, 14:30
