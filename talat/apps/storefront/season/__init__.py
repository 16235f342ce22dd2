"""The shop with several products and a whole season: many places, one open at a time."""
