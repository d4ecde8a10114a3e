#!/usr/bin/env python3
"""Show that embed.py refuses damaged figures: one damage a case, on a copy of the folder (TAP)."""
import csv
import hashlib
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import embed  # noqa: E402

FILE = "uk90-birth/weight.csv"


def edit(path, old, new):
    text = path.read_text()
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1))


def repin(root, file=FILE):
    """Put the true hash and row count of a damaged file into the manifest: the damage must show."""
    path, manifest = root / file, root / "manifest.csv"
    rows = list(csv.DictReader(manifest.open()))
    for r in rows:
        if r["file"] == file:
            r["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
            r["rows"] = str(len(path.read_text().splitlines()) - 1)
    with manifest.open("w", newline="") as f:
        w = csv.DictWriter(f, rows[0].keys(), lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


def swap_rows(root):
    lines = (root / FILE).read_text().splitlines()
    lines[3], lines[4] = lines[4], lines[3]
    (root / FILE).write_text("\n".join(lines) + "\n")
    repin(root)


def in_table(old, new):
    def damage(root):
        edit(root / FILE, old, new)
        repin(root)
    return damage


def drop_row(root):
    lines = (root / FILE).read_text().splitlines()
    (root / FILE).write_text("\n".join(lines[:-1]) + "\n")
    digest = hashlib.sha256((root / FILE).read_bytes()).hexdigest()
    text = (root / "manifest.csv").read_text()
    old = next(r["sha256"] for r in csv.DictReader(text.splitlines()) if r["file"] == FILE)
    (root / "manifest.csv").write_text(text.replace(old, digest))


CASES = [  # what is damaged, how, a word of the refusal
    ("nothing", lambda root: None, None),
    ("one digit of a figure", lambda root: edit(root / FILE, "0.6145", "0.6146"), "sha256"),
    ("two rows change places", swap_rows, "not ascending"),
    ("the same age twice", in_table("male,24,", "male,23,"), "not ascending"),
    ("M is 0", in_table("0.6145", "0"), "M is not above 0"),
    ("M is negative", in_table("0.6145", "-0.6145"), "M is not above 0"),
    ("S is 0", in_table("0.15875", "0.0"), "S is not above 0"),
    ("L is no number", in_table("1.147", "nan"), "l is 'nan'"),
    ("an age in hexadecimal", in_table("male,23,", "male,0x17,"), "age is"),
    ("an unknown unit of age", in_table("gestation_week", "fortnight"), "unit of age"),
    ("an unknown sex", in_table("male,23", "boy,23"), "sex is"),
    ("a cell too many", in_table("0.15875", "0.15875,1"), "too many"),
    ("a row is lost", drop_row, "rows, the manifest says"),
    ("a file the manifest does not name",
     lambda root: (root / "uk90-birth/stray.csv").write_text("x\n"), "not in the manifest"),
    ("a table without a source",
     lambda root: edit(root / "manifest.csv", ",uk90-2009", ",nobody"), "no source"),
    ("a source without terms",
     lambda root: edit(root / "sources.csv", ",uk90,", ",mine,"), "no terms"),
    ("a set of no table",
     lambda root: edit(root / "sets.csv", ",turner", ",turnip"), "no set is called"),
    ("a set that no reference has",
     lambda root: edit(root / "sets.csv", "turner,turner\n", ""), "does not name every set"),
]

EXCLUDED = [  # words, files left empty
    ([], []),
    (["turner"], ["turner/height.csv"]),
    (["trisomy-21-us-child"], [f"trisomy-21-us-child/{m}.csv" for m in
                               ("bmi", "head", "height", "weight")]),
    (["turner", "trisomy-21"], ["turner/height.csv"] + [f"trisomy-21/{m}.csv" for m in
                                                        ("bmi", "head", "height", "weight")]),
    (["nobody"], None),
]


def left_empty(words):
    """Files without figures in what is generated, or None where the words are refused."""
    try:
        c, h, _ = embed.embed(HERE / "manifest.csv", set(words))
    except embed.Refused:
        return None
    entries = embed.read_csv(HERE / "manifest.csv")
    assert all(f"growth__table_{embed.symbol(e['file'])}[" in h for e in entries)
    return [e["file"] for e in entries
            if f"growth__row {embed.symbol(e['file'])}_" not in c]


def main():
    print(f"1..{len(CASES) + len(EXCLUDED)}")
    failed = 0
    for n, (what, damage, word) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder) / "data"
            shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("__pycache__"))
            damage(root)
            try:
                embed.embed(root / "manifest.csv")
                said = None
            except embed.Refused as refused:
                said = str(refused)
        ok = said is None if word is None else said is not None and word in said
        failed += not ok
        print(f"{'ok' if ok else 'not ok'} {n} - {what}")
        if not ok:
            print(f"# wanted {word!r}, got {said!r}")
    for n, (words, want) in enumerate(EXCLUDED, len(CASES) + 1):
        got = left_empty(words)
        ok = got == want if want is None else got is not None and sorted(got) == sorted(want)
        failed += not ok
        print(f"{'ok' if ok else 'not ok'} {n} - leaves out {words}")
    sys.exit(bool(failed))


main()
