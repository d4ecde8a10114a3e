/* Any bytes as an export: refused, and the store stays empty, or restored, and then exported,
 * restored and exported again with the same bytes.  And as a hand-over, merged twice into a store.
 */
#include "store_file.h"

static store_file empty, other;

static void export_and_back(growth_store_format format)
{
    kept first = { NULL, 0, 0 }, second = { NULL, 0, 0 };
    int64_t entries;

    sound(growth_store_export(empty.store, NULL, format, keep, &first, NULL) == GROWTH_OK);
    make_store(&other);
    sound(growth_store_restore(other.store, first.bytes, first.used, &entries, NULL) == GROWTH_OK);
    sound(growth_store_export(other.store, NULL, format, keep, &second, NULL) == GROWTH_OK);
    sound(same_kept(&first, &second));
    sound_store(other.store);
    free(first.bytes);
    free(second.bytes);
    make_store(&other);
}

static void merge_twice(const uint8_t *bytes, size_t length)
{
    growth_store_merge_counts counts;
    growth_error err;
    const growth_status status =
        growth_store_merge(other.store, bytes, length, &fuzz_stamp, &counts, &err);

    if (status != GROWTH_OK) {
        sound_error(&err, status);
        return;
    }
    sound(counts.entries == counts.added + counts.known);
    sound(growth_store_merge(other.store, bytes, length, &fuzz_stamp, &counts, NULL) == GROWTH_OK);
    sound(counts.added == 0);
    sound_store(other.store);
    make_store(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_store_report report;
    growth_error err;
    growth_status status;
    int64_t entries = -1;
    char digits[11];

    if (!empty.store)
        make_store(&empty);
    if (!other.store)
        make_store(&other);
    if (growth_nhs_number_check((const char *)bytes, length, digits, NULL) == GROWTH_OK)
        sound(strlen(digits) == 10);
    status = growth_store_restore(empty.store, bytes, length, &entries, &err);
    if (status != GROWTH_OK) {
        sound_error(&err, status);
        sound(entries == -1);
        sound(growth_store_check(empty.store, NULL, NULL, NULL, &report, NULL) == GROWTH_OK);
        sound(!report.entries);
    } else {
        sound_store(empty.store);
        export_and_back(GROWTH_STORE_CSV);
        export_and_back(GROWTH_STORE_JSON);
        make_store(&empty);
    }
    merge_twice(bytes, length);
    return 0;
}
