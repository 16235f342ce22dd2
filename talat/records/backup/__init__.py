"""Backups of the records: made while the lab runs, tried before they count, put back in one piece."""
