#!/usr/bin/env python3
"""Writes null_calls.h: every public function, once for each of its pointers with NULL in its place.

    null_calls.py HEADER... > null_calls.h

What stands in the other places comes from VALUES (test_null.c makes it).  A new type or parameter
without a value there ends with a complaint.  A function that returns a status has to refuse (all
others have to live), and to succeed where ALLOWED says that NULL is meant; its header has to say
so, too.
"""
import pathlib
import re
import sys

PROTOTYPE = re.compile(r"(/\*\*(?:(?!\*/).)*\*/\s*)?GROWTH_API\s+([^;]*?)\s*\b(growth_\w+)"
                       r"\(([^;]*)\)\s*(?:GROWTH_\w+(?:\([^)]*\))?)?;", re.DOTALL)
# By "function parameter", else by "type parameter", else by type.
VALUES = {
    # what is read
    "const growth_child *": "&child", "const growth_record *": "&record",
    "const growth_measurement *": "&weight", "const growth_measurement * height": "&height",
    "const growth_reference *": "growth_reference_find(\"uk-who\")",
    "const growth_segment *": "growth_reference_segment(growth_reference_find(\"uk-who\"), 0)",
    "const growth_centile_line *": "growth_centile_lines_uk(&size)",
    "const growth_unit *": "growth_unit_find(\"kg\", 2)",
    "const growth_kernel *": "growth_kernel_at(0)",
    "const growth_column *": "&column", "const growth_judged *": "a_judged()",
    "const growth_check *": "a_check()", "const growth_finding *": "&a_check()->findings[0]",
    "const growth_quality_finding *": "&slip", "const growth_series *": "&a_track()->series[0]",
    "const growth_store_stamp *": "&stamp", "const growth_scan_calls *": "&calls",
    "const growth_store_identifier *": "&identifier",
    "const growth_store_measurement *": "&of_store", "const growth_store_contact *": "&visit",
    "const growth_store_acknowledgement *": "&acknowledgement",
    "const growth_store_import_source *": "&source",
    "const growth_store_import_row *": "&import_row",
    "const growth_sex *": "&child.sex", "const double *": "&number",
    "const char *const * paths": "&a_path", "const char *const * services": "&a_path",
    # objects
    "growth_rules *": "&rules", "growth_reader *": "a_reader()", "growth_events *": "events()",
    "growth_columns *": "a_columns()", "growth_coverage *": "a_coverage()",
    "growth_judge *": "a_judge()", "growth_table_writer *": "a_writer()",
    "growth_output *": "an_output()", "growth_chart *": "a_chart()",
    "growth_chart_fonts *": "some_fonts()", "growth_store *": "a_store()",
    "growth_store_import *": "an_import()",
    "growth_reference *": "NULL", "struct _cairo *": "a_cairo()",
    # texts
    "const char * path": "a_path", "const char * text": "\"2020-01-01\"",
    "growth_gestation_parse text": "\"40+1\"", "growth_number_parse text": "\"1.5\"",
    "growth_nhs_number_check text": "\"9434765919\"",
    "growth_output_open path": "in_folder(\"out\")", "growth_events_read path": "an_event_file()",
    "growth_store_open path": "in_folder(\"new\")",
    "growth_store_backup path": "in_folder(\"copy\")",
    "growth_reference_load path": "a_reference_file()", "growth_rules_read path": "a_rules_file()",
    "const char * id": "growth_rule_at(0)->id", "growth_measure_find id": "\"weight\"",
    "growth_reference_find id": "\"uk-who\"", "growth_quality_find id": "\"duplicate\"",
    "const char * pack": "growth_rule_at(0)->pack", "const char * state": "\"on\"",
    "const char * parameter": "a_rule()->parameters[0].name",
    "growth_rules_set id": "a_rule()->id",
    "growth_rules_set value": "a_rule()->parameters[0].value", "const char * service": "\"here\"",
    "const char * child_id": "\"a\"", "const char * gestation_source": "\"dated\"",
    "const char * uuid": "a_uuid()", "const char * relative": "another_uuid()",
    "const char * system": "\"local\"", "const char * value": "\"1\"",
    "const char * identifier": "\"1\"", "const char * key": "\"k1\"",
    "const char * as_at": "NULL", "const char * seal": "NULL",
    "const void * bytes": "CSV", "growth_reference_load_memory bytes": "REFERENCE",
    "growth_events_read_memory bytes": "EVENTS", "const void * row": "&number",
    "growth_store_restore bytes": "an_export()", "growth_store_merge bytes": "an_export()",
    "growth_store_merge_into bytes": "an_export()",
    # where results go
    "growth_error *": "&err", "double *": "&number_out", "int *": "&ints[0]",
    "int * month": "&ints[1]", "int * day": "&ints[2]", "size_t *": "&size", "char *": "text",
    "char": "text", "void * memory": "memory", "void * context": "&ignored",
    "void * source": "&ignored",
    "growth_date *": "&day", "growth_measure *": "&measure", "growth_status *": "&status",
    "growth_lms *": "&lms", "growth_assessment *": "&assessment", "growth_measurement *": "&made",
    "growth_contacts *": "&contacts", "growth_check *": "&check", "growth_track *": "&track",
    "growth_range *": "&range", "growth_parental *": "&parental", "growth_judged *": "&judged",
    "growth_scan_counts *": "&counts", "growth_coverage_row *": "&coverage_row",
    "growth_quality_finding *": "&slip", "growth_store_report *": "&report", "int64_t *": "&entry",
    "growth_store_entry *": "&entry", "growth_store_outcome *": "&outcome",
    "growth_store_import_counts *": "&import_counts", "growth_store_origin *": "&origin",
    "growth_store_merge_counts *": "&merge_counts", "growth_store_withdrawn *": "&withdrawn",
    "growth_events **": "&out.events", "growth_reader **": "&out.reader",
    "growth_reference **": "&out.reference", "growth_table_writer **": "&out.writer",
    "growth_output **": "&out.output", "growth_judge **": "&out.judge",
    "growth_coverage **": "&out.coverage", "growth_columns **": "&out.columns",
    "growth_chart **": "&out.chart", "growth_chart_fonts **": "&out.fonts",
    "growth_store **": "&out.store", "growth_store_import **": "&out.import",
    "growth_store_record_view **": "&out.view", "const growth_row **": "&out.row",
    "const growth_segment **": "&out.segment",
    # called back
    "growth_write": "swallow", "growth_list_row *": "list_row", "growth_scan_next *": "no_record",
    "growth_store_problem_fn": "on_problem", "growth_store_child_fn": "on_child",
    "growth_store_identifier_fn": "on_identifier", "growth_store_relative_fn": "on_relative",
    "growth_store_measurement_fn": "on_measurement", "growth_store_contact_fn": "on_contact",
    "growth_store_acknowledgement_fn": "on_acknowledgement",
    # no pointers
    "size_t length": "4", "size_t size": "sizeof memory", "size_t n": "1", "size_t room": "1",
    "size_t n_paths": "1", "size_t n_columns": "1", "size_t": "0", "int month": "1",
    "int day": "1", "int year": "2020", "int": "0", "unsigned shards": "2", "unsigned": "0",
    "double": "1", "double r": "0.5", "double mother_cm": "165", "double father_cm": "178",
    "double to_age_days": "400", "double to_days": "400", "growth_date": "18500", "int64_t": "0",
    "growth_store_entry superseded": "an_entry()",
    "growth_store_amend_identifier superseded": "an_identifier()",
    "growth_store_find_child system": "(an_identifier(), \"local\")",
    "growth_coverage_row_at service": "GROWTH_COVERAGE_ALL",
    "growth_store_restore store": "an_empty_store()",
    "growth_store_entry retracted": "an_entry()",
    "growth_store_entry": "an_entry()", "growth_lms": "lms",
    "growth_store_mode": "GROWTH_STORE_CREATE", "growth_sex": "GROWTH_MALE",
    "growth_store_relation": "0",
    "growth_number_parse length": "3", "growth_date_parse length": "10",
    "growth_nhs_number_check length": "10", "growth_reader_open_memory length": "sizeof CSV - 1",
    "growth_reference_load_memory length": "sizeof REFERENCE - 1",
    "growth_events_read_memory length": "sizeof EVENTS - 1",
    "growth_store_restore length": "export_length()",
    "growth_store_merge length": "export_length()",
    "growth_store_merge_into length": "export_length()",
    "growth_columns_init memory": "memory",
}
# NULL is meant here: "function parameter", or a type or parameter wherever it stands.  The comment
# above the function, or that of the type, says NULL; a context is only handed on.
ALLOWED = {
    "growth_error *", "void * context", "void * source", "const growth_store_stamp *",
    "growth_store_entry *", "growth_store_outcome *", "growth_scan_counts *",
    "const growth_scan_calls *", "const char * as_at", "const char * seal",
    "const char * gestation_source", "growth_coverage_add service", "growth_segment_sds adjusted",
    "growth_table_row row", "growth_table_close writer", "growth_store_check problem",
    "growth_nhs_number_check digits", "growth_store_import_commit counts",
    "growth_store_export uuid", "growth_store_newest_time uuid", "growth_store_restore entries",
    "growth_store_merge counts",
    "growth_store_merge_into counts", "growth_store_import_withdraw system",
    "growth_store_import_withdraw identifier", "growth_store_import_withdraw withdrawn",
}
# A stamp is needed where something is taken back, linked or acknowledged.
NEEDED = {
    f"growth_store_{name} stamp"
    for name in ("amend", "amend_child", "amend_identifier", "retract", "link", "acknowledge",
                 "merge_into")
}
ENUMERATION = re.compile(r"growth_\w+$")


