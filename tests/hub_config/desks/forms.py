"""Forms with a file, as browsers send them."""


def multipart(fields: dict[str, str], content: bytes, name: str = "list.csv") -> tuple[bytes, str]:
    """(body, content type) of a form with these fields and one file."""
    edge = "----talat"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    return b"".join(
        [*parts, head, content, f"\r\n--{edge}--\r\n".encode()]
    ), f"multipart/form-data; boundary={edge}"
