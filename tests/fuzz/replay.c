/* replay CHANGES FOLDER...: a fuzz target without a fuzzer.  Every seed is run as it stands, and as
 * often cut off somewhere and with single bytes changed, always the same ones.  Prints TAP, one
 * case a folder. What is wrong ends the process, as under the fuzzer. */
#include <dirent.h>

#include "fuzz.h"

#define SEED_BYTES (1u << 20)

static uint8_t seed[SEED_BYTES], changed[SEED_BYTES];
static size_t changes;

/* Marsaglia G. J Stat Softw 2003;8(14): the same changes every time. */
static uint64_t roll(uint64_t *state, uint64_t sides)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state % sides;
}

static void run_seed(size_t length)
{
    uint64_t dice = 88172645463325252u;

    LLVMFuzzerTestOneInput(seed, length);
    for (size_t i = 0; i < changes && length; i++) {
        const size_t cut = (size_t)roll(&dice, length);

        /* A copy of its own size, so that a sanitizer sees a read beyond it. */
        uint8_t *part = malloc(cut ? cut : 1);

        sound(part);
        memcpy(part, seed, cut);
        LLVMFuzzerTestOneInput(part, cut);
        free(part);
    }
    for (size_t i = 0; i < changes && length; i++) {
        static const char telling[] = "\",;\n\r\t'0179-+.eE/ #=*{}[]:%\xFF\x80";

        memcpy(changed, seed, length);
        for (size_t n = 1 + (size_t)roll(&dice, 3); n > 0; n--)
            changed[roll(&dice, length)] = roll(&dice, 2)
                                               ? (uint8_t)telling[roll(&dice, sizeof telling)]
                                               : (uint8_t)roll(&dice, 256);
        LLVMFuzzerTestOneInput(changed, length);
    }
}

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t length;

    if (!file)
        return 0;
    length = fread(seed, 1, sizeof seed, file);
    fclose(file);
    run_seed(length);
    return 1;
}

/* @return How many seeds there are. */
static size_t run_folder(const char *folder)
{
    DIR *list = opendir(folder);
    size_t n = 0;

    if (!list)
        return 0;
    for (const struct dirent *e = readdir(list); e; e = readdir(list)) {
        char path[1024];

        if (e->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        n += run_file(path) ? 1u : 0u;
    }
    closedir(list);
    return n;
}

int main(int argc, char **argv)
{
    int failed = argc < 3;

    printf("1..%d\n", argc - 2);
    changes = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 0;
    for (int i = 2; i < argc; i++) {
        const size_t n = run_folder(argv[i]);

        printf("%sok %d - %zu seeds of %s, each with %zu changes\n", n ? "" : "not ", i - 1, n,
               strrchr(argv[i], '/') ? strrchr(argv[i], '/') + 1 : argv[i], 2 * changes);
        failed |= n == 0;
        fflush(stdout);
    }
    return failed;
}
