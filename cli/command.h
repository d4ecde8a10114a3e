/* The command line as tables: commands, and per command its options.  Usage, help, completion and
 * the manual come from the same rows that parse. */
#ifndef GROWTH_CLI_COMMAND_H
#define GROWTH_CLI_COMMAND_H

#include <stddef.h>

#include <growth/growth.h>
#include <growth/io.h>

/* Exit statuses; documented by `growth help`, tested in tests/cli. */
enum {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_REJECTED = 3, /* done, but some rows were refused */
    EXIT_FINDING = 4   /* done, and a finding is present (only with --fail-on-finding) */
};

typedef struct command command;

/* What was asked of the store, as given.  Never an identifier: those are read from a file. */
typedef struct store_settings {
    const char *file, *author, *reason, *now, *as_at, *identifier, *system, *source, *birth_date,
        *gestation, *gestation_source, *mother_height, *father_height, *date, *value, *unit,
        *posture, *oedema, *doubtful, *service, *by, *device, *note, *source_key, *not_measured,
        *entry, *from, *to, *sibling, *parent, *rule, *seal, *record;
    int strict, current, not_brought;
} store_settings;

/* What was asked for: the texts as given, then what they mean. */
typedef struct settings {
    const command *command;
    const char *reference, *policy, *format, *precision, *today, *rejects, *ages, *chart_sex,
        *date_order, *output, *page, *size, *dpi, *window, *child, *measure, *sex, *age_list,
        *age_unit, *sds_list, *completion, *rules, *pack, *tiers, *chart_format, *children, *seed,
        *schedule, *trajectory, *set, *map, *preset, *since, *shard, *threads, *memory, *reasons,
        *key_file, *html, *coverage, *fhir, *events;
    int compare, quiet, no_color, show_identifiers, version, help, fail_on_finding, each, grid;
    store_settings store;
    char **arguments; /* what is left after the options */
    size_t n_arguments;

    /* From the texts, by settings_resolve(). */
    growth_assess_options assess;
    growth_reader_options reading;
    growth_date past;      /* the day of --as-at, where that is before today; else NONE */
    growth_date seen_from; /* the day a record is judged on: that one, or today */
    int decimals;          /* or GROWTH_NUMBER_SHORTEST */
    growth_reference *own; /* loaded from a file; freed at the end */
} settings;

typedef enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_READS, OPTION_WRITES } option_kind;

typedef struct option {
    const char *name;     /* long name, without "--"; NULL ends a table */
    char letter;          /* one-letter name, or 0 */
    option_kind kind;     /* all but a flag take a text; that of the last two names a file */
    size_t offset;        /* of the field in settings */
    const char *argument; /* what stands for it in help; NULL for a flag */
    const char *help;
    /* What it may be, NULL behind the last; or NULL.  Without a `help` it is the help, the default
     * first; completion offers it. */
    const char *(*word)(size_t index);
} option;

struct command {
    const char *name; /* with a space for a command of a group: "store record" */
    int (*run)(settings *s);
    const char *synopsis;
    const char *summary; /* one line, no full stop */
    const option *options;
};

/* A command that is a group of commands, each with its own options. */
typedef struct command_group {
    const char *name;
    const command *commands; /* named "GROUP COMMAND"; ends with a NULL name */
} command_group;

extern const command commands[];       /* ends with a NULL name */
extern const command_group groups[];   /* likewise */
extern const command store_commands[]; /* likewise */

const command *command_find(const char *name);

/* The group of a name, or NULL where that is a single command or none. */
const command_group *group_find(const char *name);

/* What a command of a group is called within it: "record". */
const char *group_word(const command_group *group, const command *c);

/* A command of a group by its word there; NULL where there is none. */
const command *group_command(const command_group *group, const char *word);

/* Rows that several commands share. */
#define OPTION_ROW(kind, name, letter, field, argument, help, word)                                \
    {                                                                                              \
        name, letter, kind, offsetof(settings, field), argument, help, word                        \
    }
#define TEXT(name, letter, field, argument, help)                                                  \
    OPTION_ROW(OPTION_TEXT, name, letter, field, argument, help, NULL)
/* The words it may be are the help. */
#define TEXT_OF(name, letter, field, argument, word)                                               \
    OPTION_ROW(OPTION_TEXT, name, letter, field, argument, NULL, word)
#define READS(name, letter, field, argument, help)                                                 \
    OPTION_ROW(OPTION_READS, name, letter, field, argument, help, NULL)
#define WRITES(name, letter, field, argument, help)                                                \
    OPTION_ROW(OPTION_WRITES, name, letter, field, argument, help, NULL)
#define FLAG(name, letter, field, help)                                                            \
    OPTION_ROW(OPTION_FLAG, name, letter, field, NULL, help, NULL)
#define OPTIONS_END                                                                                \
    {                                                                                              \
        NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL                                                  \
    }
#define OPTION_REFERENCE                                                                           \
    OPTION_ROW(OPTION_READS, "reference", 0, reference, "ID|FILE",                                 \
               "growth reference (default uk-who; see growth references), or a file of your own",  \
               reference_word)
