"""XLSX, ODS, CSV and DOCX to a grid, within limits: plain Python."""
