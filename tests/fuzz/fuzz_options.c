/* Any bytes as a command line, one word a line: usage in a sentence, or settings that hold what was
 * asked; and the same again.  Commands that only tell of the tables are run, no other. */
#include <fcntl.h>
#include <locale.h>

#include "../../cli/command.h"
#include "fuzz.h"

enum { WORDS = 40 };

/* main() of the command, under another name. */
int growth_main(int argc, char **argv);

/* Words, each of its own length so that a sanitizer sees a read beyond it. */
static int words_of(const uint8_t *bytes, size_t length, char **words)
{
    int n = 0;

    words[n++] = strdup("growth");
    for (size_t at = 0; at < length && n < WORDS;) {
        const uint8_t *end = memchr(bytes + at, '\n', length - at);
        const size_t size = end ? (size_t)(end - bytes) - at : length - at;

        sound((words[n] = calloc(size + 1, 1)) != NULL);
        memcpy(words[n++], bytes + at, size);
        at += size + 1;
    }
    words[n] = NULL;
    return n;
}

static int parse(const command *c, int argc, char **argv, settings *s)
{
    const int status = options_parse(c, argc, argv, s);

    sound(status >= -1 && status <= EXIT_FINDING);
    if (status >= 0)
        return status;
    sound(s->assess.reference != NULL);
    sound(s->decimals == GROWTH_NUMBER_SHORTEST || (s->decimals >= 0 && s->decimals <= 15));
    sound((unsigned)s->assess.policy < GROWTH_POLICY_COUNT_);
    sound(s->n_arguments < (size_t)argc);
    for (size_t i = 0; i < s->n_arguments; i++)
        sound(s->arguments[i] != NULL);
    return status;
}

/* GOption moves the words about, so that each try has its own row of them. */
static void try_words(int n, char **words)
{
    char *row[WORDS + 1];
    const command *c = command_find(words[1]);
    const command_group *group = group_find(words[1]);
    int skip = 1, first = 0;

    if (group && n > 2 && words[2][0] != '-') {
        c = group_command(group, words[2]);
        skip = 2;
    }
    for (int again = 0; c && again < 2; again++) {
        settings s = { 0 };
        int status;

        memcpy(row, words, sizeof row);
        status = parse(c, n - skip, row + skip, &s);
        settings_free(c, &s);
        sound(!again || status == first);
        first = status;
    }
    if (!strcmp(words[1], "help") || !strncmp(words[1], "--", 2) || !c) {
        memcpy(row, words, sizeof row);
        first = growth_main(n, row);
        sound(first == EXIT_DONE || first == EXIT_USAGE || first == EXIT_FAILED);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static int quiet = -1;
    char *words[WORDS + 1] = { NULL };
    int shown[2], n;

    /* A word with a slash could name any file of the machine. */
    if (memchr(bytes, '/', length))
        return 0;
    if (quiet < 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
        quiet = open("/dev/null", O_WRONLY | O_CLOEXEC);
        sound(quiet >= 0);
    }
    n = words_of(bytes, length, words);
    fflush(stdout);
    for (int i = 0; i < 2; i++) {
        shown[i] = dup(i + 1);
        dup2(quiet, i + 1);
    }
    if (n > 1)
        try_words(n, words);
    fflush(stdout);
    for (int i = 0; i < 2; i++) {
        dup2(shown[i], i + 1);
        close(shown[i]);
    }
    for (int i = 0; i < n; i++)
        free(words[i]);
    return 0;
}
