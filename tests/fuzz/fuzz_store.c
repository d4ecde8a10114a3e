/* Any bytes as a file imported into a store: rows that are refused change nothing, an import that
 * is undone leaves no trace, one that is kept is whole, and importing it again adds nothing. */
#include "store_file.h"

static store_file made;

static void add_row(growth_store_import *import, const growth_store_import_row *row)
{
    growth_store_outcome outcome;
    growth_error err;

    sound(growth_store_import_add(import, row, &outcome, &err) == GROWTH_OK);
    sound((unsigned)outcome <= GROWTH_STORE_REJECTED);
    if (outcome == GROWTH_STORE_REJECTED)
        sound(strnlen(err.message, sizeof err.message) < sizeof err.message && *err.message);
}

static void add_values(growth_store_import *import, const growth_row *row,
                       growth_store_import_row *into)
{
    for (size_t i = 0; i < row->n_values; i++) {
        const growth_value *v = &row->values[i];
        growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;

        m.measure = v->measurement.measure;
        m.measured_on = v->measurement.measured_on;
        m.value_text = v->text;
        m.unit = v->unit;
        m.posture = v->measurement.posture;
        m.marks = v->measurement.marks & GROWTH_MARK_OEDEMA;
        if (v->status != GROWTH_OK)
            m.marks |= GROWTH_MARK_DOUBTFUL;
        m.service = row->service;
        m.measured_by = row->measured_by;
        m.note = row->note;
        m.source_key = row->source_id;
        into->measurement = &m;
        add_row(import, into);
        into->measurement = NULL;
    }
}

static void add_contact(growth_store_import *import, const growth_row *row,
                        growth_store_import_row *into)
{
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;

    contact.on = row->contact->date;
    contact.not_measured = row->contact->reason;
    contact.service = row->service;
    contact.note = row->contact->note;
    contact.source_key = row->source_id;
    into->contact = &contact;
    add_row(import, into);
}

static void import_all(const uint8_t *bytes, size_t length, growth_store_import *import)
{
    growth_reader *reader = NULL;
    const growth_row *row = NULL;

    if (growth_reader_open_memory(bytes, length, NULL, &reader, NULL) != GROWTH_OK)
        return;
    for (size_t n = 0; n < 200 && growth_reader_next(reader, &row, NULL) == GROWTH_OK && row; n++) {
        growth_store_import_row into = { .system = "fuzz", .identifier = row->child.id };

        into.child = row->child;
        /* A file of one child names none; what the store says to that is tried as well. */
        if (!into.identifier && length % 5)
            into.identifier = "one";
        add_values(import, row, &into);
        if (row->contact)
            add_contact(import, row, &into);
    }
    growth_reader_close(reader);
}

static growth_store_import *begin(const char *hash)
{
    const growth_store_import_source source = { hash, NULL, "fuzz" };
    growth_store_import *import = NULL;

    sound(growth_store_import_begin(made.store, &source, &fuzz_stamp, &import, NULL) == GROWTH_OK);
    return import;
}

static void keep_and_repeat(const uint8_t *bytes, size_t length)
{
    growth_store_import_counts first, second;
    growth_store_import *import =
        begin("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    import_all(bytes, length, import);
    sound(growth_store_import_commit(import, 0, &first, NULL) == GROWTH_OK);
    sound(first.rows == first.added + first.same + first.amended + first.rejected);
    sound_store(made.store);
    import = begin("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    import_all(bytes, length, import);
    sound(growth_store_import_commit(import, 0, &second, NULL) == GROWTH_OK);
    sound(second.rows == first.rows && !second.added && !second.amended && !second.children);
    sound(second.rejected == first.rejected);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_store_report before, after;
    growth_store_import *import;

    if (!made.store)
        make_store(&made);
    sound(growth_store_check(made.store, NULL, NULL, NULL, &before, NULL) == GROWTH_OK);
    import = begin("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    import_all(bytes, length, import);
    growth_store_import_abort(import);
    sound(growth_store_check(made.store, NULL, NULL, NULL, &after, NULL) == GROWTH_OK);
    sound(before.entries == after.entries && strcmp(before.seal, after.seal) == 0);
    if (length % 4)
        return 0;
    keep_and_repeat(bytes, length);
    make_store(&made);
    return 0;
}
