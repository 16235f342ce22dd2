"""The ten courses by their folder, with the titles as announced; enrolment knows no others."""

COURSES = {
    "seller-basics": "พื้นฐานการเป็นนักขายของออนไลน์",
    "writing": "พื้นฐานการเป็นนักเขียนบทความและนักรีวิวสินค้าออนไลน์",
    "media": "การตัดต่อเสียง/ภาพ และการทำ VTR",
    "stickers": "การวาดสติ๊กเกอร์ Line",
    "infographic": "การสร้างอินโฟกราฟิก",
    "line-oa": "การตลาดออนไลน์ด้วยการสร้าง Line OA",
    "facebook-ads": "การตลาดออนไลน์ Facebook และการโฆษณา Facebook Ad",
    "google": "การตลาดออนไลน์ทางด้าน Google",
    "youtube": "การสร้างรายได้จาก Youtuber",
    "online-shop": "การเปิดร้านค้าและการขายสินค้าออนไลน์",
}


def title(slug: str) -> str:
    """The course's Thai title; the slug itself for a course the catalogue does not know (old records)."""
    return COURSES.get(slug, slug)
