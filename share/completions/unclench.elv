
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
cand --data-dir 'Keep the diary and what is remembered in this folder'
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
cand log 'Write in the diary: a cramp, a night, a habit'
cand diary 'Print the diary, the newest night first'
cand export 'Write the whole diary as lines or as a table'
cand import 'Take entries in from a file. To do it twice does no harm'
cand backup 'Copy every line of the diary into one file, and read it back'
cand data 'The diary''s files: where they are, whether they are sound, and how to be rid of them'
cand config 'Your settings: see them, change them, or go back to the default'
cand cue 'How sessions tell you to start and to let go, without looking'
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
cand --dry-run 'Only print what would happen when, and how long it takes'
cand --json 'With --dry-run: as JSON, for other programs'
cand --resume 'Go on with what was stopped tonight, at the same set and side'
cand --steady 'I am steady on my feet tonight, with no new hip or leg operation: do not ask'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;cramp'= {
cand --practice 'Only to see how it goes: record nothing'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;c'= {
cand --practice 'Only to see how it goes: record nothing'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;setup'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;list'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;flags'= {
cand --check 'Ask me, a few lines at a time, and say what to do'
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;guide'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;log'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand cramp 'A cramp: now, or when you say. What you do not say stays open; it is not taken for a no'
cand night 'A night as a whole: how many cramps (0 counts), how you slept'
cand habit 'A habit you kept'
cand undo 'Take the last entry of the past day back. Once more takes the taking back back'
}
&'unclench;log;cramp'= {
cand --at 'When it began: 02:40, "15 min ago", "yesterday 23:50" or "2026-11-21 23:50"; now if you do not say'
cand --side 'left, right or both'
cand --severity 'How bad it was, from 0 (not at all) to 10'
cand --lasted 'How long it lasted: "70 s" or "9 min"'
cand --woke 'Whether it woke you up: yes or no'
cand --helped 'What helped: stretch, walk, rub, heat, cold, legs-up, drink, nothing, other; more than one with commas'
cand --soreness 'How sore the muscle was the next day, from 0 to 10'
cand --note 'In your own words'
cand --first 'Of a time that came twice that night, the earlier one'
cand --second 'Of a time that came twice that night, the later one'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;log;night'= {
cand --night 'The date of its evening: yesterday, or like 2026-11-21. The last night if you do not say'
cand --cramps 'How many cramps there were, up to 99; 0 is an answer'
cand --sleep 'How you slept, from 1 (very poorly) to 5 (very well)'
cand --skipped 'Why there were no stretches: tired, unwell, pain, away, no-time, forgot or other'
cand --factors 'What there was about the day: alcohol, late-caffeine, hard-exercise, long-sitting, new-medicine, illness, travel; more than one with commas'
cand --note 'In your own words'
cand --stretched 'You stretched that evening, with unclench or without'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;log;habit'= {
cand --day 'The day: today, yesterday, or like 2026-11-21. Today if you do not say'
cand --not 'Take the tick away'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;log;undo'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;diary'= {
cand --nights 'How many nights, back from today'
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;export'= {
cand --format 'jsonl (the journal''s own lines; nothing is left out) or csv (for spreadsheets)'
cand --out 'Into this file, which only you can read; else to standard output'
cand --force 'Replace the file if it is there'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;import'= {
cand --map 'What a column of a table of your own means: --map pain=severity, or --map mood=- to leave it out'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;backup'= {
cand --force 'Replace the file if it is there'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;data'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand path 'Print the folders that hold the diary, the one that is written in first'
cand check 'Read every file of the diary and say what is not as it should be'
cand erase 'Delete the diary''s files here, after asking'
}
&'unclench;data;path'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;data;check'= {
cand --accept 'A damaged entry that reads right: count it from now on, as it is'
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;data;erase'= {
cand --yes 'Yes: do not ask'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand path 'Print where the settings file is, whether there is one or not'
cand show 'Print what holds, with where each value comes from'
cand edit 'Open the settings in $VISUAL or $EDITOR, and check them afterwards'
cand reset 'Back to the default; the file as it was is kept beside it'
}
&'unclench;config;path'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config;show'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config;edit'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;config;reset'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;cue'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand test 'Let each cue be heard, with its name, in every way this computer has'
}
&'unclench;cue;test'= {
cand --json 'Only say what there is, as JSON; play nothing'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;report'= {
cand --nights 'How many nights back'
cand --format 'text, md, html, csv or json; without it as the file''s name ends (.txt is text), else text'
cand --out 'Write it into this file, which only you can read; - prints it'
cand --medicine 'A medicine you take; say it once for each, up to 30'
cand --question 'A question you want to ask; say it once for each'
cand --json 'As JSON, for other programs'
cand --force 'Put it in the place of a file that is there'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand start 'Say how long it takes and what it needs; with --yes, begin it'
cand status 'Where it stands and what it has found'
cand stop 'End it early; unclench log undo takes that back'
cand pause 'The nights from tonight on do not count'
cand resume 'The nights from tonight on count again'
}
&'unclench;trial;start'= {
cand --weeks 'Six weeks with or without the routine in an order drawn by lot, not before and after'
cand --yes 'Yes, begin it'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;status'= {
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;stop'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;pause'= {
cand --ill 'You are ill'
cand --away 'You are away'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;trial;resume'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;pack'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand check 'Check pack files and list everything that is wrong with them'
cand install 'Add a pack to your own: its file is checked and copied'
cand remove 'Take a pack out of your own: its copy is deleted'
}
&'unclench;pack;check'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;pack;install'= {
cand --replace 'Also where a pack of the same id by other authors is there'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;pack;remove'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;status'= {
cand --format 'For a status bar: waybar or tmux'
cand --json 'As JSON, for other programs'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
cand show 'Say what is set; with --bedtime: what install would write, and where'
cand install 'Set the reminder: it says what it would write and where, and asks first'
cand remove 'Take the reminder away, wherever it was set'
cand fire 'What the scheduler runs: say it, if it is the hour, it was not said tonight and tonight''s stretching is not done'
}
&'unclench;remind;show'= {
cand --bedtime 'When you go to bed, as in 22:15 or 10:15pm'
cand --breaks 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm'
cand --emit 'Only the text for systemd, launchd, cron or ics (a calendar file)'
cand --late 'Yes, a bedtime from 00:00 to 03:59 is meant'
cand --json 'As JSON: what is set'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind;install'= {
cand --bedtime 'When you go to bed, as in 22:15 or 10:15pm'
cand --breaks 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm'
cand --emit 'Through systemd, launchd or cron; by itself it takes what your computer has'
cand --late 'Yes, a bedtime from 00:00 to 03:59 is meant'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind;remove'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;remind;fire'= {
cand --bedtime 'When you go to bed, as in 22:15 or 10:15pm'
cand --breaks 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm'
cand --late 'Yes, a bedtime from 00:00 to 03:59 is meant'
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;completions'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
&'unclench;man'= {
cand --plain 'Lines instead of a screen, for screen readers and pipes'
cand -h 'Print help'
cand --help 'Print help'
}
]
$completions[$command]
}