#define OPTION_TIERS                                                                               \
    OPTION_ROW(OPTION_TEXT, "tiers", 0, tiers, "LIST",                                             \
               "only urgent,sustained,concern,watch,insufficient,quality,contact", tier_word)
#define OPTION_POLICY                                                                              \
    TEXT("gestation-policy", 0, policy, "exact|paper",                                             \
         "correct for gestation exactly and for life (default), or as on paper charts")
#define OPTION_FORMAT TEXT("format", 0, format, "text|csv|json|ndjson", "form of the output")
#define OPTION_PRECISION                                                                           \
    TEXT("precision", 0, precision, "N|full",                                                      \
         "decimals of ages and scores (default 2 in text, else full: exact)")
#define OPTION_TODAY                                                                               \
    TEXT("today", 0, today, "DATE", "take this as today's date; what is dated later is left out")
#define OPTION_REJECTS                                                                             \
    WRITES("rejects", 0, rejects, "FILE", "write every row that was not wholly used to FILE")
#define OPTION_CHART_SEX                                                                           \
    TEXT("chart-sex", 0, chart_sex, "male|female", "curves to use for rows whose sex is not known")
#define OPTION_DATE_ORDER                                                                          \
    TEXT("date-order", 0, date_order, "iso|day-first|month-first",                                 \
         "how dates are written (default: ISO, or what the file itself proves)")
#define OPTION_MAP                                                                                 \
    READS("map", 0, map, "FILE",                                                                   \
          "what the file calls its columns, units, codes and dates (docs/records.md)")
#define OPTION_PRESET                                                                              \
    TEXT("preset", 0, preset, "ncmp|csds", "a map that is built in; --map goes over it")
#define OPTION_STORE                                                                               \
    READS("store", 0, store.file, "STORE", "read a child of this store in place of a file")
#define OPTION_IDENTIFIER                                                                          \
    READS("identifier", 0, store.identifier, "FILE|-",                                             \
          "in place of --child: a file with one line, SYSTEM VALUE or an NHS number")
#define OPTION_AS_AT                                                                               \
    TEXT("as-at", 0, store.as_at, "DATE", "what the store's record said at the end of that day")
#define OPTION_EVENTS                                                                              \
    READS("events", 0, events, "FILE",                                                             \
          "events and bone ages to show: child_id,date,text,bone_age_years,method")
#define OPTION_QUIET    FLAG("quiet", 'q', quiet, "no summary and no advice on standard error")
#define OPTION_NO_COLOR FLAG("no-color", 0, no_color, "plain text, also on a terminal")
#define OPTION_HELP     FLAG("help", 'h', help, "show how to use this command")

/* Words that options of several commands may be; NULL behind the last. */
const char *reference_word(size_t index);
const char *tier_word(size_t index);

/* The help of an option, in `text` where it is a list of words. */
enum { OPTION_HELP_SIZE = 256 };
const char *option_help(const option *o, char text[OPTION_HELP_SIZE]);

/* Parse argv[1..] by the options of `c`.  Returns -1 to go on, else the exit status, everything
 * having been said.  `s->arguments` points into argv. */
int options_parse(const command *c, int argc, char **argv, settings *s);

/* The text of an option that was given, or NULL. */
const char *option_text(const option *o, const settings *s);

/* Whether the files named are apart: no output is an input or another output, and no input is given
 * twice.  -1, or EXIT_USAGE having said which are one. */
int files_apart(const command *c, const settings *s);

/* Whether a file that the command would write is one of those it was given to read. */
int is_input(const command *c, const settings *s, const char *path);

/* Free what the options hold; nothing points into it any more. */
void settings_free(const command *c, settings *s);

/* Turn the texts into what they mean; -1, or EXIT_USAGE having said what is wrong. */
int settings_resolve(const command *c, settings *s);

/* The reference of an id or, where none is called that, of a file (kept in `s->own`); NULL having
 * said why, with the exit status in *status. */
const growth_reference *settings_reference(const command *c, settings *s, const char *text,
                                           int *status);

void print_usage(const command *c);

/* A completion script for bash. */
int print_completion(void);

/* A manual page in the man macros: of one command, or with NULL of growth itself. */
int print_manual(const char *name);

/* One sentence on standard error: "growth NAME: ...".  Returns `status`.  That the reader of a pipe
 * has gone is no fault to speak of. */
int complain(const command *c, int status, const char *format, ...) GROWTH_PRINTF(3, 4);

/* Assess the files once more and say only how the scores in them lie beside ours.  -1, or an exit
 * status having said why not. */
int compare_files(const settings *s);

/* Whether the reader of standard output has gone, as in "| head". */
int output_is_closed(void);

/* The commands. */
int cmd_assess(settings *s);
int cmd_chart(settings *s);
int cmd_check(settings *s);
int cmd_evaluate(settings *s);
int cmd_references(settings *s);
int cmd_scan(settings *s);
int cmd_store(settings *s);
int cmd_help(settings *s);
extern const option assess_options[], chart_options[], check_options[], evaluate_options[],
    references_options[], scan_options[], store_options[], help_options[];

#endif
