# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_unclench_global_optspecs
string join \n theme= motion= ascii plain data-dir= h/help V/version
end

function __fish_unclench_needs_command
# Figure out if the current invocation already has a command.
set -l cmd (commandline -opc)
set -e cmd[1]
argparse -s (__fish_unclench_global_optspecs) -- $cmd 2>/dev/null
or return
if set -q argv[1]
# Also print the command, so this can be used to figure out what it is.
echo $argv[1]
return 1
end
return 0
end

function __fish_unclench_using_subcommand
set -l cmd (__fish_unclench_needs_command)
test -z "$cmd"
and return 1
contains -- $cmd[1] $argv
end

complete -c unclench -n "__fish_unclench_needs_command" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_needs_command" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_needs_command" -l data-dir -d 'Keep the diary and what is remembered in this folder' -r -F
complete -c unclench -n "__fish_unclench_needs_command" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_needs_command" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c unclench -n "__fish_unclench_needs_command" -s V -l version -d 'Print version'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "stretch" -d 'Lead through a routine, stretch by stretch'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "cramp" -d 'A cramp now: what to do, at once'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "c" -d 'A cramp now: what to do, at once'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "setup" -d 'Tick what your plans should leave out: a new hip, falls, pregnancy and more'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "list" -d 'List all routines with their lengths'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "flags" -d 'Danger signs: when to get help, and how soon'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "guide" -d 'Print what is known about something: why it happens, habits, food, sleep'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "log" -d 'Write in the diary: a cramp, a night, a habit'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "diary" -d 'Print the diary, the newest night first'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "export" -d 'Write the whole diary as lines or as a table'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "import" -d 'Take entries in from a file. To do it twice does no harm'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "backup" -d 'Copy every line of the diary into one file, and read it back'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "data" -d 'The diary\'s files: where they are, whether they are sound, and how to be rid of them'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "config" -d 'Your settings: see them, change them, or go back to the default'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "cue" -d 'How sessions tell you to start and to let go, without looking'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "report" -d 'A page for the doctor: what your diary holds, in numbers'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "trial" -d 'Does it help you? A trial on yourself'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "pack" -d 'Work with packs of your own'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "status" -d 'Tonight in one line, for a prompt or a status bar'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "remind" -d 'A reminder at bedtime, through your computer\'s own scheduler'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "completions" -d 'Print the completions for a shell: bash, zsh, fish, powershell or elvish'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "man" -d 'Print the manual page; to read it: unclench man | man -l -'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l minutes -d 'Fit it into so many minutes (1 to 60); --dry-run says what gives way' -r
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l dry-run -d 'Only print what would happen when, and how long it takes'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l json -d 'With --dry-run: as JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l resume -d 'Go on with what was stopped tonight, at the same set and side'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l steady -d 'I am steady on my feet tonight, with no new hip or leg operation: do not ask'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l practice -d 'Only to see how it goes: record nothing'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand c" -l practice -d 'Only to see how it goes: record nothing'
complete -c unclench -n "__fish_unclench_using_subcommand c" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand c" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand setup" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand setup" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand list" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand list" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand list" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l check -d 'Ask me, a few lines at a time, and say what to do'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand guide" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand guide" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand guide" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand log; and not __fish_seen_subcommand_from cramp night habit undo" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand log; and not __fish_seen_subcommand_from cramp night habit undo" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand log; and not __fish_seen_subcommand_from cramp night habit undo" -f -a "cramp" -d 'A cramp: now, or when you say. What you do not say stays open; it is not taken for a no'
complete -c unclench -n "__fish_unclench_using_subcommand log; and not __fish_seen_subcommand_from cramp night habit undo" -f -a "night" -d 'A night as a whole: how many cramps (0 counts), how you slept'
complete -c unclench -n "__fish_unclench_using_subcommand log; and not __fish_seen_subcommand_from cramp night habit undo" -f -a "habit" -d 'A habit you kept'
complete -c unclench -n "__fish_unclench_using_subcommand log; and not __fish_seen_subcommand_from cramp night habit undo" -f -a "undo" -d 'Take the last entry of the past day back. Once more takes the taking back back'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l at -d 'When it began: 02:40, "15 min ago", "yesterday 23:50" or "2026-11-21 23:50"; now if you do not say' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l side -d 'left, right or both' -r -f -a "left\t''
right\t''
both\t''"
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l severity -d 'How bad it was, from 0 (not at all) to 10' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l lasted -d 'How long it lasted: "70 s" or "9 min"' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l woke -d 'Whether it woke you up: yes or no' -r -f -a "yes\t''
no\t''"
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l helped -d 'What helped: stretch, walk, rub, heat, cold, legs-up, drink, nothing, other; more than one with commas' -r -f -a "stretch\t''
walk\t''
rub\t''
heat\t''
cold\t''
legs-up\t''
drink\t''
nothing\t''
other\t''"
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l soreness -d 'How sore the muscle was the next day, from 0 to 10' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l note -d 'In your own words' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l first -d 'Of a time that came twice that night, the earlier one'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l second -d 'Of a time that came twice that night, the later one'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from cramp" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l night -d 'The date of its evening: yesterday, or like 2026-11-21. The last night if you do not say' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l cramps -d 'How many cramps there were, up to 99; 0 is an answer' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l sleep -d 'How you slept, from 1 (very poorly) to 5 (very well)' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l skipped -d 'Why there were no stretches: tired, unwell, pain, away, no-time, forgot or other' -r -f -a "tired\t''
unwell\t''
pain\t''
away\t''
no-time\t''
forgot\t''
other\t''"
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l factors -d 'What there was about the day: alcohol, late-caffeine, hard-exercise, long-sitting, new-medicine, illness, travel; more than one with commas' -r -f -a "alcohol\t''
late-caffeine\t''
hard-exercise\t''
long-sitting\t''
new-medicine\t''
illness\t''
travel\t''"
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l note -d 'In your own words' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l stretched -d 'You stretched that evening, with unclench or without'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from night" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from habit" -l day -d 'The day: today, yesterday, or like 2026-11-21. Today if you do not say' -r
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from habit" -l not -d 'Take the tick away'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from habit" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from habit" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from undo" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand log; and __fish_seen_subcommand_from undo" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand diary" -l nights -d 'How many nights, back from today' -r
complete -c unclench -n "__fish_unclench_using_subcommand diary" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand diary" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand diary" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand export" -l format -d 'jsonl (the journal\'s own lines; nothing is left out) or csv (for spreadsheets)' -r -f -a "jsonl\t''
csv\t''"
complete -c unclench -n "__fish_unclench_using_subcommand export" -l out -d 'Into this file, which only you can read; else to standard output' -r -F
complete -c unclench -n "__fish_unclench_using_subcommand export" -l force -d 'Replace the file if it is there'
complete -c unclench -n "__fish_unclench_using_subcommand export" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand export" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand import" -l map -d 'What a column of a table of your own means: --map pain=severity, or --map mood=- to leave it out' -r
complete -c unclench -n "__fish_unclench_using_subcommand import" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand import" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand backup" -l force -d 'Replace the file if it is there'
complete -c unclench -n "__fish_unclench_using_subcommand backup" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand backup" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand data; and not __fish_seen_subcommand_from path check erase" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand data; and not __fish_seen_subcommand_from path check erase" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand data; and not __fish_seen_subcommand_from path check erase" -f -a "path" -d 'Print the folders that hold the diary, the one that is written in first'
complete -c unclench -n "__fish_unclench_using_subcommand data; and not __fish_seen_subcommand_from path check erase" -f -a "check" -d 'Read every file of the diary and say what is not as it should be'
complete -c unclench -n "__fish_unclench_using_subcommand data; and not __fish_seen_subcommand_from path check erase" -f -a "erase" -d 'Delete the diary\'s files here, after asking'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from path" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from path" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from check" -l accept -d 'A damaged entry that reads right: count it from now on, as it is' -r
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from check" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from check" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from erase" -l yes -d 'Yes: do not ask'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from erase" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand data; and __fish_seen_subcommand_from erase" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "path" -d 'Print where the settings file is, whether there is one or not'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "show" -d 'Print what holds, with where each value comes from'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "edit" -d 'Open the settings in $VISUAL or $EDITOR, and check them afterwards'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "reset" -d 'Back to the default; the file as it was is kept beside it'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from edit" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from reset" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand cue; and not __fish_seen_subcommand_from test" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand cue; and not __fish_seen_subcommand_from test" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand cue; and not __fish_seen_subcommand_from test" -f -a "test" -d 'Let each cue be heard, with its name, in every way this computer has'
complete -c unclench -n "__fish_unclench_using_subcommand cue; and __fish_seen_subcommand_from test" -l json -d 'Only say what there is, as JSON; play nothing'
complete -c unclench -n "__fish_unclench_using_subcommand cue; and __fish_seen_subcommand_from test" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand cue; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand report" -l nights -d 'How many nights back' -r
complete -c unclench -n "__fish_unclench_using_subcommand report" -l format -d 'text, md, html, csv or json; without it as the file\'s name ends (.txt is text), else text' -r -f -a "text\t''
md\t''
html\t''
csv\t''
json\t''"
complete -c unclench -n "__fish_unclench_using_subcommand report" -l out -d 'Write it into this file, which only you can read; - prints it' -r -F
complete -c unclench -n "__fish_unclench_using_subcommand report" -l medicine -d 'A medicine you take; say it once for each, up to 30' -r
complete -c unclench -n "__fish_unclench_using_subcommand report" -l question -d 'A question you want to ask; say it once for each' -r
complete -c unclench -n "__fish_unclench_using_subcommand report" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand report" -l force -d 'Put it in the place of a file that is there'
complete -c unclench -n "__fish_unclench_using_subcommand report" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand report" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "start" -d 'Say how long it takes and what it needs; with --yes, begin it'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "status" -d 'Where it stands and what it has found'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "stop" -d 'End it early; unclench log undo takes that back'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "pause" -d 'The nights from tonight on do not count'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "resume" -d 'The nights from tonight on count again'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l weeks -d 'Six weeks with or without the routine in an order drawn by lot, not before and after'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l yes -d 'Yes, begin it'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from stop" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l ill -d 'You are ill'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l away -d 'You are away'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from resume" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -f -a "check" -d 'Check pack files and list everything that is wrong with them'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -f -a "install" -d 'Add a pack to your own: its file is checked and copied'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -f -a "remove" -d 'Take a pack out of your own: its copy is deleted'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from check" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -l replace -d 'Also where a pack of the same id by other authors is there'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from remove" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand status" -l format -d 'For a status bar: waybar or tmux' -r -f -a "waybar\t''
tmux\t''"
complete -c unclench -n "__fish_unclench_using_subcommand status" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand status" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand status" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "show" -d 'Say what is set; with --bedtime: what install would write, and where'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "install" -d 'Set the reminder: it says what it would write and where, and asks first'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "remove" -d 'Take the reminder away, wherever it was set'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "fire" -d 'What the scheduler runs: say it, if it is the hour, it was not said tonight and tonight\'s stretching is not done'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l bedtime -d 'When you go to bed, as in 22:15 or 10:15pm' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l breaks -d 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l emit -d 'Only the text for systemd, launchd, cron or ics (a calendar file)' -r -f -a "systemd\t''
launchd\t''
cron\t''
ics\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l late -d 'Yes, a bedtime from 00:00 to 03:59 is meant'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l json -d 'As JSON: what is set'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l bedtime -d 'When you go to bed, as in 22:15 or 10:15pm' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l breaks -d 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l emit -d 'Through systemd, launchd or cron; by itself it takes what your computer has' -r -f -a "systemd\t''
launchd\t''
cron\t''
ics\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l late -d 'Yes, a bedtime from 00:00 to 03:59 is meant'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from remove" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l bedtime -d 'When you go to bed, as in 22:15 or 10:15pm' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l breaks -d 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l late -d 'Yes, a bedtime from 00:00 to 03:59 is meant'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand completions" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand completions" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand man" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand man" -s h -l help -d 'Print help'
