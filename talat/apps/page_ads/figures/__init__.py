"""What each screen of the page reads from a play: rows, sentences, steps. Pure functions, money in satang."""
