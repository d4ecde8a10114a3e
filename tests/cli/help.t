# Usage, help, versions and completion come from the tables that parse.

$ growth
! usage: growth COMMAND [OPTION]...
! \
!   assess      every measurement with age, SDS, centile and band
!   chart       draw one child's growth chart
!   check       what the rules say about one child, in words, and what is missing
!   evaluate    how often and how soon the rules speak up, on simulated children
!   references  the growth references built in: what they are, their L, M, S and curves
!   scan        many children: findings, worst first
!   store       one record across services: a file that keeps every measurement
!   help        show this list, or how to use one command
! \
! 'growth help COMMAND' shows how to use one; 'growth --version' the versions.
! Exit status: 0 done, 1 could not, 2 wrong usage, 3 done with rejected rows,
! 4 a finding is present (only with --fail-on-finding).
! Decision support, not a diagnosis.
? 2

$ growth help
usage: growth COMMAND [OPTION]...
\
  assess      every measurement with age, SDS, centile and band
  chart       draw one child's growth chart
  check       what the rules say about one child, in words, and what is missing
  evaluate    how often and how soon the rules speak up, on simulated children
  references  the growth references built in: what they are, their L, M, S and curves
  scan        many children: findings, worst first
  store       one record across services: a file that keeps every measurement
  help        show this list, or how to use one command
\
'growth help COMMAND' shows how to use one; 'growth --version' the versions.
Exit status: 0 done, 1 could not, 2 wrong usage, 3 done with rejected rows,
4 a finding is present (only with --fail-on-finding).
Decision support, not a diagnosis.

$ growth help chart
usage: growth chart FILE...|- -o OUT.pdf|OUT.png|OUT.svg  [OPTION]...
\
draw one child's growth chart
\
  -o, --output FILE                 where to draw: .pdf, .png or .svg; a folder with --each
      --page PAGE                   weight-height (default), weight, height, bmi, head, sds, record or thumbnail
      --each                        one chart a child of the file, called by its opaque child_id
      --format pdf|png|svg          with --each or --fhir (default pdf)
      --fhir document-reference|diagnostic-report
                                    wrap the chart as a FHIR R4 resource; -o then ends in .json
      --reference ID|FILE           growth reference (default uk-who; see growth references), or a file of your own
      --gestation-policy exact|paper
                                    correct for gestation exactly and for life (default), or as on paper charts
      --window FROM:TO              ages to show, in years (default: chosen from the data)
      --size A4|Letter|WxH          of the page, in mm (default A4)
      --events FILE                 events and bone ages to show: child_id,date,text,bone_age_years,method
      --grid                        a light grid behind the curves, for plotting by hand
      --dpi N                       dots an inch of a PNG (default 150)
      --child ID                    which child of the file or the store, by its opaque child_id
      --store STORE                 read a child of this store in place of a file
      --identifier FILE|-           in place of --child: a file with one line, SYSTEM VALUE or an NHS number
      --as-at DATE                  what the store's record said at the end of that day
      --show-identifiers            print child_id in full (default: its last 3)
      --today DATE                  take this as today's date; what is dated later is left out
      --chart-sex male|female       curves to use for rows whose sex is not known
      --date-order iso|day-first|month-first
                                    how dates are written (default: ISO, or what the file itself proves)
      --map FILE                    what the file calls its columns, units, codes and dates (docs/records.md)
      --preset ncmp|csds            a map that is built in; --map goes over it
      --rejects FILE                write every row that was not wholly used to FILE
  -q, --quiet                       no summary and no advice on standard error
  -h, --help                        show how to use this command

$ growth help store
usage: growth store COMMAND STORE  [OPTION]...
\
one record across services: a file that keeps every measurement
\
  init         make a new, empty store
  add          add a child and print the key it goes by
  details      correct what is known of a child: birth date, sex, gestation, parents
  identify     say what another system calls a child, read from a file or standard input
  find         print the key of the child that has an identifier, read likewise
  record       record a measurement
  amend        correct a measurement; the one before stays in the history
  retract      take back what was entered in error; it stays in the history
  contact      record a visit at which nothing was measured, and why
  link         link two children of one family
  acknowledge  say that a finding was looked at, by whom and why
  list         every child of the store
  history      every entry of a child, or what the record said on a day
  family       latest centiles and open findings of a child and its siblings, side by side
  import       take in measurement files, or an export of another store
  export       write everything, or one child, for another store or program
  chart        draw a child's growth chart
  check        check that everything is as it was written, and print the seal
  backup       copy the store, also while it is in use
