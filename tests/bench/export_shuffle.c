/* Rows in any order, in bounded memory: each goes to one of some hundred temporary files at random,
 * then each of these is shuffled in memory and written behind the others.  The ledger follows. */
#include <stdlib.h>
#include <string.h>

#include "export.h"

enum { HEAPS = 128, DRAW_SHUFFLE = 103 };

struct export_sink {
    FILE *file, *ledger;
    uint64_t rows, line; /* line: of the file, that comes next */
    int shuffled, failed;
    random_stream random;
    FILE *heaps[HEAPS];
    uint64_t heap_rows[HEAPS];
};

/* Before each row in a heap. */
typedef struct label {
    uint32_t length;
    int16_t spoilt; /* -1: a good row */
    uint16_t fate;
} label;

static int write_out(export_sink *sink, const char *row, const label *l)
{
    if (fwrite(row, 1, l->length, sink->file) != l->length)
        sink->failed = -1;
    if (sink->ledger && l->spoilt >= 0 &&
        fprintf(sink->ledger, "%llu,%s,%s,%s\n", (unsigned long long)sink->line,
                dirts[l->spoilt].id, export_fate_words[l->fate], dirts[l->spoilt].problem) < 0)
        sink->failed = -1;
    /* Only a spoilt row has more than one line, or none. */
    sink->line++;
    for (const char *p = row; l->spoilt >= 0 && (size_t)(p - row) + 1 < l->length; p++)
        sink->line += *p == '\n';
    return sink->failed;
}

export_sink *export_sink_open(FILE *file, FILE *ledger, const char *header, int shuffled,
                              uint64_t seed)
{
    const label first = { (uint32_t)strlen(header), -1, 0 };
    export_sink *sink = calloc(1, sizeof *sink);

    if (!sink)
        return NULL;
    *sink = (export_sink){ .file = file, .ledger = ledger, .line = 1, .shuffled = shuffled };
    sink->random = random_begin(seed, 0, DRAW_SHUFFLE);
    for (int i = 0; i < HEAPS && shuffled; i++) {
        sink->heaps[i] = tmpfile();
        if (!sink->heaps[i])
            sink->failed = -1;
    }
    if (ledger && fputs("line,kind,fate,problem\n", ledger) < 0)
        sink->failed = -1;
    write_out(sink, header, &first);
    if (sink->failed) {
        export_sink_close(sink);
        return NULL;
    }
    return sink;
}

int export_sink_row(export_sink *sink, const char *row, size_t length, const dirt *spoilt,
                    export_fate fate)
{
    const label l = { (uint32_t)length, (int16_t)(spoilt ? spoilt - dirts : -1), (uint16_t)fate };
    unsigned heap;

    sink->rows++;
    if (!sink->shuffled)
        return write_out(sink, row, &l);
    heap = random_below(&sink->random, HEAPS);
    sink->heap_rows[heap]++;
    if (fwrite(&l, sizeof l, 1, sink->heaps[heap]) != 1 ||
        fwrite(row, 1, length, sink->heaps[heap]) != length)
        sink->failed = -1;
    return sink->failed;
}

uint64_t export_sink_rows(const export_sink *sink)
{
    return sink->rows;
}

/* Where the rows of a heap in memory begin, in a random order (Fisher and Yates). */
static size_t *shuffled_starts(export_sink *sink, const char *bytes, uint64_t rows)
{
    size_t *starts = malloc((rows + 1) * sizeof *starts), at = 0;
    label l;

    for (uint64_t i = 0; starts && i < rows; i++) {
        const unsigned k = random_below(&sink->random, (unsigned)i + 1);

        starts[i] = starts[k];
        starts[k] = at;
        memcpy(&l, bytes + at, sizeof l);
        at += sizeof l + l.length;
    }
    return starts;
}

static void write_heap(export_sink *sink, int heap)
{
    FILE *const f = sink->heaps[heap];
    const long size = fflush(f) ? -1 : ftell(f);
    char *bytes = size < 0 ? NULL : malloc((size_t)size + 1);
    size_t *starts = NULL;
    label l;

    rewind(f);
    if (bytes && fread(bytes, 1, (size_t)size, f) == (size_t)size)
        starts = shuffled_starts(sink, bytes, sink->heap_rows[heap]);
    if (!starts)
        sink->failed = -1;
    for (uint64_t i = 0; starts && i < sink->heap_rows[heap]; i++) {
        memcpy(&l, bytes + starts[i], sizeof l);
        write_out(sink, bytes + starts[i] + sizeof l, &l);
    }
    free(starts);
    free(bytes);
}

int export_sink_close(export_sink *sink)
{
    int failed;

    if (!sink)
        return -1;
    for (int i = 0; i < HEAPS && sink->shuffled; i++) {
        if (sink->heaps[i] && !sink->failed)
            write_heap(sink, i);
        if (sink->heaps[i])
            fclose(sink->heaps[i]);
    }
    failed = fflush(sink->file) || (sink->ledger && fflush(sink->ledger)) || sink->failed;
    free(sink);
    return failed ? -1 : 0;
}
