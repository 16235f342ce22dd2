"""How fast the market engine is: `python -m tests.bench.market` prints one JSON object."""
