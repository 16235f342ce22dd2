"""The market engine: arrays in, arrays out; pure NumPy."""
