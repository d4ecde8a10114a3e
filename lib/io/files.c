/* The files of one reading.  A plain file is closed again after a look, so that a thousand of them
 * need no thousand descriptors; a pipe stays open, or where it is read again is spooled. */
#include "files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"
#include "text.h"

#define PIECE 65536

static growth_status no_spool(growth_error *err, const growth__input *input, int why)
{
    char text[96];

    return growth__fail(err, GROWTH_ERR_IO, "cannot keep %s in a temporary file: %s",
                        growth__input_name(input), growth__errno_text(why, text, sizeof text));
}

static growth_status write_all(FILE *file, growth__input *input, growth_error *err)
{
    char *piece = malloc(PIECE);
    growth_status status = GROWTH_OK;
    size_t got = 1;

    if (!piece)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    while (status == GROWTH_OK && got) {
        status = growth__input_read(input, piece, PIECE, &got, err);
        if (status == GROWTH_OK && got && fwrite(piece, 1, got, file) != got)
            status = no_spool(err, input, errno);
    }
    if (status == GROWTH_OK && fflush(file))
        status = no_spool(err, input, errno);
    free(piece);
    return status;
}

/* All of it into a file that goes with the process and that nobody else can open. */
static growth_status spool(growth__file *source, growth__input *input, growth_error *err)
{
    FILE *file = tmpfile();
    growth_status status;

    if (!file)
        return no_spool(err, input, errno);
    status = write_all(file, input, err);
    if (status == GROWTH_OK) {
        source->spool = dup(fileno(file));
        if (source->spool < 0)
            status = no_spool(err, input, errno);
    }
    fclose(file);
    return status;
}

/* Tell what an open input holds, and let go of it where it can be opened again. */
static growth_status look(growth__file *source, growth__input *input, int again, growth_error *err)
{
    char first[2];
    growth_status status = growth__input_first(input, first, err);

    /* A bracket alone may be around a heading: [Date of birth]. */
    source->is_json =
        status == GROWTH_OK &&
        (first[0] == '{' || (first[0] == '[' && (first[1] == '{' || first[1] == ']')));
    if (status == GROWTH_OK && !growth__input_is_file(input)) {
        if (!source->is_json && !again) {
            source->input = input;
            return GROWTH_OK;
        }
        status = spool(source, input, err);
    }
    growth__input_close(input);
    return status;
}

static growth_status make_room(growth__files *files, size_t n, growth_error *err)
{
    *files = (growth__files){ calloc(n, sizeof *files->list), 0 };
    return files->list ? GROWTH_OK
                       : growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening files");
}

growth_status growth__files_open(growth__files *files, const char *const *paths, size_t n,
                                 int again, growth_error *err)
{
    TRY(make_room(files, n, err));
    for (size_t i = 0; i < n; i++) {
        growth__file *source = &files->list[i];
        growth__input *input = NULL;

        source->spool = -1;
        source->path = strdup(paths[i]);
        files->n++;
        if (!source->path)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening files");
        TRY(growth__input_open(paths[i], &input, err));
        TRY(look(source, input, again, err));
    }
    return GROWTH_OK;
}

growth_status growth__files_memory(growth__files *files, const void *bytes, size_t length,
                                   growth_error *err)
{
    growth__input *input = NULL;

    TRY(make_room(files, 1, err));
    files->n = 1;
    files->list[0] = (growth__file){ .bytes = bytes, .length = length, .spool = -1 };
    TRY(growth__input_memory(bytes, length, &input, err));
    return look(&files->list[0], input, 0, err);
}

growth_status growth__file_begin(growth__file *source, growth__input **input, growth_error *err)
{
    if (source->input) {
        *input = source->input;
        source->input = NULL;
        return GROWTH_OK;
    }
    if (source->spool >= 0)
        return growth__input_again(
            source->spool, strcmp(source->path, "-") ? source->path : "standard input", input, err);
    if (source->path)
        return growth__input_open(source->path, input, err);
    return growth__input_memory(source->bytes, source->length, input, err);
}

void growth__files_close(growth__files *files)
{
    for (size_t i = 0; i < files->n; i++) {
        growth__input_close(files->list[i].input);
        if (files->list[i].spool >= 0)
            close(files->list[i].spool);
        free(files->list[i].path);
    }
    free(files->list);
    *files = (growth__files){ NULL, 0 };
}
