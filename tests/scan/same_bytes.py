#!/usr/bin/env python3
"""However the rows come in, the findings are the same bytes.  Prints TAP.

    same_bytes.py GROWTH MAKE_EXPORT [--rows N]

One thread and several, rows in any order, through a pipe, packed, in several files, in little
memory, and shard by shard.
"""
import gzip
import hashlib
import subprocess
import sys

from district import SECONDS, run


def pieces(path, n):
    """The rows dealt out to n files: children are cut apart."""
    lines = path.read_bytes().splitlines(keepends=True)
    for i in range(n):
        piece = path.with_name(f"piece-{i}.csv")
        piece.write_bytes(lines[0] + b"".join(lines[1 + i::n]))
        yield piece


def halves(path):
    """Cut once, in the middle of a child."""
    lines = path.read_bytes().splitlines(keepends=True)
    middle = len(lines) // 2
    while lines[middle - 1].split(b",")[0] != lines[middle].split(b",")[0]:
        middle += 1
    for name, rows in (("first.csv", lines[1:middle]), ("second.csv", lines[middle:])):
        path.with_name(name).write_bytes(lines[0] + b"".join(rows))
        yield path.with_name(name)


def packed(path):
    gz = path.with_name(path.name + ".gz")
    gz.write_bytes(gzip.compress(path.read_bytes(), 1))
    return gz


def piped(district, path):
    """Through a real pipe, in whatever portions it gives."""
    with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as cat:
        done = subprocess.run(district.command("-", "-q"), stdin=cat.stdout, capture_output=True,
                              timeout=SECONDS, check=False)
    return done.stdout


def first_difference(want, got):
    want, got = want.splitlines(), got.splitlines()
    yield f"{len(want)} lines expected, {len(got)} observed; sha256 of the observed: " \
        f"{hashlib.sha256(b''.join(got)).hexdigest()[:16]}"
    for number, (a, b) in enumerate(zip(want, got), 1):
        if a != b:
            yield f"line {number}, expected: {a.decode(errors='replace')}"
            yield f"line {number}, observed: {b.decode(errors='replace')}"
            return


def ways(district, rows):
    grouped = district.export("grouped.csv", rows, "--seed", 21)
    shuffled = district.export("shuffled.csv", rows, "--seed", 21, "--shuffle")
    want = district.scan(grouped, "-q", "-j", 1).stdout
    yield want.count(b"\n") > rows // 100, "there are findings", [want[:500]]

    def same(name, got):
        return got == want, name, first_difference(want, got)

    for threads in (2, 3, 8):
        yield same(f"{threads} threads", district.scan(grouped, "-q", "-j", threads).stdout)
    yield same("as many threads as there are processors", district.scan(grouped, "-q").stdout)
    for threads in (1, 2, 8):
        yield same(f"shuffled, {threads} threads",
                   district.scan(shuffled, "-q", "-j", threads).stdout)
    yield same("shuffled, little memory",
               district.scan(shuffled, "-q", "--memory", "1M").stdout)
    yield same("grouped, little memory", district.scan(grouped, "-q", "--memory", "1M").stdout)
    yield same("piped", piped(district, grouped))
    yield same("piped, shuffled", piped(district, shuffled))
    yield same("packed", district.scan(packed(grouped), "-q").stdout)
    yield same("packed, shuffled", district.scan(packed(shuffled), "-q").stdout)
    yield same("two halves", district.scan(*halves(grouped), "-q").stdout)
    yield same("dealt out to three files", district.scan(*pieces(grouped, 3), "-q").stdout)
    yield same("dealt out, the other way round",
               district.scan(*reversed(list(pieces(grouped, 2))), "-q").stdout)
    for n in (3, 7):
        shards = [district.scan(shuffled, "-q", "--shard", f"{k}/{n}").stdout.splitlines()
                  for k in range(1, n + 1)]
        union = sorted(line for shard in shards for line in shard[1:])
        yield union == sorted(want.splitlines()[1:]), f"the union of {n} shards", \
            [len(shard) for shard in shards]
        yield min(map(len, shards)) * n > len(union) // 2, f"{n} shards are of a size", \
            [len(shard) for shard in shards]


def other_forms(district, rows):
    """NDJSON and what is written beside the findings."""
    grouped = district.export("grouped.csv", rows // 4, "--seed", 22)
    shuffled = district.export("shuffled.csv", rows // 4, "--seed", 22, "--shuffle")
    for form in ("ndjson", "json", "text"):
        want = district.scan(grouped, "-q", "-j", 1, form=form).stdout
        for name, path, threads in (("2 threads", grouped, 2), ("shuffled", shuffled, 2)):
            got = district.scan(path, "-q", "-j", threads, form=form).stdout
            yield len(want) > 1000 and got == want, f"{form}, {name}", first_difference(want, got)


def pages(district, rows):
    """The page to read and the counts by contact; the page names the file."""
    grouped = district.export("grouped.csv", rows // 2, "--seed", 23)
    shuffled = district.export("shuffled.csv", rows // 2, "--seed", 23, "--shuffle")

    def written(path, *words):
        page, counts = (grouped.with_name(n) for n in ("page.html", "counts.csv"))
        district.scan(path, "-q", "--html", page, "--coverage", counts, *words)
        return page.read_bytes().replace(path.name.encode(), b"FILE"), counts.read_bytes()

    want = written(grouped, "-j", 1)
    yield want[0].count(b'class="card"') > rows // 500, "there are cards", [len(want[0])]
    for name, path, words in (("2 threads", grouped, ["-j", 2]), ("8 threads", grouped, ["-j", 8]),
                              ("shuffled", shuffled, ["-j", 2]),
                              ("shuffled, little memory", shuffled, ["--memory", "1M"])):
        for what, a, b in zip(("page", "counts"), want, written(path, *words)):
            yield a == b, f"{what}, {name}", first_difference(a, b)


if __name__ == "__main__":
    run(sys.argv[1:], [ways, other_forms, pages], 30000)
