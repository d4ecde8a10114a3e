#!/usr/bin/env python3
"""Every row of a dirty export is accounted for.  Prints TAP.

    dirty.py GROWTH MAKE_EXPORT [--rows N]

One row in a hundred is spoilt, in one of the ways of tests/bench/export_dirt.c; the ledger that
comes with the export says what has to become of each.  --rows 10000000 by hand.
"""
import collections
import csv
import re
import sys

from district import run

LINES = {"line-in-cell": 2}     # of rows that are longer than one
# What the findings must point at, of rows that were used: few are too near the truth to be seen.
MARKED = ("tenfold", "tenth")


class Dirty:
    """An export with its ledger."""

    def __init__(self, district, rows, *words):
        ledger = district.folder / "ledger.csv"
        self.path = district.export("dirty.csv", rows, "--dirty", ledger, *words)
        with ledger.open(encoding="utf-8", newline="") as lines:
            self.spoilt = {int(row["line"]): row for row in csv.DictReader(lines)}
        self.fates = collections.Counter(row["fate"] for row in self.spoilt.values())
        self.problems = collections.Counter(
            row["problem"] for row in self.spoilt.values() if row["fate"] in ("part", "rejected"))

    def rows(self):
        """(line, what the ledger says of it or None, its bytes), without the header."""
        with self.path.open("rb") as lines:
            next(lines)
            number = 2
            for line in lines:
                entry = self.spoilt.get(number)
                more = LINES.get(entry["kind"], 1) - 1 if entry else 0
                for _ in range(more):
                    line += next(lines)
                yield number, entry, line
                number += 1 + more

    def header(self):
        with self.path.open("rb") as lines:
            return next(lines)


def counts_in(sentences):
    """rows, used, part, rejected, skipped as the summary says."""
    found = {}
    for word, pattern in (("rows", r"(\d+) rows"), ("used", r"(\d+) used(?! in part)"),
                          ("part", r"(\d+) used in part"), ("rejected", r"(\d+) rejected"),
                          ("skipped", r"(\d+) skipped")):
        match = re.search(pattern, sentences)
        found[word] = int(match[1]) if match else 0
    return found


def account(district, rows):
    dirty = Dirty(district, rows, "--seed", 31)
    kinds = {row["kind"] for row in dirty.spoilt.values()}
    yield len(kinds) >= 70 and min(dirty.fates.values()) > 20, f"{len(dirty.spoilt)} rows are " \
        f"spoilt in {len(kinds)} ways", [dirty.fates]
    done = district.scan(dirty.path, "--rejects", district.folder / "rejects.csv",
                         "--reasons", district.folder / "reasons.csv")
    yield done.returncode == 3, "the status says that rows were rejected", [done.returncode]
    sentences = done.stderr.decode("utf-8", errors="replace")
    want = {"rows": rows, "part": dirty.fates["part"], "rejected": dirty.fates["rejected"],
            "skipped": dirty.fates["skipped"]}
    want["used"] = rows - want["part"] - want["rejected"] - want["skipped"]
    yield counts_in(sentences) == want, "the counts reconcile", \
        [f"expected {want}", f"observed {counts_in(sentences)}", sentences[-1500:]]
    yield from kinds_counted(dirty, sentences)
    yield from kept(district, dirty)
    yield from reasons(district, dirty)


def kinds_counted(dirty, sentences):
    """The summary's count of each kind.  A row spoilt in one way may be wrong in two."""
    for word, n in sorted(dirty.problems.items()):
        match = re.search(rf"(\d+) {word}\b", sentences)
        if word:
            yield bool(match) and int(match[1]) >= n, f"{n} {word} are counted", \
                [match and match[0]]


def kept(district, dirty):
    """The rejects are the bad rows as they came in, in the order of the file."""
    want = [dirty.header()] + [row for _, entry, row in dirty.rows()
                               if entry and entry["fate"] in ("part", "rejected")]
    got = (district.folder / "rejects.csv").read_bytes()
    details = []
    if got != b"".join(want):
        lines = set(got.split(b"\n"))
        details = [f"missing: {row[:200]!r}" for row in want
                   if not set(row.rstrip(b"\n").split(b"\n")) <= lines][:10]
        good = set(line for row in want for line in row.split(b"\n"))
        details += [f"not wanted: {line[:200]!r}" for line in got.split(b"\n")
                    if line not in good][:10]
        details.append(f"{len(want)} rows expected, {got.count(bytes([10]))} lines observed")
    yield got == b"".join(want), f"the {len(want) - 1} bad rows are in the rejects, verbatim", \
        details


