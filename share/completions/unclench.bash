_unclench() {
local i cur prev opts cmd
COMPREPLY=()
if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
cur="$2"
else
cur="${COMP_WORDS[COMP_CWORD]}"
fi
prev="$3"
cmd=""
opts=""

for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
do
case "${cmd},${i}" in
",$1")
cmd="unclench"
;;
unclench,backup)
cmd="unclench__subcmd__backup"
;;
unclench,c)
cmd="unclench__subcmd__cramp"
;;
unclench,completions)
cmd="unclench__subcmd__completions"
;;
unclench,config)
cmd="unclench__subcmd__config"
;;
unclench,cramp)
cmd="unclench__subcmd__cramp"
;;
unclench,cue)
cmd="unclench__subcmd__cue"
;;
unclench,data)
cmd="unclench__subcmd__data"
;;
unclench,diary)
cmd="unclench__subcmd__diary"
;;
unclench,export)
cmd="unclench__subcmd__export"
;;
unclench,flags)
cmd="unclench__subcmd__flags"
;;
unclench,guide)
cmd="unclench__subcmd__guide"
;;
unclench,import)
cmd="unclench__subcmd__import"
;;
unclench,list)
cmd="unclench__subcmd__list"
;;
unclench,log)
cmd="unclench__subcmd__log"
;;
unclench,man)
cmd="unclench__subcmd__man"
;;
unclench,pack)
cmd="unclench__subcmd__pack"
;;
unclench,remind)
cmd="unclench__subcmd__remind"
;;
unclench,report)
cmd="unclench__subcmd__report"
;;
unclench,setup)
cmd="unclench__subcmd__setup"
;;
unclench,status)
cmd="unclench__subcmd__status"
;;
unclench,stretch)
cmd="unclench__subcmd__stretch"
;;
unclench,trial)
cmd="unclench__subcmd__trial"
;;
unclench__subcmd__config,edit)
cmd="unclench__subcmd__config__subcmd__edit"
;;
unclench__subcmd__config,path)
cmd="unclench__subcmd__config__subcmd__path"
;;
unclench__subcmd__config,reset)
cmd="unclench__subcmd__config__subcmd__reset"
;;
unclench__subcmd__config,show)
cmd="unclench__subcmd__config__subcmd__show"
;;
unclench__subcmd__cue,test)
cmd="unclench__subcmd__cue__subcmd__test"
;;
unclench__subcmd__data,check)
cmd="unclench__subcmd__data__subcmd__check"
;;
unclench__subcmd__data,erase)
cmd="unclench__subcmd__data__subcmd__erase"
;;
unclench__subcmd__data,path)
cmd="unclench__subcmd__data__subcmd__path"
;;
unclench__subcmd__log,cramp)
cmd="unclench__subcmd__log__subcmd__cramp"
;;
unclench__subcmd__log,habit)
cmd="unclench__subcmd__log__subcmd__habit"
;;
unclench__subcmd__log,night)
cmd="unclench__subcmd__log__subcmd__night"
;;
unclench__subcmd__log,undo)
cmd="unclench__subcmd__log__subcmd__undo"
;;
unclench__subcmd__pack,check)
cmd="unclench__subcmd__pack__subcmd__check"
;;
unclench__subcmd__pack,install)
cmd="unclench__subcmd__pack__subcmd__install"
;;
unclench__subcmd__pack,remove)
cmd="unclench__subcmd__pack__subcmd__remove"
;;
unclench__subcmd__remind,fire)
cmd="unclench__subcmd__remind__subcmd__fire"
;;
unclench__subcmd__remind,install)
cmd="unclench__subcmd__remind__subcmd__install"
;;
unclench__subcmd__remind,remove)
cmd="unclench__subcmd__remind__subcmd__remove"
;;
unclench__subcmd__remind,show)
cmd="unclench__subcmd__remind__subcmd__show"
;;
unclench__subcmd__trial,pause)
cmd="unclench__subcmd__trial__subcmd__pause"
;;
unclench__subcmd__trial,resume)
cmd="unclench__subcmd__trial__subcmd__resume"
;;
unclench__subcmd__trial,start)
cmd="unclench__subcmd__trial__subcmd__start"
;;
unclench__subcmd__trial,status)
cmd="unclench__subcmd__trial__subcmd__status"
;;
unclench__subcmd__trial,stop)
cmd="unclench__subcmd__trial__subcmd__stop"
;;
*)
;;
esac
done

