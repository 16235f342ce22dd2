"""Why records do not move."""


class BadTransfer(ValueError):
    """Records that cannot be sent or taken in; `message_th` is Thai with English. Nothing was changed."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th
