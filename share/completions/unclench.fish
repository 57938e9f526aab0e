# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_unclench_global_optspecs
string join \n theme= motion= ascii plain h/help V/version
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
complete -c unclench -n "__fish_unclench_needs_command" -f -a "config" -d 'Your settings: see them, change them, or go back to the default'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "report" -d 'A page for the doctor: what your diary holds, in numbers'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "trial" -d 'Does it help you? A trial on yourself'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "pack" -d 'Work with packs of your own'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "status" -d 'Tonight in one line, for a prompt or a status bar'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "remind" -d 'A reminder at bedtime, through your computer\'s own scheduler'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "completions" -d 'Print the completions for a shell: bash, zsh, fish, powershell or elvish'
complete -c unclench -n "__fish_unclench_needs_command" -f -a "man" -d 'Print the manual page; to read it: unclench man | man -l -'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l minutes -d 'Fit it into so many minutes (1 to 60); --dry-run says what gives way' -r
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l dry-run -d 'Only print what would happen when, and how long it takes'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l json -d 'With --dry-run: as JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l resume -d 'Go on with what was stopped tonight, at the same set and side'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l steady -d 'Yes, I am steady on my feet tonight: do not ask'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand stretch" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l practice -d 'Only to see how it goes: record nothing'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand cramp" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand c" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand c" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand c" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand c" -l practice -d 'Only to see how it goes: record nothing'
complete -c unclench -n "__fish_unclench_using_subcommand c" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand c" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand setup" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand setup" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand setup" -l plain -d 'Numbered lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand setup" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand setup" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand list" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand list" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand list" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand list" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand list" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l check -d 'Ask me, a few lines at a time, and say what to do'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l plain -d 'Lines instead of a screen, for screen readers and pipes'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l json -d 'As JSON'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand flags" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand guide" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand guide" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand guide" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand guide" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand guide" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "path" -d 'Print where the settings file is, whether there is one or not'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "show" -d 'Print what holds, with where each value comes from'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "edit" -d 'Open the settings in $VISUAL or $EDITOR, and check them afterwards'
complete -c unclench -n "__fish_unclench_using_subcommand config; and not __fish_seen_subcommand_from path show edit reset" -f -a "reset" -d 'Back to the default; the file as it was is kept beside it'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from edit" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from edit" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from edit" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from reset" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from reset" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from reset" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand config; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand report" -l nights -d 'How many nights back' -r
complete -c unclench -n "__fish_unclench_using_subcommand report" -l format -d 'text, md, html, csv or json; without it as the file\'s name ends, else text' -r -f -a "text\t''
md\t''
html\t''
csv\t''
json\t''"
complete -c unclench -n "__fish_unclench_using_subcommand report" -l out -d 'Write it into this file, which only you can read' -r -F
complete -c unclench -n "__fish_unclench_using_subcommand report" -l medicine -d 'A medicine you take; say it once for each' -r
complete -c unclench -n "__fish_unclench_using_subcommand report" -l question -d 'A question you want to ask; say it once for each' -r
complete -c unclench -n "__fish_unclench_using_subcommand report" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand report" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand report" -l force -d 'Put it in the place of a file that is there'
complete -c unclench -n "__fish_unclench_using_subcommand report" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand report" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "start" -d 'Say how long it takes and what it needs; with --yes, begin it'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "status" -d 'Where it stands and what it has found'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "stop" -d 'End it early'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "pause" -d 'The nights from tonight on do not count'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and not __fish_seen_subcommand_from start status stop pause resume" -f -a "resume" -d 'The nights from tonight on count again'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l weeks -d 'Six weeks with or without the routine in an order drawn by lot, not before and after'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l yes -d 'Yes, begin it'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from stop" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from stop" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from stop" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l away -d 'You are away, not ill'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from resume" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from resume" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from resume" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand trial; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -f -a "check" -d 'Check pack files and list everything that is wrong with them'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -f -a "install" -d 'Add a pack to your own: its file is checked and copied'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and not __fish_seen_subcommand_from check install remove" -f -a "remove" -d 'Take a pack out of your own: its copy is deleted'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from check" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from check" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from check" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -l replace -d 'Also where a pack of the same id by other authors is there'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from remove" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from remove" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from remove" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand pack; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand status" -l format -d 'For a status bar: waybar or tmux' -r -f -a "waybar\t''
tmux\t''"
complete -c unclench -n "__fish_unclench_using_subcommand status" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand status" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand status" -l json -d 'As JSON, for other programs'
complete -c unclench -n "__fish_unclench_using_subcommand status" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand status" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "show" -d 'Say what is set; with --bedtime: what install would write, and where'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "install" -d 'Set the reminder: it says what it would write and where, and asks first'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "remove" -d 'Take the reminder away, wherever it was set'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and not __fish_seen_subcommand_from show install remove fire" -f -a "fire" -d 'What the scheduler runs: say it, if it is the hour and it was not said tonight'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l bedtime -d 'When you go to bed, as in 22:15' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l breaks -d 'By day too, every hour from the first to the last, as in 9-17' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l emit -d 'Only the text for systemd, launchd, cron or ics (a calendar file)' -r -f -a "systemd\t''
launchd\t''
cron\t''
ics\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l late -d 'Yes, a bedtime from 00:00 to 03:59 is meant'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l json -d 'As JSON: what is set'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l bedtime -d 'When you go to bed, as in 22:15' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l breaks -d 'By day too, every hour from the first to the last, as in 9-17' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l emit -d 'Through systemd, launchd or cron; by itself it takes what your computer has' -r -f -a "systemd\t''
launchd\t''
cron\t''
ics\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l late -d 'Yes, a bedtime from 00:00 to 03:59 is meant'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from remove" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from remove" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from remove" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l bedtime -d 'When you go to bed, as in 22:15' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l breaks -d 'By day too, every hour from the first to the last, as in 9-17' -r
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l late -d 'Yes, a bedtime from 00:00 to 03:59 is meant'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand remind; and __fish_seen_subcommand_from fire" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand completions" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand completions" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand completions" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand completions" -s h -l help -d 'Print help'
complete -c unclench -n "__fish_unclench_using_subcommand man" -l theme -d 'Colours: auto (by the hour), dusk, night, day, contrast or mono' -r -f -a "auto\t''
dusk\t''
night\t''
day\t''
mono\t''
contrast\t''"
complete -c unclench -n "__fish_unclench_using_subcommand man" -l motion -d 'Motion: full, or still, where nothing moves but the numbers' -r -f -a "full\t''
still\t''"
complete -c unclench -n "__fish_unclench_using_subcommand man" -l ascii -d 'Nothing on the screen but ASCII'
complete -c unclench -n "__fish_unclench_using_subcommand man" -s h -l help -d 'Print help'
