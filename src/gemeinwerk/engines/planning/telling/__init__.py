"""What the engine found, in the words of a good clerk; German and English."""
