#!/usr/bin/env python3
"""Turn the list of codes of observations into a C table.  Usage: embed_codes.py CODES.csv OUT.c

Refuses a code whose check digit is wrong, one listed twice, and a row that says neither what the
code measures nor why it is left out.
"""
import csv
import pathlib
import re
import sys

COLUMNS = ["system", "code", "display", "measure", "posture", "at", "exclude"]
MEASURES = {"weight": "GROWTH_WEIGHT", "height": "GROWTH_HEIGHT", "bmi": "GROWTH_BMI",
            "head": "GROWTH_HEAD", "waist": "GROWTH_WAIST", "arm": "GROWTH_ARM"}
POSTURES = {"": "GROWTH_POSTURE_UNKNOWN", "lying": "GROWTH_LYING", "standing": "GROWTH_STANDING"}
USES = {"gestation": "GROWTH__CODE_GESTATION", "position": "GROWTH__CODE_POSITION"}
SYSTEMS = {"loinc": "GROWTH__LOINC", "snomed": "GROWTH__SNOMED"}

# Verhoeff's scheme, which SNOMED CT uses: multiplication in the dihedral group D5, and the
# permutation applied to each digit by its place.
D5 = [[(a + b) % 5 if a < 5 and b < 5 else (a + b - 5) % 5 + 5 if a < 5 else
       (a - 5 - b) % 5 + 5 if b < 5 else (a - b) % 5 for b in range(10)] for a in range(10)]
TURN = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]


def verhoeff_holds(code):
    check = 0
    for place, digit in enumerate(reversed(code)):
        value = int(digit)
        for _ in range(place % 8):
            value = TURN[value]
        check = D5[check][value]
    return check == 0


def loinc_holds(code):
    """Modulus 10: digits at odd places from the right count twice."""
    body, check = code.split("-")
    total = sum(sum(map(int, str(int(d) * 2))) if place % 2 == 0 else int(d)
                for place, d in enumerate(reversed(body)))
    return (10 - total % 10) % 10 == int(check)


def complaint(row, seen):
    """What is wrong with a row, or None."""
    system, code = row["system"], row["code"]
    if system not in SYSTEMS:
        return f"no such system: {system!r}"
    if (system, code) in seen:
        return f"{code} is listed twice"
    form = r"\d{1,7}-\d" if system == "loinc" else r"\d{6,18}"
    holds = loinc_holds if system == "loinc" else verhoeff_holds
    if not re.fullmatch(form, code) or not holds(code):
        return f"{code} is not a code of {system}: its check digit is wrong"
    if bool(row["measure"]) == bool(row["exclude"]):
        return f"{code} needs a measure, or a reason to leave it out"
    if row["measure"] and row["measure"] not in {**MEASURES, **USES}:
        return f"no such measure: {row['measure']!r}"
    if row["posture"] not in POSTURES or row["at"] not in ("", "birth"):
        return f"{code}: no such posture or time"
    return None


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def line_of(row):
    use = USES.get(row["measure"], "GROWTH__CODE_EXCLUDED" if row["exclude"] else
                   "GROWTH__CODE_MEASURE")
    return (f"    {{ {SYSTEMS[row['system']]}, {quoted(row['code'])}, {use}, "
            f"{MEASURES.get(row['measure'], 'GROWTH_WEIGHT')}, {POSTURES[row['posture']]}, "
            f"{int(row['at'] == 'birth')}, {quoted(row['exclude'])} }},\n")


def main():
    source, out = map(pathlib.Path, sys.argv[1:])
    with source.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{source}:1: the columns are {','.join(COLUMNS)}")
        seen, rows = set(), []
        for number, row in enumerate(reader, 2):
            wrong = complaint(row, seen)
            if wrong or None in row:
                sys.exit(f"{source}:{number}: {wrong or 'too many cells'}")
            seen.add((row["system"], row["code"]))
            rows.append(row)
    rows.sort(key=lambda row: (row["system"], row["code"]))
    out.write_text(f"/* Made from {source.name}. */\n#include \"fhir_codes.h\"\n\n"
                   "const growth__code growth__codes[] = {\n" + "".join(map(line_of, rows)) +
                   f"}};\nconst size_t growth__n_codes = {len(rows)};\n", encoding="utf-8")


if __name__ == "__main__":
    main()
