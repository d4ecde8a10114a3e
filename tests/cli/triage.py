#!/usr/bin/env python3
"""The triage list and coverage of `growth scan`.  Prints TAP.

    triage.py GROWTH ROOT [PICTURES]      PICTURES: a folder for screenshots, to look at

Scans the example export, and one whose every text is hostile.  Checks with Python's own parser what
the pages say and how they are built; and, where Chromium is installed, how they behave: nothing
loaded, nothing complained of, names, roles and contrast, narrow screens, paper, sort and filter.
"""
import base64
import csv
import difflib
import hashlib
import html.parser
import io
import pathlib
import re
import subprocess
import sys
import tempfile

from browser import Browser, find
from page import CHECKS

TODAY = "2026-06-30"
VOID = {"meta", "input", "br", "hr", "link", "img"}
SECTIONS = ["unjudged", "found", "contacts", "coverage"]
# Identifiers that would be markup, hide, or turn the direction of reading.
HOSTILE = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a'b&amp;c",
           "</li></ol>", "ab\u202ecd", "zero\u200bwidth", "javascript:alert(1)", "=1+1",
           "&#60;b&#62;", "\u5b50"]
SHOWN = {"ab\u202ecd": "ab[U+202E]cd", "zero\u200bwidth": "zero[U+200B]width"}


class Element:
    """One element of a page."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.at, self.parent, self.inside = tag, dict(attributes), parent, []

    def text(self):
        return "".join(i if isinstance(i, str) else i.text() for i in self.inside)

    def find(self, tag=None, **at):
        for item in self.inside:
            if isinstance(item, Element):
                if tag in (None, item.tag) and all(item.at.get(k.rstrip("_")) == v
                                                   for k, v in at.items()):
                    yield item
                yield from item.find(tag, **at)


class Page(html.parser.HTMLParser):
    """A page as a tree; what is not closed in order is an error."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("", [], None)
        self.errors = []
        self.ends = re.findall(r"</[a-z0-9]+[^a-z0-9>][^>]*>", text)
        self.feed(text)
        self.close()
        if self.open is not self.root:
            self.errors.append(f"<{self.open.tag}> is not closed")

    def handle_starttag(self, tag, attrs):
        if len(dict(attrs)) != len(attrs):
            self.errors.append(f"{self.getpos()}: an attribute twice")
        child = Element(tag, attrs, self.open)
        self.open.inside.append(child)
        if tag not in VOID:
            self.open = child

    def handle_startendtag(self, tag, attrs):
        self.open.inside.append(Element(tag, attrs, self.open))

    def handle_endtag(self, tag):
        if tag != self.open.tag:
            self.errors.append(f"{self.getpos()}: </{tag}> closes <{self.open.tag}>")
        else:
            self.open = self.open.parent

    def handle_data(self, data):
        self.open.inside.append(data)


class Tap:
    """Test results, one line each."""

    def __init__(self):
        self.n = self.bad = 0

    def case(self, name, complaints):
        complaints = [str(c) for c in complaints]
        self.n += 1
        self.bad += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.n} - {name}")
        for line in complaints[:20]:
            print("# " + line.replace("\n", "\n# "))

    def same(self, name, got, want):
        self.case(name, [] if got == want else [f"got      {got!r}", f"expected {want!r}"])

    def alike(self, name, got, want):
        """Long texts: where they differ is enough."""
        self.case(name, list(difflib.unified_diff(want.splitlines(), got.splitlines(), "expected",
                                                  "got", "", "", 0, ""))[:8])

    def skip(self, name, why):
        self.n += 1
        print(f"ok {self.n} - {name} # SKIP {why}")


def scan(growth, source, out, *words):
    """Run a scan; its page and its coverage as text."""
    page, coverage = out.with_suffix(".html"), out.with_suffix(".csv")
    done = subprocess.run([growth, "scan", source, "--today", TODAY, "--html", page, "--coverage",
                           coverage, "--format", "csv", "-q", *words], capture_output=True,
                          check=False)
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr.decode())
    return page.read_text(encoding="utf-8"), coverage.read_text(encoding="utf-8")


