"""„Wer ist dabei?“: asked without names, told so that nobody is given away."""
