"""The preview of a unit that is being written."""
