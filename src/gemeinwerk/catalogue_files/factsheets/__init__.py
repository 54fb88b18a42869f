"""Fact sheets (Steckbriefe): labels and values of one measure, in Word or on a sheet.

Labels stand left of their value, above it, or in the same cell; several sheets stand in one table,
below each other or side by side.
"""

from gemeinwerk.catalogue_files.factsheets.document import Document, forms_on, read_document
from gemeinwerk.catalogue_files.factsheets.labels import names_field, names_the_file

__all__ = ["Document", "forms_on", "names_field", "names_the_file", "read_document"]