def hostile_export(path):
    """Each child falls as an infant should not, under a name that should do no harm."""
    rows = [["child_id", "sex", "birth_date", "measured_on", "measure", "value", "unit", "service",
             "not_measured_reason", "note"]]
    days = ["2025-10-01", "2025-11-15", "2026-01-10", "2026-03-10", "2026-05-10", "2026-06-10"]
    for name in HOSTILE:
        for day, value in zip(days, [3.6, 5.2, 6.3, 6.2, 6.0, 5.8]):
            rows.append([name, "female", "2025-10-01", day, "weight", value, "kg",
                         "<b>" + name, "", "<i>note</i>"])
        rows.append([name, "female", "2025-10-01", "2026-06-20", "", "", "", "<b>" + name,
                     "<u>why</u>", ""])
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return path


# ---- how a page is built ---------------------------------------------------------------------


def not_self_contained(text, page):
    """Whatever could load, send or run something."""
    policy = [m.at["content"] for m in page.root.find("meta")
              if m.at.get("http-equiv") == "Content-Security-Policy"]
    scripts = list(page.root.find("script"))
    if len(policy) != 1 or "default-src 'none'" not in policy[0]:
        yield f"policy: {policy}"
        return
    for rule in ("base-uri 'none'", "form-action 'none'"):
        if rule not in policy[0]:
            yield f"policy lacks {rule}"
    if len(scripts) != 1:
        yield f"{len(scripts)} scripts"
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode()
        if f"script-src 'sha256-{digest}'" not in policy[0]:
            yield "the policy does not name the script"
    for item in page.root.find():
        for name, value in item.at.items():
            if name.startswith("on") or name in ("src", "srcset", "action", "xlink:href", "data"):
                yield f"<{item.tag} {name}={value!r}>"
            if name == "href" and not value.startswith("#"):
                yield f"<{item.tag} href={value!r}>"
    addresses = set(re.findall(r"(?:https?:)?//[\w.][^\s\"'<]*", text))
    if addresses - {"http://www.w3.org/2000/svg"}:
        yield f"addresses: {addresses}"
    if "@import" in text or "url(" in text:
        yield "the style loads something"