\
'growth help store COMMAND' shows how to use one.
\
  -h, --help                        show how to use this command

$ growth help store record
usage: growth store record STORE --child UUID --date DATE --measure MEASURE --value N --unit UNIT  [OPTION]...
\
record a measurement
\
      --child UUID                  the child, by the key that add printed
      --identifier FILE|-           in place of --child: a file with one line, SYSTEM VALUE or an NHS number
  -m, --measure MEASURE             weight, height, length, head, bmi ...
      --date DATE                   the day it was measured, 2026-03-01
      --value N                     as it was read off; kept digit by digit
      --unit UNIT                   kg, g, lb, cm, m, mm, in, kg/m2: never guessed
      --posture lying|standing      how length or height was taken
      --oedema yes|no               whether swelling was present
      --doubtful yes|no             whether the value is in doubt; kept and shown, and marked
      --service TEXT                the service that measured
      --measured-by TEXT            who measured, by role or staff name
      --device TEXT                 scales or stadiometer
      --note FILE|-                 a file with a note, - for standard input
      --source NAME                 the system it was taken from
      --source-key KEY              what that system calls this measurement
      --author WHO                  who says so, as the record will name
      --now TIME                    record under this time, 2026-03-01T09:30:00Z (default: the clock)
      --format text|csv|json|ndjson form of the output
  -h, --help                        show how to use this command

$ growth store link --help
usage: growth store link STORE --child UUID --sibling UUID|--parent UUID --author WHO
\
link two children of one family
\
      --child UUID                  the child, by the key that add printed
      --identifier FILE|-           in place of --child: a file with one line, SYSTEM VALUE or an NHS number
      --sibling UUID                a brother or sister, by the key
      --parent UUID                 a parent who is in the store too, by the key
      --author WHO                  who says so, as the record will name
      --reason WHY                  why, as the record will say
      --now TIME                    record under this time, 2026-03-01T09:30:00Z (default: the clock)
      --format text|csv|json|ndjson form of the output
  -h, --help                        show how to use this command

$ growth help store moon
! growth help: no command 'store moon'; see 'growth help store'
? 2

$ growth help moon
! growth help: no command 'moon'; see 'growth help'
? 2

$ growth moon
! growth: no command 'moon'; see 'growth help'
? 2

$ growth assess --moon
! growth assess: Unknown option --moon; see 'growth help assess'
? 2

