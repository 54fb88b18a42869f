"""What offices have and want: tables and calendars in, calendars and tables out.

`people` reads who can come when (XLSX, CSV), `busy` which dates are taken (ICS); `writing_ics`,
`writing_xlsx` and `writing_csv` write a plan. Bytes in, values out, and back; no file is opened.
"""
