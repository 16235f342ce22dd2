"""What the screens of a season's shop read from a play: rows, sentences, drawings. Pure; money in satang."""
