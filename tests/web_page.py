"""What a reader does on Omega's Arabic page, in a browser.

usage: web_page.py BROWSER ADDRESS [FOLDER-FOR-PICTURES]
"""

import sys
from urllib.parse import quote

from browser import Browser

WIDE, PHONE = 1280, 390

# Text against what lies behind it, by WCAG 2's formula; elements below the ratio asked for.
CONTRAST = """(() => {
  const channel = c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const parts = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const behind = element => {
    for (; element; element = element.parentElement) {
      const style = getComputedStyle(element);
      if (style.backgroundImage.includes('rgb(')) {
        const all = style.backgroundImage.match(/rgb\\([^)]*\\)/g);
        return parts(all[0]);
      }
      const c = parts(style.backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(parts(getComputedStyle(element).color)), b = light(behind(element));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) bad.push(element.outerHTML.slice(0, 80) + ' ' + ratio.toFixed(2));
  }
  return bad;
})()"""

# Fields without a name, links without text, headings that jump, ids used twice.
NAMED = """(() => {
  const bad = [];
  for (const field of document.querySelectorAll('input:not([type=hidden])'))
    if (!field.labels.length || !field.labels[0].textContent.trim()) bad.push(field.outerHTML);
  for (const one of document.querySelectorAll('a, button'))
    if (!one.textContent.trim()) bad.push(one.outerHTML);
  for (const one of document.querySelectorAll('nav, aside'))
    if (!one.getAttribute('aria-label')) bad.push(one.outerHTML.slice(0, 60));
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    if (+heading.tagName[1] > level + 1) bad.push(heading.outerHTML);
    level = +heading.tagName[1];
  }
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  if (new Set(ids).size !== ids.length) bad.push('ids ' + ids);
  if (document.querySelectorAll('main').length !== 1) bad.push('main');
  return bad;
})()"""

TITLES = "[...document.querySelectorAll('.found h3')].map(one => one.innerText)"
LIT = "[...document.querySelectorAll('.found strong')].map(one => one.textContent)"
SAID = "document.querySelector('.told h2').innerText"

failed = []


def check(what, holds, *found):
    if not holds:
        failed.append(what)
        print("FAILED:", what, *found)


def sound(browser, where):
    """What must hold of every page."""
    for script, what in ((CONTRAST, "contrast"), (NAMED, "labels")):
        found = browser.ask(script)
        check("%s: %s" % (where, what), found == [], found)
    check(where + ": reads from the right", browser.ask("getComputedStyle(document.body).direction") == "rtl")
    check(where + ": no script ran", browser.alerts == [] and browser.ask("document.scripts.length") == 0,
          browser.alerts)


def fits(browser, where):
    """Readable on a phone: nothing wider than it, nothing too small to touch or read."""
    check(where + ": no wider than the phone", browser.ask("document.documentElement.scrollWidth") <= PHONE,
          browser.ask("document.documentElement.scrollWidth"))
    small = browser.ask("[...document.querySelectorAll('.narrow a, .pages a, .chips a, button, input:not([type=hidden])')]"
                        ".filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)")
    check(where + ": all may be touched", small == [], small)
    check(where + ": letters large enough",
          browser.ask("Math.min(...[...document.querySelectorAll('body *')]"
                      ".map(one => parseFloat(getComputedStyle(one).fontSize)))") >= 14)


def facet(browser, heading, row=0):
    """Clicks a row of a facet; its label and count."""
    where = ("[...document.querySelectorAll('.narrow section')].find(one => one.querySelector('h3').innerText === '%s')"
             ".querySelectorAll('li a')[%d]" % (heading, row))
    label, count = browser.ask(where + ".querySelector('bdi').innerText"), browser.ask(
        where + ".querySelector('.count').lastChild.data")
    browser.follow(where + ".click()")
    return label, int(count)


def total(browser):
    words = browser.ask(SAID)
    return {"نتيجة واحدة": 1, "نتيجتان": 2}.get(words) or int("".join(c for c in words.split("،")[0] if c.isdigit()) or 0)


def search(browser, address):
    browser.open(address)
    check("a first page", browser.ask("question.autofocus && question.value === ''"))
    sound(browser, "first page")
    browser.follow("question.value = 'باقير'; document.forms[0].submit()")
    titles, lit = browser.ask(TITLES), browser.ask(LIT)
    check("باقير is found", len(titles) == total(browser) == 2, titles)
    check("and lit", lit and all("باق" in one for one in lit), lit)
    check("the question stays", browser.ask("question.value") == "باقير")
    sound(browser, "results")


def facets(browser, address):
    browser.open(address + "?P=" + quote("باقري"))
    all_of_them = total(browser)
    name, count = facet(browser, "أسماء في النتائج")
    check("a name narrows to its count", total(browser) == count < all_of_them, name, total(browser), count)
    check("a chip tells it", name in browser.ask("document.querySelector('.chips').innerText"))
    sound(browser, "with a name")
    browser.follow("document.querySelector('.chips a').click()")
    check("the chip takes it away", total(browser) == all_of_them)
    month, count = facet(browser, "شهر النشر")
    check("a month narrows to its count", total(browser) == count < all_of_them, month, count)
    browser.open(address + "?P=" + quote("حصاد القمح"))
    year, count = facet(browser, "سنة النشر")
    check("a year narrows", total(browser) > 50, year, total(browser))
    browser.open(address + "?P=" + quote("المئذنة") + "&B=M209901")
    check("nothing found says so", browser.ask(SAID) == "لا نتائج")
    sound(browser, "nothing found")


