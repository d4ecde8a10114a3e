#!/usr/bin/env python3
"""Where rows of a child contradict each other in who it is, those stand that agree with most of
them, in whatever order they come: grouped, shuffled, in two files, or to `growth check`.

Prints TAP.

    identity.py GROWTH MAKE_EXPORT [--rows N]
"""
import collections
import csv
import io
import random
import subprocess
import sys

from district import SECONDS, TODAY, run

HEADER = "child_id,sex,birth_date,gestation_weeks,measured_on,weight_kg\n"
FIELDS = (0, 1, 2)  # of an identity: sex, birth date, gestation


def made_children(rows):
    """child -> its rows as (sex, birth date, gestation, day, kilograms); about a quarter of the
    children have one identity, the others two or three."""
    dice = random.Random(20251122)
    children = {}
    for number in range(rows // 10):
        year = dice.randint(2015, 2019)
        identities = [(dice.choice("MF"), f"{year}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}",
                       dice.choice(["39", "39", "", "31"]))]
        for _ in range(dice.choice([0, 1, 1, 2])):
            other = list(identities[0])
            field = dice.choice(FIELDS)
            other[field] = {"M": "F", "F": "M"}[other[0]] if field == 0 else \
                f"{year}-1{dice.randint(0, 2)}-0{dice.randint(1, 9)}" if field == 1 else \
                dice.choice(["", "28", "40"])
            identities.append(tuple(other))
        shares = [dice.random() + 0.05 for _ in identities]
        rows_of = []
        for visit in range(dice.randint(4, 12)):
            day = f"{year + 1 + visit // 3}-{1 + visit % 3 * 4:02}-{dice.randint(1, 28):02}"
            kilograms = round(9 + 0.9 * visit + dice.random() - 3 * (dice.random() < 0.1), 1)
            rows_of.append((*dice.choices(identities, shares)[0], day, str(kilograms)))
        children[f"child{number:05}"] = rows_of
    return children


def most_said(rows):
    """(sex, birth date, gestation) that a child's rows agree with most, "" where none knows."""
    identity = []
    for field in FIELDS:
        said = collections.defaultdict(list)
        for row in rows:
            if row[field]:
                said[row[field]].append(row[3])
        most = max(said, key=lambda v: (len(said[v]), max(said[v]),
                                        -ord(v[0]) if field == 0 else 0)) if said else ""
        rows = [row for row in rows if row[field] in ("", most)]
        identity.append(most)
    return identity


def agrees(row, identity):
    return all(row[f] in ("", identity[f]) or not identity[f] for f in FIELDS)


def text_of(rows):
    return (HEADER + "".join(",".join(row) + "\n" for row in rows)).encode()


def without_order(text):
    return sorted(map(tuple, csv.reader(io.StringIO(text.decode()))))


def refused_in(path):
    with path.open(newline="", encoding="utf-8") as rejects:
        return sorted(tuple(row[:6]) for row in list(csv.reader(rejects))[1:])


def orders(children):
    dice = random.Random(7)
    flat = [(child, *row) for child, rows in children.items() for row in rows]
    yield "as made", [flat]
    yield "each child's rows the other way about", \
        [[(child, *row) for child, rows in children.items() for row in reversed(rows)]]
    for n in range(2):
        dice.shuffle(flat)
        yield f"shuffled {n}", [list(flat)]
    yield "in two files", [flat[::2], flat[1::2]]


def whatever_the_order(district, rows):
    children = made_children(rows)
    identities = {child: most_said(rows) for child, rows in children.items()}
    expected = sorted((child, *row) for child, rows in children.items() for row in rows
                      if not agrees(row, identities[child]))
    yield len({row[0] for row in expected}) > rows // 40, "many children contradict themselves", []
    first = None
    for name, files in orders(children):
        paths = []
        for n, part in enumerate(files):
            paths.append(district.folder / f"{n}.csv")
            paths[-1].write_bytes(text_of(part))
        rejects = district.folder / "rejects.csv"
        for left in district.folder.glob("rejects*"):
            left.unlink()
        done = district.scan(*paths, "--rejects", rejects)
        refused = refused_in(rejects)
        found = without_order(done.stdout)
        first = first or found
        yield refused == expected, \
            f"{name}: {len(refused)} rows are refused, the fewer of a child", \
            sorted(set(refused) ^ set(expected))[:10]
        yield found == first, f"{name}: the same is found", sorted(set(found) ^ set(first))[:10]
        total = sum(map(len, children.values()))
        want = f"{total} rows: {total - len(expected)} used, {len(expected)} rejected, 0 skipped; "
        yield want in done.stderr.decode(), f"{name}: counts", [done.stderr.decode()[-400:], want]


def one_child_alone(district, rows):
    children = made_children(rows)
    dice = random.Random(11)
    for child in dice.sample(sorted(children), 25):
        of_child = [(child, *row) for row in children[child]]
        path = district.folder / "one.csv"
        path.write_bytes(text_of(of_child))
        scanned = without_order(district.scan(path).stdout)
        for order in range(2):
            dice.shuffle(of_child)
            done = subprocess.run([district.growth, "check", "-", "--format", "csv", "--today",
                                   TODAY], input=text_of(of_child), capture_output=True,
                                  timeout=SECONDS, check=False)
            yield without_order(done.stdout) == scanned, f"{child}: `check` in order {order}", \
                [done.stderr.decode()[-400:]]


if __name__ == "__main__":
    run(sys.argv[1:], [whatever_the_order, one_child_alone], 3000)
