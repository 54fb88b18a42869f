"""What the words of a catalogue mean: its headings, how far a measure has come, its own legend."""
