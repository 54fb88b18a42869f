"""How days and numbers are written in English."""

# The day before the month, as in Europe; the short form names the month: no 03/04 to puzzle over.
DATE_FORMAT = "j F Y"  # 3 May 2026
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j F"