case "${cmd}" in
unclench)
opts="-h -V --theme --motion --ascii --plain --data-dir --help --version stretch cramp c setup list flags guide log diary export import backup data config cue report trial pack status remind completions man"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--theme)
COMPREPLY=($(compgen -W "auto dusk night day mono contrast" -- "${cur}"))
return 0
;;
--motion)
COMPREPLY=($(compgen -W "full still" -- "${cur}"))
return 0
;;
--data-dir)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__backup)
opts="-h --force --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__completions)
opts="-h --plain --help bash zsh fish powershell elvish"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__config)
opts="-h --plain --help path show edit reset"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__config__subcmd__edit)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__config__subcmd__path)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__config__subcmd__reset)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__config__subcmd__show)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__cramp)
opts="-h --practice --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__cue)
opts="-h --plain --help test"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__cue__subcmd__test)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__data)
opts="-h --plain --help path check erase"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__data__subcmd__check)
opts="-h --accept --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--accept)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__data__subcmd__erase)
opts="-h --yes --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__data__subcmd__path)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__diary)
opts="-h --nights --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--nights)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__export)
opts="-h --format --out --force --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--format)
COMPREPLY=($(compgen -W "jsonl csv" -- "${cur}"))
return 0
;;
--out)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__flags)
opts="-h --check --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__guide)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__import)
opts="-h --map --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--map)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__list)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__log)
opts="-h --plain --help cramp night habit undo"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__log__subcmd__cramp)
opts="-h --at --first --second --side --severity --lasted --woke --helped --soreness --note --plain --help calf back-of-thigh front-of-thigh foot inner-thigh shin"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--at)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--side)
COMPREPLY=($(compgen -W "left right both" -- "${cur}"))
return 0
;;
--severity)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--lasted)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--woke)
COMPREPLY=($(compgen -W "yes no" -- "${cur}"))
return 0
;;
--helped)
COMPREPLY=($(compgen -W "stretch walk rub heat cold legs-up drink nothing other" -- "${cur}"))
return 0
;;
--soreness)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--note)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__log__subcmd__habit)
opts="-h --day --not --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--day)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__log__subcmd__night)
opts="-h --night --cramps --sleep --stretched --skipped --factors --note --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--night)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--cramps)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--sleep)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--skipped)
COMPREPLY=($(compgen -W "tired unwell pain away no-time forgot other" -- "${cur}"))
return 0
;;
--factors)
COMPREPLY=($(compgen -W "alcohol late-caffeine hard-exercise long-sitting new-medicine illness travel" -- "${cur}"))
return 0
;;
--note)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__log__subcmd__undo)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__man)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__pack)
opts="-h --plain --help check install remove"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__pack__subcmd__check)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__pack__subcmd__install)
opts="-h --replace --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__pack__subcmd__remove)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__remind)
opts="-h --plain --help show install remove fire"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__remind__subcmd__fire)
opts="-h --bedtime --breaks --late --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--bedtime)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--breaks)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__remind__subcmd__install)
opts="-h --bedtime --breaks --late --emit --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--bedtime)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--breaks)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--emit)
COMPREPLY=($(compgen -W "systemd launchd cron ics" -- "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__remind__subcmd__remove)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__remind__subcmd__show)
opts="-h --bedtime --breaks --late --emit --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--bedtime)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--breaks)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--emit)
COMPREPLY=($(compgen -W "systemd launchd cron ics" -- "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__report)
opts="-h --nights --format --json --out --force --medicine --question --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--nights)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--format)
COMPREPLY=($(compgen -W "text md html csv json" -- "${cur}"))
return 0
;;
--out)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--medicine)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
--question)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__setup)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__status)
opts="-h --json --format --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--format)
COMPREPLY=($(compgen -W "waybar tmux" -- "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__stretch)
opts="-h --minutes --dry-run --json --resume --steady --plain --help article-classic trial trial-seated bed-only five-minute desk-break hips-and-soleus nhs-calf after-cramp"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
--minutes)
COMPREPLY=($(compgen -f "${cur}"))
return 0
;;
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__trial)
opts="-h --json --plain --help start status stop pause resume"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__trial__subcmd__pause)
opts="-h --ill --away --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__trial__subcmd__resume)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__trial__subcmd__start)
opts="-h --weeks --yes --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__trial__subcmd__status)
opts="-h --json --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
unclench__subcmd__trial__subcmd__stop)
opts="-h --plain --help"
if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
fi
case "${prev}" in
*)
COMPREPLY=()
;;
esac
COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
return 0
;;
esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
complete -F _unclench -o nosort -o bashdefault -o default unclench
else
complete -F _unclench -o bashdefault -o default unclench
fi
