# Usage, help, versions and completion come from the tables that parse.

$ growth
! usage: growth COMMAND [OPTION]...
! \
!   assess      every measurement with age, SDS, centile and band
!   chart       draw one child's growth chart
!   check       what the rules say about one child, in words, and what is missing
!   references  the growth references built in: what they are, their L, M, S and curves
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
  references  the growth references built in: what they are, their L, M, S and curves
  help        show this list, or how to use one command
\
'growth help COMMAND' shows how to use one; 'growth --version' the versions.
Exit status: 0 done, 1 could not, 2 wrong usage, 3 done with rejected rows,
4 a finding is present (only with --fail-on-finding).
Decision support, not a diagnosis.

$ growth help chart
usage: growth chart FILE|- -o OUT.pdf|OUT.png|OUT.svg  [OPTION]...
\
draw one child's growth chart
\
  -o, --output FILE                 where to draw: .pdf, .png or .svg; a folder with --each
      --page PAGE                   weight-height (default), weight, height, bmi, head, sds, record or thumbnail
      --each                        one chart a child of the file, called by its opaque child_id
      --format pdf|png|svg          of the charts of --each (default pdf)
      --reference ID|FILE           growth reference (default uk-who; see growth references), or a file of your own
      --gestation-policy exact|paper
                                    correct for gestation exactly and for life (default), or as on paper charts
      --window FROM:TO              ages to show, in years (default: chosen from the data)
      --size A4|Letter|WxH          of the page, in mm (default A4)
      --dpi N                       dots an inch of a PNG (default 150)
      --child ID                    which child of the file, by its opaque child_id
      --show-identifiers            print child_id in full (default: its last 3)
      --today DATE                  take this as today's date; later dates are refused
      --chart-sex male|female       curves to use for rows whose sex is not known
      --date-order iso|day-first|month-first
                                    how dates are written (default: ISO, or what the file itself proves)
      --rejects FILE                write every row that was not wholly used to FILE
  -q, --quiet                       no summary and no advice on standard error
  -h, --help                        show how to use this command

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
    local words="assess chart check references help"
    if [ "$COMP_CWORD" -gt 1 ]; then
        case "${COMP_WORDS[1]}" in
        assess) words="--reference --gestation-policy --format --precision --ages --today --chart-sex --date-order --rejects --quiet --no-color --help" ;;
        chart) words="--output --page --each --format --reference --gestation-policy --window --size --dpi --child --show-identifiers --today --chart-sex --date-order --rejects --quiet --help" ;;
        check) words="--reference --gestation-policy --child --rules --pack --tiers --fail-on-finding --format --precision --today --chart-sex --date-order --rejects --quiet --no-color --help" ;;
        references) words="--measure --sex --ages --age-unit --sds --format --precision --help" ;;
        help) words="--help" ;;
        *) words="" ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F _growth growth
