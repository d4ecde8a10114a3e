#!/usr/bin/env python3
"""`growth scan --pseudonymise`: every child_id is the HMAC-SHA-256 of the true one under the key,
and the true one stands nowhere in what is written.  Prints TAP.

    pseudonyms.py GROWTH MAKE_EXPORT [--rows N]
"""
import csv
import hashlib
import hmac
import io

from district import children_of, run

KEY = b"a key of the one who makes the export"


def of(child):
    return hmac.new(KEY, child, hashlib.sha256).hexdigest()


def names(district, rows):
    path = district.export("district.csv", rows)
    _, children = children_of(path)
    key = district.folder / "key"
    key.write_bytes(KEY)
    plain = list(csv.DictReader(io.StringIO(district.scan(path).stdout.decode())))
    page = district.folder / "list.html"
    reasons = district.folder / "reasons.csv"
    done = district.scan(path, "--pseudonymise", key, "--html", page, "--reasons", reasons)
    hidden = list(csv.DictReader(io.StringIO(done.stdout.decode())))

    yield len(plain) > 100, "there is something to hide", [len(plain)]
    want = sorted(tuple([of(r.pop("child_id").encode())] + list(r.values())) for r in plain)
    got = sorted(tuple([r.pop("child_id")] + list(r.values())) for r in hidden)
    yield want == got, "each name is the keyed hash, and the findings are the same", \
        [pair for pair in zip(want, got) if pair[0] != pair[1]][:3]
    for what, text in (("findings", done.stdout), ("standard error", done.stderr),
                       ("page", page.read_bytes()), ("reasons", reasons.read_bytes())):
        shown = [child.decode() for child in children if child in text]
        yield not shown, f"no true name in the {what}", shown[:3]
    other = district.folder / "other"
    other.write_bytes(KEY + b".")
    again = district.scan(path, "--pseudonymise", other).stdout
    yield not any(of(child).encode() in again for child in children), "another key, other names", []


if __name__ == "__main__":
    import sys
    run(sys.argv[1:], [names], 3000)
