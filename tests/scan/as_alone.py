#!/usr/bin/env python3
"""What a scan finds in a child is what `growth check` finds in its rows alone.  Prints TAP.

    as_alone.py GROWTH MAKE_EXPORT [--rows N]

20,000 rows are some 2,000 children; --rows 100000 some 10,000.
"""
import concurrent.futures
import csv
import io
import itertools
import os
import pathlib
import subprocess
import sys

from district import SECONDS, TODAY, children_of, run


def rows_in(text):
    """child_id -> its findings, sorted."""
    found = {}
    for row in csv.reader(io.StringIO(text)):
        found.setdefault(row[0], []).append(tuple(row))
    return {child: sorted(rows) for child, rows in found.items()}


def check(district, header, rows):
    words = [district.growth, "check", "-", "--format", "csv", "--today", TODAY, "-q"]
    done = subprocess.run(words, input=header + b"".join(rows), capture_output=True,
                          timeout=SECONDS, check=False)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"check: status {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def differences(scanned, alone):
    for child in sorted(set(scanned) | set(alone)):
        for sign, here, there in (("scan alone has", scanned, alone),
                                  ("check alone has", alone, scanned)):
            for row in here.get(child, []):
                if row not in there.get(child, []):
                    yield f"{sign}: {','.join(row)}"


def compare(district, path, tiers):
    """(good, name, details) of the findings of one export; `tiers` must be among them."""
    header, children = children_of(path)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = list(pool.map(lambda rows: check(district, header, rows), children.values()))
    head = texts[0].split("\n", 1)[0]
    alone = rows_in("".join(text.split("\n", 1)[1] for text in texts))
    text = district.scan(path, "-q").stdout.decode()
    scanned = rows_in(text.split("\n", 1)[1])
    yield text.split("\n", 1)[0] == head, "the header is that of check", [text[:200], head]
    yield scanned == alone, f"{sum(map(len, alone.values()))} findings in {len(alone)} of " \
        f"{len(children)} children", list(differences(scanned, alone))[:20]
    # An export in which next to nothing is found would show nothing.
    missing = tiers - {row[1] for rows in alone.values() for row in rows}
    yield not missing, f"{len(tiers)} tiers come up", sorted(missing)


def grouped(district, rows):
    yield from compare(district, district.export("export.csv", rows, "--seed", 11),
                       {"urgent", "sustained", "concern", "watch", "quality", "contact"})


def doubtful(district, rows):
    """Nothing measured, identities that contradict each other, weights that cannot be used."""
    del rows
    data = pathlib.Path(__file__).parents[1] / "data" / "scan-doubtful-children.csv"
    yield from compare(district, data, {"insufficient", "quality", "contact"})
    lines = data.read_bytes().splitlines(keepends=True)
    apart = district.folder / "apart.csv"  # first rows stay the first of their child
    children = {}
    for line in lines[1:]:
        children.setdefault(line.split(b",", 1)[0], []).append(line)
    turns = itertools.zip_longest(*children.values(), fillvalue=b"")
    apart.write_bytes(lines[0] + b"".join(itertools.chain.from_iterable(turns)))
    want = district.scan(data, "-q").stdout
    for words in (["-j", 1], ["-j", 4]):
        got = district.scan(apart, "-q", *words).stdout
        yield got == want, f"rows apart, {words[1]} threads: the same bytes", []
    got = district.scan("-", "-q", given=apart.read_bytes()).stdout
    yield got == want, "rows apart, piped: the same bytes", []


def long_form(district, rows):
    yield from compare(district, district.export("export.csv", rows // 20, "--seed", 12, "--long",
                                                 "--shuffle"), {"concern", "contact"})


if __name__ == "__main__":
    run(sys.argv[1:], [grouped, long_form, doubtful], 20000)
