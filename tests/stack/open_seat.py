"""The demonstration's spawner without the records' part of a start."""

from hub_config.local_seat import LocalSeat


class OpenLocalSeat(LocalSeat):
    """The real local seat; any key to the records will do."""

    def ask_records(self):
        """Any key."""
        return "seat-key"

    def tell_records(self):
        """There is nobody to tell."""
