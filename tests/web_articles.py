"""Articles beside the fixtures': enough for pages, and hostile ones, as JSON lines."""

import json

for number in range(240):
    print(json.dumps({"id": "harvest-%d" % number, "title": "حصاد القمح %d" % number,
                      "date": "20%02d-%02d-15" % (20 + number % 3, 1 + number % 12),
                      "text": "قال المزارع خالد السعدي إن حصاد القمح بدأ في المحافظة رقم %d." % number,
                      "url": "https://example.org/harvest/%d" % number}, ensure_ascii=False))
EVIL = "<script>alert('%s')</script><img src=x onerror=alert('%s')> & \"quoted\" زنبقة"
print(json.dumps({"id": "evil", "title": EVIL % ("title", "title"), "source": EVIL % ("source", "source"),
                  "author": EVIL % ("author", "author"), "date": "2023-01-01",
                  "text": "قال " + EVIL % ("text", "text") + " وانتهى", "url": "javascript:alert('url')"}))
print(json.dumps({"id": "evil-url", "title": "زنبقة ثانية", "text": "زنبقة", "date": "2023-01-02\"><script>alert('date')</script>",
                  "url": "https://example.org/\"onmouseover=\"alert('url')"}))
