"""What units say about contributions before they are answered: asked, written, never public."""
