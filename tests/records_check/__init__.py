"""`make check-records`: hours as the records count them against a second calculation."""
