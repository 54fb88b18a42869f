"""The office's first spreadsheet of the catalogue, written from the content.

It lies in the repository as it was "sent": `python -m gemeinwerk.demo.spreadsheet` writes it
again after a change of the content, and a test holds that the two agree.
"""