def reasons(district, dirty):
    """Every bad row has a line that says what is wrong with it, and no other row."""
    with (district.folder / "reasons.csv").open(encoding="utf-8", newline="") as lines:
        said = {}
        for row in csv.DictReader(lines):
            said.setdefault(int(row["line"]), []).append(row)
    want = {line: row for line, row in dirty.spoilt.items() if row["fate"] in ("part", "rejected")}
    yield set(said) == set(want), "every bad row has a reason, and no good one", \
        [f"no reason: {[(n, want[n]['kind']) for n in sorted(set(want) - set(said))[:10]]}",
         f"not wanted: {sorted(set(said) - set(want))[:10]}"]
    wrong = [(line, row["kind"], row["problem"], [r["kind"] for r in said.get(line, [])])
             for line, row in want.items()
             if row["problem"] and row["problem"] not in [r["kind"] for r in said.get(line, [])]]
    yield not wrong, "and it is the right one", wrong[:20]
    yield all(len(r["message"]) > 10 for rows in said.values() for r in rows), \
        "in a sentence", []


def findings(district, rows):
    """Bad rows change nothing: the same is found in a file without them.  But a value beyond the
    limits is shown as doubtful, though its row has nothing else and counts as rejected; and a child
    whose rows contradict who it is has a row that says so."""
    dirty = Dirty(district, rows // 2, "--seed", 32)
    clean = district.folder / "clean.csv"
    with clean.open("wb") as out:
        out.write(dirty.header())
        for _, entry, row in dirty.rows():
            if not entry or entry["fate"] in ("used", "part") \
                    or entry["problem"] == "outside-limits":
                out.write(row)
    want = district.scan(clean, "-q").stdout
    for threads in (1, 2):
        got, contradicted = without_identity(district.scan(dirty.path, "-q", "-j", threads).stdout)
        ids = {row.split(b",", 1)[0] for _, entry, row in dirty.rows()
               if entry and entry["problem"] == "child" and not row.startswith(b",")}
        yield contradicted == ids and ids, f"{len(ids)} children whose rows contradict each " \
            "other are told", sorted(contradicted ^ ids)
        yield got == want, f"{threads} threads: as in a file without the bad rows", \
            sorted(set(got.splitlines()) ^ set(want.splitlines()))[:20]
    yield from marked(dirty, want)


def without_identity(found):
    """The findings less what is said of contradictions; and the children of whom it is said."""
    rows = re.sub(rb" Identity contradicts itself: [^\n]*?date of birth\.", b"", found)
    told = re.compile(rb"^([^,]*),insufficient,identity,.*\n", re.M)
    return told.sub(b"", rows), set(told.findall(rows))


def marked(dirty, found):
    """Slips of the point that were used: data quality points at them."""
    text = found.decode("utf-8", errors="replace")
    seen = {(row[0], day) for row in csv.reader(text.splitlines()) if row[1] == "quality"
            for day in row[4:6]}
    lines = [(entry["kind"], row.split(b",")) for _, entry, row in dirty.rows()
             if entry and entry["kind"] in MARKED]
    for kind in MARKED:
        slips = [(cells[0].decode(), cells[5].decode()) for of, cells in lines if of == kind]
        hit = sum(slip in seen for slip in slips)
        yield 2 * hit > len(slips) > 5, f"most of {len(slips)} {kind} are marked", \
            [f"{hit} of {len(slips)}"]


def shuffled(district, rows):
    """The same in any order of the rows; how often each kind comes up differs."""
    dirty = Dirty(district, rows // 2, "--seed", 33, "--shuffle")
    rejects = [district.folder / f"rejects-{threads}.csv" for threads in (1, 2)]
    done = [district.scan(dirty.path, "-j", threads, "--rejects", path)
            for threads, path in zip((1, 2), rejects)]
    counted = counts_in(done[0].stderr.decode("utf-8", errors="replace"))
    yield counted["rejected"] == dirty.fates["rejected"] and counted["part"] == dirty.fates[
        "part"] and counted["skipped"] == dirty.fates["skipped"], "the counts reconcile", \
        [counted, dirty.fates]
    yield done[0].stdout == done[1].stdout, "one thread and two find the same", []
    yield rejects[0].read_bytes() == rejects[1].read_bytes(), "and reject the same", []
    rejects[0].rename(district.folder / "rejects.csv")
    yield from kept(district, dirty)


if __name__ == "__main__":
    run(sys.argv[1:], [account, findings, shuffled], 200000)
