#!/usr/bin/env python3
"""docs/records.md has every column, synonym, measure and unit that the reader takes.  Prints TAP.

    records.py ROOT
"""
import pathlib
import re
import sys

# The tables as they stand in the source: of each, where it is and how a row of it names its words.
TABLES = [
    ("columns and their synonyms", "lib/io/columns_words.c", r"\} fields\[\] = \{(.*?)\n\};"),
    ("measures and their synonyms", "lib/io/columns_words.c",
     r"growth__quantities\[\] = \{(.*?)\n\};"),
    ("units", "lib/core/measure.c", r"growth_unit units\[\] = \{(.*?)\n\};"),
    ("spellings of units", "lib/core/measure.c", r"\} spellings\[\] = \{(.*?)\n\};"),
]


def words_of(source, table):
    found = re.search(table, source, re.DOTALL)
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', found[1]) if found else []
    return [w.encode().decode("unicode_escape").encode("latin-1").decode() for w in words]


def missing(words, text):
    return [w for w in words if not re.search(rf"(?<![\w]){re.escape(w)}(?![\w])", text)]


def main(root):
    root = pathlib.Path(root)
    text = (root / "docs/records.md").read_text(encoding="utf-8")
    results = [("a word that is not there is missed", missing(["moon"], text) == ["moon"], "")]
    for name, path, table in TABLES:
        words = words_of((root / path).read_text(encoding="utf-8"), table)
        lacks = missing(words, text) if words else ["(the table was not found)"]
        results.append((f"docs/records.md has the {name} of {path}", not lacks, ", ".join(lacks)))
    for number, (name, good, why) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        if why:
            print(f"# lacks {why}")
    print(f"1..{len(results)}")
    return 0 if all(good for _, good, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
