"""Points in time, lengths and periods: from the words of a cell to the days it means."""
