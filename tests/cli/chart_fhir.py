#!/usr/bin/env python3
"""Charts wrapped as FHIR R4 resources.  Usage: chart_fhir.py GROWTH ROOT

What R4 requires of a DocumentReference, a DiagnosticReport and an Attachment; that the attachment
is the chart the same command draws, its size and hash right; that the child is told only where
asked to; that the same command writes the same bytes.
"""
import base64
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

KINDS = {
    "document-reference": {"type": "DocumentReference", "status": "current", "code": "type",
                           "fields": {"description", "content"}},
    "diagnostic-report": {"type": "DiagnosticReport", "status": "preliminary", "code": "code",
                          "fields": {"effectiveDateTime", "presentedForm"}},
}
COMMON = {"resourceType", "language", "text", "status"}
MEDIA = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
RECORD = "examples/records/boy-late-fall.csv"


def draw(growth, root, out, *options):
    subprocess.run([growth, "chart", "-q", RECORD, "-o", str(out), "--today", "2022-10-01",
                    "--page", "record", *options], cwd=root, check=True)
    return out.read_bytes()


def attachments(resource):
    if "content" in resource:
        return [content["attachment"] for content in resource["content"]]
    return resource["presentedForm"]


def faults(resource, kind, form, sheets):
    """What is wrong with a resource, one sentence each."""
    want = KINDS[kind]
    if resource["resourceType"] != want["type"] or resource["status"] != want["status"]:
        yield "type or status"
    if set(resource) - {"subject"} != COMMON | {want["code"]} | want["fields"]:
        yield f"fields {sorted(resource)}"
    if resource[want["code"]] != {"text": "Growth chart"}:
        yield "what kind of document it is"
    div = xml.etree.ElementTree.fromstring(resource["text"]["div"])
    if resource["text"]["status"] != "generated" or "11.9 kg" not in "".join(div.itertext()):
        yield "narrative"
    if len(attachments(resource)) != len(sheets):
        yield f"{len(attachments(resource))} attachments"
    for attachment, sheet in zip(attachments(resource), sheets):
        data = base64.b64decode(attachment["data"], validate=True)
        if data != sheet:
            yield "an attachment is not the chart"
        if attachment["size"] != len(data):
            yield "size"
        if base64.b64decode(attachment["hash"]) != hashlib.sha1(data).digest():
            yield "hash"
        if attachment["contentType"] != MEDIA[form] or attachment["creation"] != "2022-10-01":
            yield "content type or date"


def past(growth, folder):
    """What is wrong with the chart of a record as it stood on an earlier day."""
    def run(*words):
        return subprocess.run([growth, *words], cwd=folder, check=True, capture_output=True,
                              text=True).stdout.strip()

    run("store", "init", "s", "-q")
    key = run("store", "add", "s", "--sex", "male", "--birth-date", "2020-02-01",
              "--now", "2020-02-02T09:00:00Z")
    run("store", "record", "s", "--child", key, "--date", "2021-01-31", "--measure", "weight",
        "--value", "9.65", "--unit", "kg", "--now", "2021-01-31T10:00:00Z")
    for kind in KINDS:
        run("chart", "--store", "s", "--child", key, "--as-at", "2021-03-01", "--today",
            "2021-08-20", "--fhir", kind, "-o", "past.json", "-q")
        resource = json.loads((folder / "past.json").read_text(encoding="utf-8"))
        if attachments(resource)[0]["title"] != "Growth chart (past state, as at 1 Mar 2021)":
            yield f"title {attachments(resource)[0]['title']}"
        if attachments(resource)[0]["creation"] != "2021-08-20":
            yield "day of drawing"
        if resource.get("effectiveDateTime", "2021-03-01") != "2021-03-01":
            yield "the day it is of"
        if "Past state" not in resource["text"]["div"]:
            yield "narrative"


def main():
    growth, root = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for form in MEDIA:
            draw(growth, root, folder / f"c.{form}")
            names = [f"c.{form}"] if form == "pdf" else [f"c.{form}", f"c-2.{form}", f"c-3.{form}"]
            sheets = [(folder / name).read_bytes() for name in names]
            for kind in KINDS:
                options = ("--fhir", kind, "--format", form)
                text = draw(growth, root, folder / "c.json", *options)
                resource = json.loads(text)
                found = list(faults(resource, kind, form, sheets))
                if "subject" in resource or b"BLF" in re.sub(rb'"data":"[^"]*"', b"", text):
                    found.append("the child is told without being asked to")
                if draw(growth, root, folder / "c.json", *options) != text:
                    found.append("other bytes the second time")
                shown = json.loads(draw(growth, root, folder / "c.json", *options,
                                        "--show-identifiers"))
                if shown.get("subject") != {"reference": "Patient/BLF"}:
                    found.append("no subject though asked to")
                results.append((f"{kind} of {form}", found))
        results.append(("a past state of a store's record", list(past(growth, folder))))
    print(f"1..{len(results)}")
    for number, (name, found) in enumerate(results, 1):
        print(f"{'not ok' if found else 'ok'} {number} - {name}")
        for fault in found:
            print(f"# {fault}")
    return 1 if any(found for _, found in results) else 0


if __name__ == "__main__":
    sys.exit(main())
