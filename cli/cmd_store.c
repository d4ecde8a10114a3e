/* growth store: the measurement store, one file with every measurement of every service.  The
 * commands of the group, each with options of its own. */
#include "store.h"

const option store_options[] = { OPTION_HELP, OPTIONS_END };

/* clang-format off: a row of the table is read as a whole. */
const command store_commands[] = {
    { "store init", store_init, "STORE", "make a new, empty store", store_init_options },
    { "store add", store_add, "STORE --sex SEX --birth-date DATE  [OPTION]...",
      "add a child and print the key it goes by", store_add_options },
    { "store details", store_amend_details, "STORE --child UUID --author WHO --reason WHY  [OPTION]...",
      "correct what is known of a child: birth date, sex, gestation, parents", store_details_options },
    { "store identify", store_identify, "STORE --child UUID [--identifier FILE|-]  [OPTION]...",
      "say what another system calls a child, read from a file or standard input", store_identify_options },
    { "store find", store_find, "STORE [--identifier FILE|-] [--on DATE]",
      "print the key of the child that has an identifier, read likewise", store_find_options },
    { "store record", store_record,
      "STORE --child UUID --date DATE --measure MEASURE --value N --unit UNIT  [OPTION]...",
      "record a measurement", store_record_options },
    { "store amend", store_amend,
      "STORE --child UUID --entry N --author WHO --reason WHY  [OPTION]...",
      "correct a measurement; the one before stays in the history", store_amend_options },
    { "store retract", store_retract, "STORE --child UUID --entry N --author WHO --reason WHY",
      "take back what was entered in error; it stays in the history", store_retract_options },
    { "store contact", store_contact,
      "STORE --child UUID --date DATE --not-measured REASON|--not-brought  [OPTION]...",
      "record a visit at which nothing was measured, and why", store_contact_options },
    { "store link", store_link, "STORE --child UUID --sibling UUID|--parent UUID --author WHO",
      "link two children of one family", store_link_options },
    { "store acknowledge", store_acknowledge,
      "STORE --child UUID --rule RULE --author WHO --reason WHY  [OPTION]...",
      "say that a finding was looked at, by whom and why", store_acknowledge_options },
    { "store list", store_list, "STORE  [OPTION]...", "every child of the store", store_list_options },
    { "store history", store_history, "STORE --child UUID  [OPTION]...",
      "every entry of a child, or what the record said on a day", store_history_options },
    { "store family", store_family, "STORE --child UUID  [OPTION]...",
      "latest centiles and open findings of a child and its siblings, side by side", store_family_options },
    { "store import", store_import, "STORE FILE...|-  [OPTION]...",
      "take in measurement files, or an export of another store", store_import_options },
    { "store export", store_export, "STORE FILE.csv|FILE.json|-  [OPTION]...",
      "write everything, or one child, for another store or program", store_export_options },
    { "store chart", store_chart, "STORE --child UUID -o OUT.pdf|OUT.png|OUT.svg  [OPTION]...",
      "draw a child's growth chart", store_chart_options },
    { "store check", store_check, "STORE  [OPTION]...",
      "check that everything is as it was written, and print the seal", store_check_options },
    { "store backup", store_backup, "STORE COPY", "copy the store, also while it is in use",
      store_backup_options },
    { NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

int cmd_store(settings *s)
{
    return complain(s->command, EXIT_USAGE, "say what to do; see 'growth help store'");
}
