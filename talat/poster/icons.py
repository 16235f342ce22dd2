"""Icons drawn for the project on a field of 24 × 24: straight lines only, one family."""

ICONS = {
    "basket": (
        "ตะกร้า",
        [
            [(3, 9), (21, 9), (18.5, 20), (5.5, 20), (3, 9)],
            [(8, 9), (12, 3), (16, 9)],
            [(9.5, 12), (9.5, 17)],
            [(14.5, 12), (14.5, 17)],
        ],
    ),
    "house": (
        "บ้าน",
        [
            [(3, 11.5), (12, 4), (21, 11.5)],
            [(5.5, 10), (5.5, 20), (18.5, 20), (18.5, 10)],
            [(10, 20), (10, 14), (14, 14), (14, 20)],
        ],
    ),
    "box": (
        "กล่อง",
        [
            [
                (3.5, 8),
                (12, 3.5),
                (20.5, 8),
                (20.5, 16.5),
                (12, 21),
                (3.5, 16.5),
                (3.5, 8),
                (12, 12.5),
                (20.5, 8),
            ],
            [(12, 12.5), (12, 21)],
        ],
    ),
    "up": ("เพิ่มขึ้น", [[(3, 18), (9, 12), (13, 15), (21, 6)], [(15.5, 6), (21, 6), (21, 11.5)]]),
    "down": ("ลดลง", [[(3, 6), (9, 12), (13, 9), (21, 18)], [(15.5, 18), (21, 18), (21, 12.5)]]),
    "calendar": (
        "ปฏิทิน",
        [
            [(4, 6), (20, 6), (20, 20.5), (4, 20.5), (4, 6)],
            [(4, 10.8), (20, 10.8)],
            [(8, 3.5), (8, 8)],
            [(16, 3.5), (16, 8)],
        ],
    ),
}
ICON_TITLES = {name: title for name, (title, _) in ICONS.items()}
FIELD = 24.0
THICK = 1.8


def strokes(name: str, x: float, y: float, w: float, h: float):
    """((points, thickness), …) of an icon in a box, not distorted and in its middle."""
    scale = min(w, h) / FIELD
    left, top = x + (w - FIELD * scale) / 2, y + (h - FIELD * scale) / 2
    for line in ICONS[name][1]:
        yield tuple((left + a * scale, top + b * scale) for a, b in line), THICK * scale
