"""What stands where on a sheet: the table, the lines of its heading, what is below it."""
