"""A recap and words that are right, for shop-04; tests break one thing at a time."""

RECAP = """\
questions:
  - id: parcel
    ask: กระเป๋าใบละ 200 บาท ต้นทุน 120 บาท ส่งฟรีเสียค่าส่ง 40 บาท เหลือเท่าไร
    options:
      - {id: eighty, text: 80 บาท, because: ยังไม่ได้หักค่าส่ง 40 บาท}
      - {id: forty, text: 40 บาท, right: true, because: 200 หัก 120 หัก 40 เหลือ 40 บาท}
  - id: cheaper
    ask: ลดราคาแล้วขายได้มากขึ้น แต่กำไรน้อยลง ควรทำอย่างไร
    options:
      - {id: back, text: ลองขึ้นราคากลับ แล้วดูกำไร, right: true, because: กำไรคือสิ่งที่เหลือจริง}
      - {id: more, text: ลดอีก, because: ลดอีกก็ยิ่งเหลือน้อยลง}
  - id: photo
    ask: รูปมืด คนเห็นแต่ไม่กด แก้อะไรก่อน
    options:
      - {id: price, text: ราคา, because: คนยังไม่ทันดูราคา}
      - {id: light, text: ถ่ายใหม่ให้สว่าง, right: true, because: คนต้องเห็นของก่อน}
"""
WORDS = """\
words:
  - word: กำไร
    means: เงินที่เหลือหลังหักทุกอย่างแล้ว
  - word: ค่าธรรมเนียม
    also: [ค่าแพลตฟอร์ม]
    means: เงินที่แพลตฟอร์มหักจากทุกออเดอร์
    example: ขาย 100 บาท หัก 10 บาท
    real: Commission fee
"""
