#!/usr/bin/env python3
"""docs/references.md, made of what command and manifest say, is the one in the tree, and every
reference is named where people look for it (TAP).

usage: references_doc.py GROWTH ROOT             compare
       references_doc.py --update GROWTH ROOT    write it
"""
import csv
import json
import pathlib
import subprocess
import sys

from tap import Tap

HEAD = """# References

Made by `tests/lint/references_doc.py --update` from the registry and the manifest of the figures;
a test fails where it is out of date. Ages are decimal years (days / 365.25) of the reference's own
age: corrected for gestation, negative before 40 weeks. A range holds its first age and not its
last, unless nothing begins there. A file of your own can stand in place of a reference:
[references-own.md](references-own.md).

"""


def rows_of(growth, *words):
    out = subprocess.run([growth, "references", *words, "--format", "json", "--precision", "3"],
                         capture_output=True, text=True, check=True).stdout
    return json.loads(out)["rows"]


def facts_of(growth, reference):
    """The lines "word: value" that `show` prints for people."""
    out = subprocess.run([growth, "references", "show", reference], capture_output=True, text=True,
                         check=True).stdout
    return dict(line.split(":", 1) for line in out.splitlines()[:8] if ":" in line)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def document(growth, root):
    text = HEAD.splitlines()
    for r in rows_of(growth, "list"):
        facts = facts_of(growth, r["id"])
        text += [f"## `{r['id']}`", "", r["title"] + ".", "",
                 f"Source: {facts['source'].strip()}.",
                 f"Terms: {facts['terms'].strip()}.",
                 f"To be printed on every chart: {facts['acknowledgement'].strip()}.",
                 f"Centile lines:{facts['centile lines']}.", ""]
        text += table(["measure", "sex", "from", "to", "", "table", "between rows", "far out",
                       "rules"],
                      [(s["measure"], s["sex"], s["from"], s["to"], s["unit"],
                        f"`{s['segment']}`", s["interpolation"], s["tail"] or "none",
                        "; ".join(filter(None, (
                            s["posture"] if s["posture"] != "any" else "",
                            s["births"] if s["births"] != "all" else "", s["rules"]))))
                       for s in rows_of(growth, "show", r["id"])])
        text.append("")
    data = root / "reference-data"
    read = lambda name: list(csv.DictReader((data / name).open(encoding="utf-8")))
    terms = {t["id"]: t["terms"] for t in read("terms.csv")}
    sets = {}
    for e in read("manifest.csv"):
        sets.setdefault((e["file"].split("/")[0], e["source"]), []).append(e)
    used = {}
    for s in read("sets.csv"):
        used.setdefault(s["set"], []).append(f"`{s['reference']}`")
    text += ["## Figures", "", "Edition " + (data / "EDITION").read_text().strip() + "."
             " Each file has its SHA-256 in `reference-data/manifest.csv`.", ""]
    text += table(["set", "tables", "rows", "source", "used by"],
                  [(f"`{name}`", len(files), sum(int(e["rows"]) for e in files), source,
                    ", ".join(used[name])) for (name, source), files in sorted(sets.items())])
    text += ["", "| source | citation | terms |", "|---|---|---|"]
    text += [f"| {s['id']} | {s['citation']} | {terms[s['terms']]} |" for s in read("sources.csv")]
    return "\n".join(text) + "\n"


def main(words):
    update = words[0] == "--update"
    growth, root = words[-2], pathlib.Path(words[-1])
    want, path = document(growth, root), root / "docs" / "references.md"
    if update:
        path.write_text(want, encoding="utf-8")
        return
    tap = Tap()
    have = path.read_text(encoding="utf-8") if path.exists() else ""
    old, new = have.splitlines(), want.splitlines()
    tap.case("docs/references.md is current", [] if have == want else [
        f"line {n + 1}: run references_doc.py --update" for n in range(max(len(old), len(new)))
        if n >= len(old) or n >= len(new) or old[n] != new[n]][:3])
    ids = [r["id"] for r in rows_of(growth, "list")]
    listed = {s["reference"] for s in csv.DictReader(
        (root / "reference-data/sets.csv").open(encoding="utf-8"))}
    tap.case("sets.csv names every reference", [i for i in ids if i not in listed])
    for page in ("docs/accuracy.md", "README.md"):
        words = (root / page).read_text(encoding="utf-8")
        tap.case(f"{page} names every reference", [i for i in ids if f"`{i}`" not in words])
    tap.end()


main(sys.argv[1:])