def parameters(text):
    """(type, name) of each."""
    for one in re.sub(r"\s+", " ", text).split(","):
        one = one.strip()
        if one == "void":
            continue
        kind, name, array = re.fullmatch(r"(.*?)(\w+)(\[\w+\])?", one).groups()
        yield re.sub(r"\s*(\*+)$", r" \1", kind.strip()), name, bool(array)


def value(function, kind, name):
    for key in f"{function} {name}", f"{kind} {name}", kind, kind.removeprefix("const "):
        if key in VALUES:
            return VALUES[key]
    if kind.endswith("_options *"):
        return "NULL"
    if ENUMERATION.match(kind):
        return "0"
    raise KeyError(f"{function}: no value for a {kind} {name}")


def is_pointer(kind, array):
    return array or "*" in kind or kind == "growth_write" or kind.endswith("_fn")


def comment_of_type(kind, headers):
    """What stands above the typedef, or above what a context goes to."""
    name = kind.removeprefix("const ").rstrip(" *")
    found = re.search(r"/\*\*((?:(?!\*/).)*)\*/\s*typedef "
                      r"(?:[^;{}]*|(?:struct|enum)[^{}]*\{[^}]*\} )" + name + ";",
                      "".join(h.read_text() for h in headers), re.DOTALL)
    return found[1] if found else ""


def calls(headers, bad):
    for header in headers:
        for comment, returns, function, list_of in PROTOTYPE.findall(header.read_text()):
            places = list(parameters(list_of))
            for i, (kind, name, array) in enumerate(places):
                if not is_pointer(kind, array):
                    continue
                words = ["NULL" if i == j else value(function, *place[:2])
                         for j, place in enumerate(places)]
                keys = {f"{function} {name}", f"{kind} {name}", kind}
                allowed = (keys & ALLOWED or kind.endswith("_options *")) and not keys & NEEDED
                if (allowed and kind != "void *" and
                        "NULL" not in comment + comment_of_type(kind, headers)):
                    print(f"{header.name}: {function}: nothing says that {name} may be NULL",
                          file=sys.stderr)
                    bad.append(function)
                what = ("LIVES" if not returns.endswith("growth_status") else
                        "TAKES" if allowed else "REFUSES")
                yield f"{what}({function}, {name}, ({', '.join(words)}))"


def main(*headers):
    bad = []
    for call in calls([pathlib.Path(h) for h in headers], bad):
        print(call)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
