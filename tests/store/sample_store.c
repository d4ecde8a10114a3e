/* A small store with an entry of every kind, and its export on standard output: what
 * tests/store/released/make.sh keeps of each released schema.  Usage: sample_store STORE */
#include <stdio.h>

#include <growth/store_transfer.h>

static growth_error err;
static const growth_store_stamp stamp = { "sample", "sample", "2024-05-01T10:00:00Z" };

#define NEED(call)                                                                                 \
    do {                                                                                           \
        if ((call) != GROWTH_OK)                                                                   \
            return fprintf(stderr, "sample_store: %s\n", err.message), 1;                          \
    } while (0)

static int import_some(growth_store *store, growth_date birth)
{
    static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    growth_store_import_source source = { hash, "child_id=ID", "sample" };
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;
    growth_store_import_row row = { .system = "local", .identifier = "c1", .measurement = &m };
    growth_store_import *import;
    growth_store_outcome outcome;

    row.child = (growth_child){ NULL, GROWTH_FEMALE, birth, 219, 165.5, 0, 0 };
    row.gestation_source = "birth notification";
    m.unit = "g";
    m.source_key = "k1";
    m.measured_on = birth;
    m.value_text = "1640";
    NEED(growth_store_import_begin(store, &source, &stamp, &import, &err));
    NEED(growth_store_import_add(import, &row, &outcome, &err));
    m.source_key = "k2";
    m.measured_on = birth + 30;
    m.value_text = "25000000"; /* impossible: kept, and marked */
    NEED(growth_store_import_add(import, &row, &outcome, &err));
    NEED(growth_store_import_commit(import, 1, NULL, &err));
    return 0;
}

static int record_some(growth_store *store, growth_date birth)
{
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    growth_store_acknowledgement finding = {
        .rule = "sustained-fall", .measure = "weight", .from_date = birth, .to_date = birth + 100
    };
    growth_child brother = { NULL, GROWTH_MALE, birth - 800, 0, 0, 180.25, 0 };
    growth_store_entry entry = 0, link = 0;
    char one[GROWTH_STORE_UUID_SIZE], other[GROWTH_STORE_UUID_SIZE];

    NEED(growth_store_find_child(store, "local", "c1", GROWTH_DATE_NONE, one, &err));
    NEED(growth_store_add_child(store, &brother, NULL, &stamp, other, &err));
    m.measure = GROWTH_HEIGHT;
    m.measured_on = birth + 60;
    m.value_text = "0.512";
    m.unit = "m";
    m.posture = GROWTH_LYING;
    m.marks = GROWTH_MARK_OEDEMA;
    m.service = "health visiting";
    m.measured_by = "a";
    m.device = "mat";
    m.note = "wriggled, \"twice\"\n=1";
    NEED(growth_store_record(store, one, &m, &stamp, NULL, &entry, &err));
    m.value_text = "52.1";
    m.unit = "cm";
    NEED(growth_store_amend(store, entry, &m, &stamp, &entry, &err));
    NEED(growth_store_retract(store, entry, &stamp, NULL, &err));
    contact.on = birth + 90;
    contact.not_measured = GROWTH_REASON_NO_SCALES;
    NEED(growth_store_add_contact(store, one, &contact, &stamp, NULL, NULL, &err));
    id.system = GROWTH_STORE_NHS_NUMBER;
    id.value = "9434765919";
    id.valid_from = birth;
    id.valid_to = birth + 365;
    NEED(growth_store_identify(store, one, &id, &stamp, NULL, &err));
    NEED(growth_store_link(store, one, other, GROWTH_STORE_SIBLING, &stamp, &link, &err));
    NEED(growth_store_retract(store, link, &stamp, NULL, &err));
    NEED(growth_store_acknowledge(store, one, &finding, &stamp, NULL, &err));
    return 0;
}

static int write_out(void *context, const void *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length ? 0 : 5;
}

int main(int argc, char **argv)
{
    growth_store *store;
    growth_date birth = 0;

    if (argc != 2)
        return fprintf(stderr, "usage: sample_store STORE\n"), 2;
    NEED(growth_date_from_civil(2021, 4, 2, &birth));
    NEED(growth_store_open(argv[1], GROWTH_STORE_CREATE, &store, &err));
    if (import_some(store, birth) || record_some(store, birth))
        return 1;
    NEED(growth_store_export(store, NULL, GROWTH_STORE_CSV, write_out, NULL, &err));
    growth_store_close(store);
    return 0;
}
