
use builtin;
use str;

set edit:completion:arg-completer[unclench] = {|@words|
fn spaces {|n|
builtin:repeat $n ' ' | str:join ''
}
fn cand {|text desc|
edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
}
var command = 'unclench'
for word $words[1..-1] {
if (str:has-prefix $word '-') {
break
}
set command = $command';'$word
}
var completions = [
&'unclench'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help (see more with ''--help'')'
cand --help 'Print help (see more with ''--help'')'
cand -V 'Print version'
cand --version 'Print version'
cand stretch 'Lead through a routine, stretch by stretch'
cand cramp 'A cramp now: what to do, at once'
cand c 'A cramp now: what to do, at once'
cand setup 'Tick what your plans should leave out: a new hip, falls, pregnancy and more'
cand list 'List all routines with their lengths'
cand flags 'Danger signs: when to get help, and how soon'
cand guide 'Print what is known about something: why it happens, habits, food, sleep'
cand config 'Your settings: see them, change them, or go back to the default'
cand report 'A page for the doctor: what your diary holds, in numbers'
cand trial 'Does it help you? A trial on yourself'
cand pack 'Work with packs of your own'
cand status 'Tonight in one line, for a prompt or a status bar'
cand remind 'A reminder at bedtime, through your computer''s own scheduler'
cand completions 'Print the completions for a shell: bash, zsh, fish, powershell or elvish'
cand man 'Print the manual page; to read it: unclench man | man -l -'
}
&'unclench;stretch'= {
cand --minutes 'Fit it into so many minutes (1 to 60); --dry-run says what gives way'
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand --dry-run 'Only print what would happen when, and how long it takes'
cand --json 'With --dry-run: as JSON, for other programs'
cand --resume 'Go on with what was stopped tonight, at the same set and side'
cand --steady 'Yes, I am steady on my feet tonight: do not ask'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;cramp'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand --practice 'Only to see how it goes: record nothing'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;c'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand --practice 'Only to see how it goes: record nothing'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;setup'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --plain 'Numbered lines instead of a screen, for screen readers and pipes'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;list'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --json 'As JSON, for other programs'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;flags'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --check 'Ask me, a few lines at a time, and say what to do'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand --json 'As JSON'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;guide'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --json 'As JSON, for other programs'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
cand path 'Print where the settings file is, whether there is one or not'
cand show 'Print what holds, with where each value comes from'
cand edit 'Open the settings in $VISUAL or $EDITOR, and check them afterwards'
cand reset 'Back to the default; the file as it was is kept beside it'
}
&'unclench;config;path'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config;show'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --json 'As JSON, for other programs'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config;edit'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config;reset'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;report'= {
cand --nights 'How many nights back'
cand --format 'text, md, html, csv or json; without it as the file''s name ends, else text'
cand --out 'Write it into this file, which only you can read'
cand --medicine 'A medicine you take; say it once for each'
cand --question 'A question you want to ask; say it once for each'
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --force 'Put it in the place of a file that is there'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
cand start 'Say how long it takes and what it needs; with --yes, begin it'
cand status 'Where it stands and what it has found'
cand stop 'End it early'
cand pause 'The nights from tonight on do not count'
cand resume 'The nights from tonight on count again'
}
&'unclench;trial;start'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --weeks 'Six weeks with or without the routine in an order drawn by lot, not before and after'
cand --yes 'Yes, begin it'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;status'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;stop'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;pause'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --away 'You are away, not ill'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;resume'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;pack'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
cand check 'Check pack files and list everything that is wrong with them'
cand install 'Add a pack to your own: its file is checked and copied'
cand remove 'Take a pack out of your own: its copy is deleted'
}
&'unclench;pack;check'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;pack;install'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --replace 'Also where a pack of the same id by other authors is there'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;pack;remove'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;status'= {
cand --format 'For a status bar: waybar or tmux'
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --json 'As JSON, for other programs'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
cand show 'Say what is set; with --bedtime: what install would write, and where'
cand install 'Set the reminder: it says what it would write and where, and asks first'
cand remove 'Take the reminder away, wherever it was set'
cand fire 'What the scheduler runs: say it, if it is the hour and it was not said tonight'
}
&'unclench;remind;show'= {
cand --bedtime 'When you go to bed, as in 22:15'
cand --breaks 'By day too, every hour from the first to the last, as in 9-17'
cand --emit 'Only the text for systemd, launchd, cron or ics (a calendar file)'
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --late 'Yes, a bedtime from 00:00 to 03:59 is meant'
cand --json 'As JSON: what is set'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind;install'= {
cand --bedtime 'When you go to bed, as in 22:15'
cand --breaks 'By day too, every hour from the first to the last, as in 9-17'
cand --emit 'Through systemd, launchd or cron; by itself it takes what your computer has'
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --late 'Yes, a bedtime from 00:00 to 03:59 is meant'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind;remove'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind;fire'= {
cand --bedtime 'When you go to bed, as in 22:15'
cand --breaks 'By day too, every hour from the first to the last, as in 9-17'
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --late 'Yes, a bedtime from 00:00 to 03:59 is meant'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;completions'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;man'= {
cand --theme 'Colours: auto (by the hour), dusk, night, day, contrast or mono'
cand --motion 'Motion: full, or still, where nothing moves but the numbers'
cand --ascii 'Nothing on the screen but ASCII'
cand -h 'Print help'
cand --help 'Print help'
}
]
$completions[$command]
}
