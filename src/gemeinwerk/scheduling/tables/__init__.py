"""When people can, out of a table: an export of a date poll, or a list the office keeps."""