def dates(browser, address):
    browser.open(address + "?P=" + quote("باقري"))
    before = total(browser)
    browser.follow("document.getElementById('from').value = '2023-10-01'; document.getElementById('to').value = '2023-12-31';"
                   "document.querySelector('.narrow form').submit()")
    days = browser.ask("[...document.querySelectorAll('.found time')].map(one => one.dateTime)")
    check("the date box narrows", 0 < total(browser) < before and all("2023-10-01" <= day <= "2023-12-31" for day in days), days)
    check("and keeps what was typed", browser.ask("document.getElementById('from').value") == "2023-10-01")
    sound(browser, "with dates")
    browser.follow("[...document.querySelectorAll('.order a')].find(one => one.innerText === 'الأحدث').click()")
    days = browser.ask("[...document.querySelectorAll('.found time')].map(one => one.dateTime)")
    check("the newest first", len(days) > 1 and days == sorted(days, reverse=True), days)


def pages(browser, address):
    browser.open(address + "?P=" + quote("حصاد القمح"))
    note = "document.querySelector('.note').innerText"
    check("counts are said to be of the first", "أول 100 " in browser.ask(note), browser.ask(note))
    seen, turned = [], 0
    while True:
        seen += browser.ask(TITLES)
        if not browser.ask("!!document.querySelector('a[rel=next]')"):
            break
        browser.follow("document.querySelector('a[rel=next]').click()")
        turned += 1
        if turned == 1:
            sound(browser, "a second page")
        if turned == 10:
            check("or of the next ones", "من 101 إلى 200" in browser.ask(note), browser.ask(note))
    check("paging shows every one once", len(seen) == len(set(seen)) == 240 and turned == 23, len(seen), len(set(seen)), turned)
    browser.open(address + "?P=" + quote("حصاد القمح") + "&page=9999")
    check("a page that is not there", browser.ask(TITLES) == [])


def meant(browser, address):
    browser.open(address + "?P=" + quote("المدارسس"))
    check("did you mean", browser.ask("document.querySelector('.meant a').innerText") == "المدارس")
    sound(browser, "did you mean")
    browser.follow("document.querySelector('.meant a').click()")
    check("and it finds", total(browser) > 0)
    browser.open(address + "?P=" + quote("date:soon"))
    check("a mistake is told", "is no date" in browser.ask("document.querySelector('.trouble').innerText"))
    sound(browser, "a mistake")
    browser.open(address + "?P=" + quote("باقري") + "&START=soon")
    check("a date that is none is told", "20231204" in browser.ask("document.querySelector('.trouble').innerText"))


def hostile(browser, address):
    evil = "\"><script>alert('q')</script><img src=x onerror=alert('q')>"
    for name in ("P", "B", "SORT", "DB", "START", "page"):
        question = "" if name == "P" else "P=" + quote("زنبقة") + "&"
        browser.open(address + "?" + question + name + "=" + quote(evil))
        check("hostile %s: no script" % name, browser.alerts == [] and browser.ask("document.scripts.length + document.images.length") == 0)
    browser.open(address + "?P=" + quote("زنبقة"))
    check("hostile articles are found", total(browser) == 2, browser.ask(SAID))
    check("hostile articles: only text", browser.alerts == [] and
          browser.ask("document.scripts.length + document.images.length + document.querySelectorAll('[onerror], [onmouseover]').length") == 0)
    check("a title is as it was written", any("<script>alert('title')" in one for one in browser.ask(TITLES)))
    check("a fragment too", "<script>alert('text')" in browser.ask("document.querySelector('.found').innerText"))
    check("no link runs anything", browser.ask("[...document.links].every(one => /^https?:$/.test(one.protocol))"))
    sound(browser, "hostile articles")


def plain(browser, address):
    """Without JavaScript (which only the page's own could be missing: asking is the debugger's)."""
    browser.open(address + "?P=" + quote("باقري"), script=False)
    check("without JavaScript: found", total(browser) > 2)
    browser.follow("document.querySelector('.narrow li a').click()")
    check("without JavaScript: a facet", browser.ask("!!document.querySelector('.chips')"))


def phone(browser, address):
    for where, query in (("first page on a phone", ""), ("results on a phone", "?P=" + quote("باقري")),
                         ("chips on a phone", "?P=" + quote("حصاد القمح") + "&B=Y2021&START=20200101"),
                         ("hostile on a phone", "?P=" + quote("زنبقة"))):
        browser.open(address + query, PHONE, 844)
        sound(browser, where)
        fits(browser, where)


def pictures(browser, address, folder):
    for width, height in ((WIDE, 960), (PHONE, 844)):
        browser.open(address + "?P=" + quote("باقري"), width, height)
        browser.picture("%s/omega-%d.png" % (folder, width), whole=False)


with Browser(sys.argv[1]) as browser:
    if len(sys.argv) > 3:
        pictures(browser, sys.argv[2], sys.argv[3])
    else:
        for steps in (search, facets, dates, pages, meant, hostile, plain, phone):
            steps(browser, sys.argv[2])
sys.exit(1 if failed else 0)