def not_readable(page):
    """What a screen reader or a keyboard would stumble over."""
    root = page.root
    yield from page.errors
    yield from (f"{end}: an end with attributes" for end in page.ends)
    ids = [e.at["id"] for e in root.find() if "id" in e.at]
    yield from (f"id {i} twice" for i in set(ids) if ids.count(i) > 1)
    for item in root.find():
        for name in ("for", "aria-labelledby", "aria-describedby"):
            yield from (f"{name}={i}: none" for i in item.at.get(name, "").split() if i not in ids)
        href = item.at.get("href", "#unjudged")
        if href[1:] not in ids:
            yield f"a link to {href}, which is not there"
    levels = [int(e.tag[1]) for e in root.find() if re.fullmatch("h[1-6]", e.tag)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "not one h1, first"
    yield from (f"h{a} then h{b}" for a, b in zip(levels, levels[1:]) if b > a + 1)
    for tag in ("header", "main", "footer", "nav"):
        if len(list(root.find(tag))) != 1:
            yield f"not one {tag}"
    for table in root.find("table"):
        if not next(table.find("caption"), None):
            yield "a table without a caption"
        yield from ("a header without a scope" for th in table.find("th")
                    if th.at.get("scope") not in ("row", "col"))
    labelled = {label.at.get("for") for label in root.find("label")}
    for field in [*root.find("input"), *root.find("select")]:
        if field.at.get("id") not in labelled and field.parent.tag != "label":
            yield f"a field without a label: {field.at}"
    for picture in root.find("svg"):
        if picture.at.get("aria-hidden") != "true" and (
                picture.at.get("role") != "img" or not next(picture.find("title"), None)):
            yield "a picture without a name"
    if not next(root.find("html")).at.get("lang"):
        yield "no language"


def cards_of(page):
    return list(page.root.find("li", class_="card"))


def names_of(items):
    return [next(i.find("bdi")).text() for i in items]


def reconcile(coverage):
    """Rows of coverage that do not add up."""
    reasons = ["no_scales", "declined", "not_present", "too_unwell", "other", "not_recorded"]
    rows = list(csv.DictReader(io.StringIO(coverage)))
    for row in rows:
        number = {k: int(v) for k, v in row.items()
                  if k not in ("contact", "title", "service", "median_delay_days")}
        if number["due"] != (number["measured"] + number["attended_not_measured"]
                             + number["missed"]):
            yield f"{row['contact']}, {row['service']}: due is not the sum"
        if number["attended_not_measured"] != sum(number[r] for r in reasons):
            yield f"{row['contact']}, {row['service']}: reasons are not the sum"
    for contact in {r["contact"] for r in rows}:
        mine = [r for r in rows if r["contact"] == contact]
        for name in ("due", "measured", "missed", "not_assessable"):
            if int(mine[0][name]) != sum(int(r[name]) for r in mine[1:]):
                yield f"{contact}: services do not add up to all ({name})"
    if not rows:
        yield "no row"


def words_of(element):
    return " ".join(element.text().split())


def check_head(tap, growth, folder, page):
    """What keeps a page from being read as more than it is, or months later as new."""
    head, title = words_of(next(page.root.find("header"))), words_of(next(page.root.find("title")))
    tap.case("title and head say of what day it is, of which file and by which program", [
        text for text, form in (
            (title, r"triage list, 30 Jun 2026$"),
            (head, r"Scanned 30 Jun 2026: district\.csv\. Reference uk-who, gestation policy "
                   r"exact, rules as built in; growth \d[\d.]*, figures \d{4}\.\d+\+[0-9a-f]{8}\."))
        if not re.search(form, text)])
    tap.case("the head says that it is no list of all who need a look", [
        f"not there: {words}" for words in (
            "Decision support, not a diagnosis.",
            "That a child is not on this list is no reassurance.",
            "follow your safeguarding procedure now; do not wait for a repeat weight.")
        if words not in head])
    once = folder / "once.csv"
    once.write_text("child_id,sex,birth_date,measured_on,weight_kg\nA,f,2024-01-01,2024-03-01,5\n",
                    encoding="utf-8")
    sections = {s.at["id"]: words_of(s)
                for s in Page(scan(growth, once, folder / "once-page")[0]).root.find("section")}
    tap.case("a list without findings, and one of those who cannot be judged, reassure nobody", [
        f"{name}: {sections.get(name)}" for name, words in (
            ("found", "No child is listed here. That is no reassurance."),
            ("unjudged", "No finding here is no reassurance."))
        if words not in sections.get(name, "")])


def check_example(tap, growth, root, folder):
    source = root / "examples/exports/district.csv"
    text, coverage = scan(growth, source, folder / "one", "-j", "1")
    for what, got in zip(("page", "counts"), scan(growth, source, folder / "two", "-j", "2")):
        tap.alike(f"two threads write the same {what}", got, text if what == "page" else coverage)
    shuffled = folder / "district.csv"
    head, *rows = source.read_text(encoding="utf-8").splitlines(keepends=True)
    shuffled.write_text(head + "".join(rows[i * 211 % len(rows)] for i in range(len(rows))),
                        encoding="utf-8")
    for what, got in zip(("page", "counts"), scan(growth, shuffled, folder / "three", "-j", "2")):
        tap.alike(f"rows in another order make the same {what}", got,
                  text if what == "page" else coverage)
    page = Page(text)
    tap.case("the page loads, sends and runs nothing of others", not_self_contained(text, page))
    tap.case("it can be read by keyboard and ear", not_readable(page))
    check_head(tap, growth, folder, page)
    cards = cards_of(page)
    ranks = ["urgent", "sustained", "concern", "watch", "quality"]
    order = [ranks.index(c.at["data-tier"]) for c in cards]
    tap.same("cards are worst first", order, sorted(order))
    tap.same("sections are in order, those who cannot be judged first",
             [s.at["id"] for s in page.root.find("section")], SECTIONS)
    listed = [e.at["data-child"] for e in page.root.find() if "data-tier" in e.at]
    ids = {row.split(",")[0] for row in rows}
    tap.same("every child of the findings is there once",
             (len(listed), set(listed) <= ids), (len(set(listed)), True))
    found = subprocess.run([growth, "scan", source, "--today", TODAY, "--format", "csv", "-q"],
                           capture_output=True, text=True, check=True).stdout
    tap.same("as in the findings", {r["child_id"] for r in csv.DictReader(io.StringIO(found))},
             set(listed))
    tap.case("each card has a picture, evidence, last measured and what to do", (
        f"{names_of([c])}: no {word}" for c in cards
        for word, there in (("picture", next(c.find("title"), None)),
                            ("table", next(c.find("table"), None)),
                            ("last measured", "Last measured" in c.text()),
                            ("what to do", c.at["data-tier"] == "quality"
                             or "What to do" in c.text())) if not there))
    sizes = [len(m.encode()) for m in re.findall(r'<li class="card".*?</article></li>', text,
                                                 re.DOTALL)]
    tap.same("there are cards, of 12 kB on average at most",
             (len(sizes), sum(sizes) <= 12000 * len(sizes)), (len(cards), True))
    tap.case("coverage adds up", reconcile(coverage))
    partly = scan(growth, source, folder / "new", "--since", "2024-01-01")[0]
    tap.same("where only what is new was asked for, nothing is said of the rest",
             [part in partly for part in ("Only children with something new since 1 Jan 2024",
                                          "Other findings, if there are any, were not asked for.",
                                          "No rule is met")], [True, True, False])
    tap.case("what --tiers left out is said", [] if "Not asked for, and so not here: cannot be "
             "judged" in scan(growth, source, folder / "few", "--tiers", "urgent")[0]
             else ["nothing of it"])
    return folder / "one.html"


def check_hostile(tap, growth, folder):
    text, coverage = scan(growth, hostile_export(folder / "hostile.csv"), folder / "bad")
    page = Page(text)
    tap.case("hostile texts: the page loads, sends and runs nothing",
             not_self_contained(text, page))
    tap.case("hostile texts: the page is whole", not_readable(page))
    tap.same("hostile identifiers are shown as text", sorted(names_of(cards_of(page))),
             sorted(SHOWN.get(name, name) for name in HOSTILE))
    tap.case("none became an element", (f"<{tag}>" for tag in ("img", "b", "i", "u")
                                        for e in page.root.find(tag)
                                        if tag != "b" or e.parent.tag not in ("a", "p")))
    tap.case("no character hides or turns the text", re.findall("[\u200b-\u200f\u202a-\u202e\u2066-"
                                                                "\u2069\ufeff]", text))
    tap.case("coverage of hostile services adds up", reconcile(coverage))
    return folder / "bad.html"


def check_doubtful(tap, growth, root, folder):
    """Who may be two heads those who cannot be judged, whatever is found; who was never measured is
    among them; and an entry that is not used is not the last weight."""
    text, _ = scan(growth, root / "tests/data/scan-doubtful-children.csv",
                          folder / "doubtful")
    page = Page(text)
    tap.case("doubtful children: the page is whole", not_readable(page))
    unjudged = next(page.root.find("section", id="unjudged"))
    lines = {names_of([line])[0]: line.text() for line in unjudged.find("li", class_="line")}
    tap.same("identities come first, and none is left out", list(lines),
             ["year", "twins", "never", "seen", "kilos", "tens", "lost"])
    tap.case("they say what was refused", (name for name, rows in (
        ("year", "1 row was refused"), ("twins", "5 rows were refused"))
                                           if rows not in lines[name]))
    found = {names_of([card])[0]: card.text() for card in cards_of(page)}
    tap.same("a card says so, too", [name for name, said in found.items()
                                     if "1 row was refused" in said], ["year"])
    tap.case("the last weight is one that is used", (
        name for name, entry in (("kilos", "12100.00 kg"), ("tens", "121.00 kg"))
        if "1 usable weighing from" not in lines[name] or entry + ", is not used" not in lines[name]
        or "Last weight 5.10 kg on 2 Oct 2022 (1367 days ago)" not in lines[name]))
    tap.case("a low one always is", () if "Weight 2 Sep 2024" in found["tenth"]
             else [found["tenth"]])
    counts = next(page.root.find("nav"))
    tap.same("children on the list are counted once",
             ("8 children, 8 of them on this list" in text,
              sum(int(b.text()) for b in counts.find("b"))), (True, 8))
    tap.same("and who stands in two places is said", counts.text().partition("Of those")[2],
             ' with a finding 1 stands under "cannot be judged" as well: their rows contradict '
             "each other in who they are.")

def check_outputs(tap, growth, root, folder):
    """No half file is taken for a whole one."""
    source = root / "examples/exports/district.csv"
    bad = subprocess.run([growth, "scan", source, "--today", TODAY, "--html", folder / "no/x.html",
                          "--coverage", folder / "x.csv"], capture_output=True, text=True,
                         check=False)
    tap.same("a page that cannot be written is said before anything is read",
             (bad.returncode, "cannot write" in bad.stderr, bad.stdout), (1, True, ""))
    missing = subprocess.run([growth, "scan", folder / "none.csv", "--html", folder / "y.html"],
                             capture_output=True, text=True, check=False)
    tap.same("without a file to read there is no page", (missing.returncode, sorted(
        p.name for p in folder.iterdir() if p.name[0] in "xy.")), (1, []))
    tap.same("pages are for their owner alone", (folder / "one.html").stat().st_mode & 0o777, 0o600)


DIRTY = """child_id,sex,birth_date,measured_on,weight_kg
-->,female,2022-08-05,2022-08-05,3.4
-->,female,2022-08-05,2022-10-01,heavy
-->,female,2022-08-05,2022-11-01,heavier
-->,male,2022-08-05,2022-12-01,6.1
"""


def top_of(growth, path, *words):
    """Of the page of a scan: what stands at the top where nothing is listed, and the rows."""
    page = Page(scan(growth, path, path.with_name("top"), *words)[0])
    return [" ".join(e.text().strip() for e in page.root.find("p", class_=c))
            for c in ("nothing", "rows")]


def check_words(tap, growth, root, folder):
    source = root / "examples/exports/district.csv"
    export = folder / "dirty.csv"
    export.write_text(DIRTY, encoding="utf-8")
    nothing, rows = top_of(growth, export)
    tap.same("what was wrong is said in words", (nothing, rows[rows.find("What was wrong"):]),
             ("", "What was wrong: value is not a number (2 times); contradicts the child's other "
              "rows (3 times). A child all of whose rows were rejected is not on this list: see "
              "the file of rejected rows."))
    export.write_text(DIRTY.splitlines(keepends=True)[0], encoding="utf-8")
    tap.same("a page of an export without a row says so at its top", top_of(growth, export)[0],
             "No row was read: the file holds nothing below a header. The noughts below mean that "
             "nobody was looked at, not that nothing was found.")
    export.write_text(DIRTY.replace("female", "").replace("male", ""), encoding="utf-8")
    text = scan(growth, export, folder / "without")[0]
    tap.same("a child whose sex no row says is a line",
             text.count("Sex is not known, so no curves can be chosen"), 1)
    export.write_text(DIRTY.replace("2022-08-05", "2022-08"), encoding="utf-8")
    tap.same("and where no row could be used", top_of(growth, export)[0],
             "No child was looked at: none of the rows could be used. The noughts below mean that "
             "nobody was looked at, not that nothing was found.")
    export.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    tap.same("where nothing of what was asked for is found, what that was",
             top_of(growth, export, "--since", TODAY, "--tiers", "urgent,watch")[0],
             "Nothing of what was asked for was found. Only this was asked for: urgent, watch; and "
             "of that only what is new since the end of 30 Jun 2026. The children may have other "
             "findings.")
    text = scan(growth, source, folder / "words")[0]
    cards = cards_of(Page(text))
    tap.case("a card says once of what day the last weight is",
             (names_of([c]) for c in cards if c.text().count("The last weight is of") > 1))
    tap.same("some card has several gaps", any(
        "No weight for" in c.text() and "was to be confirmed by" in c.text() for c in cards), True)
    empty = Page(scan(growth, source, folder / "few", "--tiers", "urgent")[0])
    tap.same("nothing is headed that has no words", [
        h.text() for h in empty.root.find("h4") if h.text() == "Missing" and
        h.parent.inside[h.parent.inside.index(h) + 1].tag != "p"], [])
    for words in (("--tiers", ""), ("--since", "2026-07-01")):
        done = subprocess.run([growth, "scan", source, "--today", TODAY, *words], check=False,
                              capture_output=True, text=True)
        tap.same(f"{' '.join(words)!r} is no question", (done.returncode, done.stdout), (2, ""))


# ---- how a page behaves ----------------------------------------------------------------------


CARDS = "Array.from(document.querySelectorAll('.card'))"
TITLE = "document.getElementById('found-title').textContent"
# On paper: which cards may be split, and are not to be or do not repeat their head.
SPLIT = CARDS + """.map(function (card) {
  var many = card.querySelectorAll(".what").length > 1, style = getComputedStyle(card);
  return style.breakInside !== (many ? "auto" : "avoid") ||
    getComputedStyle(card.querySelector(".head")).display !== "table-header-group" ||
    getComputedStyle(card.querySelector(".picture")).breakInside !== "avoid" ?
    card.dataset.child : "";
}).filter(Boolean)"""


def check_behaviour(tap, program, pages, pictures, folder):
    b = Browser(program)
    try:
        for page in pages:
            b.resize(1280, 900)
            b.open(page)
            tap.case(f"{page.name}: names, roles and contrast", b.evaluate(CHECKS))
            for width in (360, 800, 1280):
                b.resize(width, 800)
                tap.same(f"{page.name}: nothing sticks out at {width} px",
                         b.evaluate("document.documentElement.scrollWidth <= innerWidth"), True)
                if pictures:
                    b.screenshot(pictures / f"{page.stem}-{width}.png")
            b.media("print")
            tap.same(f"{page.name}: on paper nothing scrolls, text is black",
                     b.evaluate("(function () { var s = getComputedStyle(document.querySelector("
                                "'.card')), r = document.querySelector('.scroll'); return ["
                                "s.color, getComputedStyle(document.getElementById("
                                "'controls')).display, r ? getComputedStyle(r).overflowY : "
                                "'visible']; }())"),
                     ["rgb(0, 0, 0)", "none", "visible"])
            tap.case(f"{page.name}: a card that may go on overleaf says again of whom it is",
                     b.evaluate(SPLIT))
            b.media("")
            if pictures:
                b.pdf(pictures / f"{page.stem}.pdf")
        b.resize(1280, 900)
        b.open(pages[0])
        check_script(tap, b)
        check_lists(tap, b, pages[0])
        check_growth(tap, b, pages[0], folder)
        tap.same("nothing but the pages was asked for", set(b.requests),
                 {p.as_uri() for p in pages})
        tap.same("the browser complained of nothing", b.complaints, [])
    finally:
        b.close()


def check_script(tap, b):
    shown = "Array.from(document.querySelectorAll('[data-tier]:not([data-off])'))"
    tap.same("the script shows its controls",
             b.evaluate("document.getElementById('controls').hidden"), False)
    before = b.evaluate(f"{shown}.length")
    first = b.evaluate(f"{shown}[0].dataset.child")
    unjudged = b.evaluate("document.querySelectorAll('#unjudged .line').length")
    search = ("new Promise(function (done) { var e = document.getElementById('find'); "
              "e.value = %r; e.dispatchEvent(new Event('input', {bubbles: true})); "
              "setTimeout(done, 300); })")
    said = "document.getElementById('part').textContent"
    tap.same("of the whole list nothing is said to be a part", b.evaluate(said), "")
    b.evaluate(search % first.upper())
    tap.same("a search finds a child", b.evaluate(f"{shown}.map(e => e.dataset.child)"), [first])
    tap.same("and says so", b.evaluate("document.getElementById('shown').textContent"),
             f"Showing 1 of {before} children.")
    b.media("print")
    tap.same("a part that is printed says so, and each section how much of it is there",
             b.evaluate("[document.getElementById('part').getClientRects().length, document."
                        f"querySelector('#unjudged .n').textContent, {said}]"),
             [1, f"(1 of {unjudged} children shown)",
              f"This is a part of the list: 1 of {before} children; identifier with "
              f'"{first.upper()}". The others are not shown.'])
    b.media("")
    b.evaluate(search % "")
    b.evaluate("document.querySelector('[name=tier][value=urgent]').click()")
    tap.same("a tier can be put away",
             b.evaluate(f"{shown}.filter(e => e.dataset.tier == 'urgent').length"), 0)
    b.evaluate("document.querySelector('[name=tier][value=urgent]').click()")
    tap.same("and back", b.evaluate(f"[{shown}.length, {said}]"), [before, ""])
    pressing = b.evaluate(f"{CARDS}.map(e => e.dataset.child)")
    title = b.evaluate(TITLE)
    sort = ("(function (by) { var e = document.getElementById('order'); e.value = by; "
            "e.dispatchEvent(new Event('change')); }(%r))")
    for word, key, back in (("fall", "Number(e.dataset.fall)", True), ("old", "e.dataset.last", 0),
                            ("new", "e.dataset.last", True)):
        b.evaluate(sort % word)
        got = b.evaluate(f"{CARDS}.map(e => {key})")
        tap.same(f"sorted by {word}", got, sorted(got, reverse=bool(back)))
        tap.same("and says so", "sorted by" in b.evaluate(TITLE), True)
    b.evaluate(sort % "")
    tap.same("and back again", b.evaluate(f"[{CARDS}.map(e => e.dataset.child), {TITLE}]"),
             [pressing, title])


# Sort twice and filter twice, every card moving or hidden, as often as the page is made longer.
WORK = """new Promise(function (done) {
  var order = document.getElementById("order"), box = document.querySelectorAll("[name=tier]");
  ["old", "fall"].forEach(function (by) {
    order.value = by;
    order.dispatchEvent(new Event("change"));
    document.body.offsetHeight;
  });
  for (var i = 0; i < 2; i++) {
    box.forEach(function (one) { one.click(); });
    document.body.offsetHeight;
  }
  setTimeout(done, 50);
})"""


def check_growth(tap, b, page, folder):
    """A page of four times the children takes about four times the work, not sixteen times."""
    text = page.read_text(encoding="utf-8")
    start = text.index('<li class="card"')
    end = text.index("</ol>", start)
    spent = []
    b.call("Performance.enable", timeDomain="threadTicks")
    for n in (400, 1600):
        long = folder / f"long{n}.html"
        cards = re.findall(r'<li class="card".*?</li>\n', text[start:end], re.DOTALL)
        long.write_text(text[:start] + "".join(cards[i % len(cards)] for i in range(n))
                        + text[end:], encoding="utf-8")
        b.open(long)
        before = thread_seconds(b)
        b.evaluate(WORK)
        spent.append(thread_seconds(b) - before)
        b.requests.remove(long.as_uri())
    tap.case("sorting and filtering four times as many takes about four times the work",
             [] if spent[1] < 9 * spent[0] else [f"{spent[0]:.3f} s, then {spent[1]:.3f} s"])
    tap.same("nothing on the page is numbered", b.evaluate(
        "Array.from(document.querySelectorAll('body *')).filter(e => getComputedStyle(e).display "
        "== 'list-item').length"), 0)
    tap.same("what is not changed is not touched", b.evaluate(TOUCHED), [0, 1])


def thread_seconds(b):
    """Of the page's main thread, whatever else the machine does."""
    return next(m["value"] for m in b.call("Performance.getMetrics")["metrics"]
                if m["name"] == "TaskDuration")


# How many attributes change when a filter that is there is set again, and in how many pieces the
# sorted cards come in.
TOUCHED = """new Promise(function (done) {
  var changed = 0, pieces = 0, order = document.getElementById("order");
  var watch = new MutationObserver(function (all) {
    all.forEach(function (one) {
      changed += one.type === "attributes";
      pieces += one.target.className === "cards" && one.addedNodes.length > 0;
    });
  });
  document.querySelector("[name=tier][value=urgent]").click();
  watch.observe(document.querySelector("main"), {attributes: true, childList: true, subtree: true});
  document.getElementById("controls").dispatchEvent(new Event("input"));
  order.value = "new";
  order.dispatchEvent(new Event("change"));
  setTimeout(function () { done([changed, pieces]); }, 50);
})"""


def check_lists(tap, b, page):
    """Lists without numbers are lists to a screen reader all the same."""
    b.open(page)
    b.call("Accessibility.enable")
    roles = [n.get("role", {}).get("value") for n in b.call("Accessibility.getFullAXTree")["nodes"]
             if not n.get("ignored")]
    b.call("Accessibility.disable")
    tap.same("lists and their items are told as such",
             [roles.count("list"), roles.count("listitem")],
             b.evaluate("[document.querySelectorAll('ul, ol').length, "
                        "document.querySelectorAll('li').length]"))
    tap.same("and say so themselves, where a browser takes a list without numbers for none",
             b.evaluate("document.querySelectorAll('ul:not([role=list]), ol:not([role=list])')"
                        ".length"), 0)


def main(growth, root, pictures=None):
    tap, root = Tap(), pathlib.Path(root)
    with tempfile.TemporaryDirectory(prefix="growth-triage-") as name:
        folder = pathlib.Path(name)
        pages = [check_example(tap, growth, root, folder), check_hostile(tap, growth, folder)]
        check_outputs(tap, growth, root, folder)
        check_words(tap, growth, root, folder)
        check_doubtful(tap, growth, root, folder)
        program = find()
        if program:
            check_behaviour(tap, program, pages, pictures and pathlib.Path(pictures), folder)
        else:
            tap.skip("how the pages behave", "no Chromium")
    print(f"1..{tap.n}")
    return 1 if tap.bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