$ growth --completion bash
_growth() {
    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}"
    local command="${COMP_WORDS[1]}" options= words= files= list= place= head=
    [ "$word" = = ] && word=
    [ "$before" = = ] && before="${COMP_WORDS[COMP_CWORD - 2]}"
    [ "$COMP_CWORD" -lt 2 ] && command= words="assess chart check evaluate references scan store help --version --help"
    case "$command" in
    store)
        words="init add details identify find record amend retract contact link acknowledge list history family import export chart check backup"
        [ "$COMP_CWORD" -gt 2 ] && words= command="store ${COMP_WORDS[2]}" ;;
    esac
    case "$command" in
    'assess')
        options="--reference --gestation-policy --format --precision --ages --compare --today --chart-sex --date-order --map --preset --rejects --store --child --identifier --as-at --quiet --no-color --help"
        case "$before" in
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --format) words="text csv json ndjson" ;;
        --precision) words="full" ;;
        --ages) words="both" ;;
        --chart-sex) words="male female" ;;
        --date-order) words="iso day-first month-first" ;;
        --map) files=1 ;;
        --preset) words="ncmp csds" ;;
        --rejects) files=1 ;;
        --store) files=1 ;;
        --identifier) files=1 ;;
        --today|--child|--as-at) ;;
        *) place=1 files=1 ;;
        esac ;;
    'chart')
        options="--output --page --each --format --fhir --reference --gestation-policy --window --size --events --grid --dpi --child --store --identifier --as-at --show-identifiers --today --chart-sex --date-order --map --preset --rejects --quiet --help"
        case "$before" in
        --output|-o) files=1 ;;
        --page) words="weight-height weight height bmi head sds record thumbnail" ;;
        --format) words="pdf png svg" ;;
        --fhir) words="document-reference diagnostic-report" ;;
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --size) words="A4 Letter" ;;
        --events) files=1 ;;
        --store) files=1 ;;
        --identifier) files=1 ;;
        --chart-sex) words="male female" ;;
        --date-order) words="iso day-first month-first" ;;
        --map) files=1 ;;
        --preset) words="ncmp csds" ;;
        --rejects) files=1 ;;
        --window|--dpi|--child|--as-at|--today) ;;
        *) place=1 files=1 ;;
        esac ;;
    'check')
        options="--reference --gestation-policy --child --store --identifier --as-at --rules --pack --tiers --fail-on-finding --format --precision --today --chart-sex --date-order --map --preset --rejects --quiet --no-color --help"
        case "$before" in
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --store) files=1 ;;
        --identifier) files=1 ;;
        --rules) files=1 ;;
        --tiers) words="urgent sustained concern watch insufficient quality contact" list=1 ;;
        --format) words="text csv json ndjson" ;;
        --precision) words="full" ;;
        --chart-sex) words="male female" ;;
        --date-order) words="iso day-first month-first" ;;
        --map) files=1 ;;
        --preset) words="ncmp csds" ;;
        --rejects) files=1 ;;
        --child|--as-at|--pack|--today) ;;
        *) place=1 files=1 ;;
        esac ;;
    'evaluate')
        options="--children --seed --schedule --trajectory --pack --set --format --precision --quiet --no-color --help"
        case "$before" in
        --pack) words="all" ;;
        --format) words="text csv json ndjson" ;;
        --precision) words="full" ;;
        --children|-n|--seed|--schedule|--trajectory|--set) ;;
        *) words=$options ;;
        esac ;;
    'references')
        options="--measure --sex --ages --age-unit --sds --format --precision --help"
        case "$before" in
        --measure|-m) words="weight height bmi head sitting_height leg_length waist body_fat arm triceps subscapular weight_for_length weight_for_height" ;;
        --sex|-s) words="male female" ;;
        --age-unit) words="years months weeks days mm" ;;
        --format) words="text csv json ndjson" ;;
        --precision) words="full" ;;
        --ages|-a|--sds) ;;
        references) place=1 words="list show lms curve" ;;
        show|lms|curve) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" ;;
        *) place=1 ;;
        esac ;;
    'scan')
        options="--output --format --tiers --since --html --coverage --store --as-at --reference --gestation-policy --rules --pack --rejects --reasons --shard --pseudonymise --threads --memory --fail-on-finding --precision --today --chart-sex --date-order --map --preset --compare --quiet --no-color --help"
        case "$before" in
        --output|-o) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --tiers) words="urgent sustained concern watch insufficient quality contact" list=1 ;;
        --html) files=1 ;;
        --coverage) files=1 ;;
        --store) files=1 ;;
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --rules) files=1 ;;
        --rejects) files=1 ;;
        --reasons) files=1 ;;
        --pseudonymise) files=1 ;;
        --precision) words="full" ;;
        --chart-sex) words="male female" ;;
        --date-order) words="iso day-first month-first" ;;
        --map) files=1 ;;
        --preset) words="ncmp csds" ;;
        --since|--as-at|--pack|--shard|--threads|-j|--memory|--today) ;;
        *) place=1 files=1 ;;
        esac ;;
    'help')
        options="--help"
        case "$before" in
        help) place=1 words="assess chart check evaluate references scan store help" ;;
        store) words="init add details identify find record amend retract contact link acknowledge list history family import export chart check backup" ;;
        esac ;;
    'store init')
        options="--quiet --help"
        case "$before" in
        *) place=1 files=1 ;;
        esac ;;
    'store add')
        options="--sex --birth-date --gestation --gestation-source --mother-height --father-height --identifier --strict --author --now --help"
        case "$before" in
        --sex|-s) words="male female unknown" ;;
        --gestation|-g) words="unknown" ;;
        --birth-date|-b|--gestation-source|--mother-height|--father-height|--identifier|--author|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store details')
        options="--child --identifier --sex --birth-date --gestation --gestation-source --mother-height --father-height --author --reason --now --help"
        case "$before" in
        --identifier) files=1 ;;
        --sex|-s) words="male female unknown" ;;
        --gestation|-g) words="unknown" ;;
        --child|--birth-date|-b|--gestation-source|--mother-height|--father-height|--author|--reason|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store identify')
        options="--child --identifier --from --to --entry --strict --author --reason --now --format --help"
        case "$before" in
        --format) words="text csv json ndjson" ;;
        --child|--identifier|--from|--to|--entry|--author|--reason|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store find')
        options="--identifier --on --help"
        case "$before" in
        --identifier|--on) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store record')
        options="--child --identifier --measure --date --value --unit --posture --oedema --doubtful --service --measured-by --device --note --source --source-key --author --now --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --posture) words="lying standing" ;;
        --oedema) words="yes no" ;;
        --doubtful) words="yes no" ;;
        --format) words="text csv json ndjson" ;;
        --child|--measure|-m|--date|--value|--unit|--service|--measured-by|--device|--note|--source|--source-key|--author|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store amend')
        options="--child --identifier --entry --date --value --unit --posture --oedema --doubtful --service --measured-by --device --note --author --reason --now --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --posture) words="lying standing" ;;
        --oedema) words="yes no" ;;
        --doubtful) words="yes no" ;;
        --format) words="text csv json ndjson" ;;
        --child|--entry|--date|--value|--unit|--service|--measured-by|--device|--note|--author|--reason|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store retract')
        options="--child --identifier --entry --author --reason --now --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --child|--entry|--author|--reason|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store contact')
        options="--child --identifier --date --not-measured --not-brought --service --seen-by --note --source --source-key --author --now --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --child|--date|--not-measured|--service|--seen-by|--note|--source|--source-key|--author|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store link')
        options="--child --identifier --sibling --parent --author --reason --now --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --child|--sibling|--parent|--author|--reason|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store acknowledge')
        options="--child --identifier --rule --measure --from --to --author --reason --now --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --child|--rule|--measure|-m|--from|--to|--author|--reason|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store list')
        options="--format --help"
        case "$before" in
        --format) words="text csv json ndjson" ;;
        *) place=1 files=1 ;;
        esac ;;
    'store history')
        options="--child --identifier --as-at --current --show-identifiers --format --help"
        case "$before" in
        --identifier) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --child|--as-at) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store family')
        options="--child --identifier --reference --gestation-policy --format --precision --today --help"
        case "$before" in
        --identifier) files=1 ;;
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --format) words="text csv json ndjson" ;;
        --precision) words="full" ;;
        --child|--today) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store import')
        options="--source --system --child --strict --date-order --map --preset --rejects --author --now --format --quiet --help"
        case "$before" in
        --date-order) words="iso day-first month-first" ;;
        --map) files=1 ;;
        --preset) words="ncmp csds" ;;
        --rejects) files=1 ;;
        --format) words="text csv json ndjson" ;;
        --source|--system|--child|--author|--now) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store export')
        options="--child --identifier --output --record --format --reference --gestation-policy --today --quiet --help"
        case "$before" in
        --identifier) files=1 ;;
        --output|-o) files=1 ;;
        --record) files=1 ;;
        --format) words="csv json" ;;
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --child|--today) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store chart')
        options="--output --child --identifier --as-at --page --reference --gestation-policy --window --size --events --dpi --show-identifiers --today --quiet --help"
        case "$before" in
        --output|-o) files=1 ;;
        --identifier) files=1 ;;
        --reference) words="uk-who uk-who-lmsgrowth uk90 who cdc trisomy-21 trisomy-21-us turner" files=1 ;;
        --gestation-policy) words="exact paper" ;;
        --size) words="A4 Letter" ;;
        --events) files=1 ;;
        --child|--as-at|--page|--window|--dpi|--today) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store check')
        options="--seal --format --quiet --help"
        case "$before" in
        --format) words="text csv json ndjson" ;;
        --seal) ;;
        *) place=1 files=1 ;;
        esac ;;
    'store backup')
        options="--help"
        case "$before" in
        *) place=1 files=1 ;;
        esac ;;
    esac
    [ -n "$place" ] && [ "${word:0:1}" = - ] && words=$options files=
    [ -n "$list" ] && [[ "$word" = *,* ]] && head="${word%,*},"
    mapfile -t COMPREPLY < <(compgen -P "$head" -W "$words" -- "${word#"$head"}")
    [ -n "$files" ] || return 0
    compopt -o filenames 2> /dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
}
complete -F _growth growth
