
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'unclench' -ScriptBlock {
param($wordToComplete, $commandAst, $cursorPosition)

$commandElements = $commandAst.CommandElements
$command = @(
'unclench'
for ($i = 1; $i -lt $commandElements.Count; $i++) {
$element = $commandElements[$i]
if ($element -isnot [StringConstantExpressionAst] -or
$element.StringConstantType -ne [StringConstantType]::BareWord -or
$element.Value.StartsWith('-') -or
$element.Value -eq $wordToComplete) {
break
}
$element.Value
}) -join ';'

$completions = @(switch ($command) {
'unclench' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Keep the diary and what is remembered in this folder')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
[CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
[CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
[CompletionResult]::new('stretch', 'stretch', [CompletionResultType]::ParameterValue, 'Lead through a routine, stretch by stretch')
[CompletionResult]::new('cramp', 'cramp', [CompletionResultType]::ParameterValue, 'A cramp now: what to do, at once')
[CompletionResult]::new('c', 'c', [CompletionResultType]::ParameterValue, 'A cramp now: what to do, at once')
[CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Tick what your plans should leave out: a new hip, falls, pregnancy and more')
[CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all routines with their lengths')
[CompletionResult]::new('flags', 'flags', [CompletionResultType]::ParameterValue, 'Danger signs: when to get help, and how soon')
[CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Print what is known about something: why it happens, habits, food, sleep')
[CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Write in the diary: a cramp, a night, a habit')
[CompletionResult]::new('diary', 'diary', [CompletionResultType]::ParameterValue, 'Print the diary, the newest night first')
[CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the whole diary as lines or as a table')
[CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take entries in from a file. To do it twice does no harm')
[CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy every line of the diary into one file, and read it back')
[CompletionResult]::new('data', 'data', [CompletionResultType]::ParameterValue, 'The diary''s files: where they are, whether they are sound, and how to be rid of them')
[CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Your settings: see them, change them, or go back to the default')
[CompletionResult]::new('cue', 'cue', [CompletionResultType]::ParameterValue, 'How sessions tell you to start and to let go, without looking')
[CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'A page for the doctor: what your diary holds, in numbers')
[CompletionResult]::new('trial', 'trial', [CompletionResultType]::ParameterValue, 'Does it help you? A trial on yourself')
[CompletionResult]::new('pack', 'pack', [CompletionResultType]::ParameterValue, 'Work with packs of your own')
[CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tonight in one line, for a prompt or a status bar')
[CompletionResult]::new('remind', 'remind', [CompletionResultType]::ParameterValue, 'A reminder at bedtime, through your computer''s own scheduler')
[CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions for a shell: bash, zsh, fish, powershell or elvish')
[CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page; to read it: unclench man | man -l -')
break
}
'unclench;stretch' {
[CompletionResult]::new('--minutes', '--minutes', [CompletionResultType]::ParameterName, 'Fit it into so many minutes (1 to 60); --dry-run says what gives way')
[CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only print what would happen when, and how long it takes')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'With --dry-run: as JSON, for other programs')
[CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on with what was stopped tonight, at the same set and side')
[CompletionResult]::new('--steady', '--steady', [CompletionResultType]::ParameterName, 'I am steady on my feet tonight, with no new hip or leg operation: do not ask')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;cramp' {
[CompletionResult]::new('--practice', '--practice', [CompletionResultType]::ParameterName, 'Only to see how it goes: record nothing')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;c' {
[CompletionResult]::new('--practice', '--practice', [CompletionResultType]::ParameterName, 'Only to see how it goes: record nothing')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;setup' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;list' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;flags' {
[CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Ask me, a few lines at a time, and say what to do')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;guide' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;log' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('cramp', 'cramp', [CompletionResultType]::ParameterValue, 'A cramp: now, or when you say. What you do not say stays open; it is not taken for a no')
[CompletionResult]::new('night', 'night', [CompletionResultType]::ParameterValue, 'A night as a whole: how many cramps (0 counts), how you slept')
[CompletionResult]::new('habit', 'habit', [CompletionResultType]::ParameterValue, 'A habit you kept')
[CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take the last entry of the past day back. Once more takes the taking back back')
break
}
'unclench;log;cramp' {
[CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it began: 02:40, "15 min ago", "yesterday 23:50" or "2026-11-21 23:50"; now if you do not say')
[CompletionResult]::new('--side', '--side', [CompletionResultType]::ParameterName, 'left, right or both')
[CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'How bad it was, from 0 (not at all) to 10')
[CompletionResult]::new('--lasted', '--lasted', [CompletionResultType]::ParameterName, 'How long it lasted: "70 s" or "9 min"')
[CompletionResult]::new('--woke', '--woke', [CompletionResultType]::ParameterName, 'Whether it woke you up: yes or no')
[CompletionResult]::new('--helped', '--helped', [CompletionResultType]::ParameterName, 'What helped: stretch, walk, rub, heat, cold, legs-up, drink, nothing, other; more than one with commas')
[CompletionResult]::new('--soreness', '--soreness', [CompletionResultType]::ParameterName, 'How sore the muscle was the next day, from 0 to 10')
[CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'In your own words')
[CompletionResult]::new('--first', '--first', [CompletionResultType]::ParameterName, 'Of a time that came twice that night, the earlier one')
[CompletionResult]::new('--second', '--second', [CompletionResultType]::ParameterName, 'Of a time that came twice that night, the later one')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;log;night' {
[CompletionResult]::new('--night', '--night', [CompletionResultType]::ParameterName, 'The date of its evening: yesterday, or like 2026-11-21. The last night if you do not say')
[CompletionResult]::new('--cramps', '--cramps', [CompletionResultType]::ParameterName, 'How many cramps there were, up to 99; 0 is an answer')
[CompletionResult]::new('--sleep', '--sleep', [CompletionResultType]::ParameterName, 'How you slept, from 1 (very poorly) to 5 (very well)')
[CompletionResult]::new('--skipped', '--skipped', [CompletionResultType]::ParameterName, 'Why there were no stretches: tired, unwell, pain, away, no-time, forgot or other')
[CompletionResult]::new('--factors', '--factors', [CompletionResultType]::ParameterName, 'What there was about the day: alcohol, late-caffeine, hard-exercise, long-sitting, new-medicine, illness, travel; more than one with commas')
[CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'In your own words')
[CompletionResult]::new('--stretched', '--stretched', [CompletionResultType]::ParameterName, 'You stretched that evening, with unclench or without')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;log;habit' {
[CompletionResult]::new('--day', '--day', [CompletionResultType]::ParameterName, 'The day: today, yesterday, or like 2026-11-21. Today if you do not say')
[CompletionResult]::new('--not', '--not', [CompletionResultType]::ParameterName, 'Take the tick away')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;log;undo' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;diary' {
[CompletionResult]::new('--nights', '--nights', [CompletionResultType]::ParameterName, 'How many nights, back from today')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;export' {
[CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'jsonl (the journal''s own lines; nothing is left out) or csv (for spreadsheets)')
[CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Into this file, which only you can read; else to standard output')
[CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;import' {
[CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'What a column of a table of your own means: --map pain=severity, or --map mood=- to leave it out')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;backup' {
[CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;data' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the folders that hold the diary, the one that is written in first')
[CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Read every file of the diary and say what is not as it should be')
[CompletionResult]::new('erase', 'erase', [CompletionResultType]::ParameterValue, 'Delete the diary''s files here, after asking')
break
}
'unclench;data;path' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;data;check' {
[CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'A damaged entry that reads right: count it from now on, as it is')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;data;erase' {
[CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Yes: do not ask')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the settings file is, whether there is one or not')
[CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print what holds, with where each value comes from')
[CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Open the settings in $VISUAL or $EDITOR, and check them afterwards')
[CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Back to the default; the file as it was is kept beside it')
break
}
'unclench;config;path' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config;show' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config;edit' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config;reset' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;cue' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Let each cue be heard, with its name, in every way this computer has')
break
}
'unclench;cue;test' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Only say what there is, as JSON; play nothing')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;report' {
[CompletionResult]::new('--nights', '--nights', [CompletionResultType]::ParameterName, 'How many nights back')
[CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text, md, html, csv or json; without it as the file''s name ends (.txt is text), else text')
[CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write it into this file, which only you can read; - prints it')
[CompletionResult]::new('--medicine', '--medicine', [CompletionResultType]::ParameterName, 'A medicine you take; say it once for each, up to 30')
[CompletionResult]::new('--question', '--question', [CompletionResultType]::ParameterName, 'A question you want to ask; say it once for each')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Put it in the place of a file that is there')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Say how long it takes and what it needs; with --yes, begin it')
[CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Where it stands and what it has found')
[CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'End it early; unclench log undo takes that back')
[CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'The nights from tonight on do not count')
[CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'The nights from tonight on count again')
break
}
'unclench;trial;start' {
[CompletionResult]::new('--weeks', '--weeks', [CompletionResultType]::ParameterName, 'Six weeks with or without the routine in an order drawn by lot, not before and after')
[CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Yes, begin it')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;status' {
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;stop' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;pause' {
[CompletionResult]::new('--ill', '--ill', [CompletionResultType]::ParameterName, 'You are ill')
[CompletionResult]::new('--away', '--away', [CompletionResultType]::ParameterName, 'You are away')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;resume' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;pack' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check pack files and list everything that is wrong with them')
[CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Add a pack to your own: its file is checked and copied')
[CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a pack out of your own: its copy is deleted')
break
}
'unclench;pack;check' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;pack;install' {
[CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Also where a pack of the same id by other authors is there')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;pack;remove' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;status' {
[CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For a status bar: waybar or tmux')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Say what is set; with --bedtime: what install would write, and where')
[CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Set the reminder: it says what it would write and where, and asks first')
[CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take the reminder away, wherever it was set')
[CompletionResult]::new('fire', 'fire', [CompletionResultType]::ParameterValue, 'What the scheduler runs: say it, if it is the hour, it was not said tonight and tonight''s stretching is not done')
break
}
'unclench;remind;show' {
[CompletionResult]::new('--bedtime', '--bedtime', [CompletionResultType]::ParameterName, 'When you go to bed, as in 22:15 or 10:15pm')
[CompletionResult]::new('--breaks', '--breaks', [CompletionResultType]::ParameterName, 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm')
[CompletionResult]::new('--emit', '--emit', [CompletionResultType]::ParameterName, 'Only the text for systemd, launchd, cron or ics (a calendar file)')
[CompletionResult]::new('--late', '--late', [CompletionResultType]::ParameterName, 'Yes, a bedtime from 00:00 to 03:59 is meant')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON: what is set')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind;install' {
[CompletionResult]::new('--bedtime', '--bedtime', [CompletionResultType]::ParameterName, 'When you go to bed, as in 22:15 or 10:15pm')
[CompletionResult]::new('--breaks', '--breaks', [CompletionResultType]::ParameterName, 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm')
[CompletionResult]::new('--emit', '--emit', [CompletionResultType]::ParameterName, 'Through systemd, launchd or cron; by itself it takes what your computer has')
[CompletionResult]::new('--late', '--late', [CompletionResultType]::ParameterName, 'Yes, a bedtime from 00:00 to 03:59 is meant')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind;remove' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind;fire' {
[CompletionResult]::new('--bedtime', '--bedtime', [CompletionResultType]::ParameterName, 'When you go to bed, as in 22:15 or 10:15pm')
[CompletionResult]::new('--breaks', '--breaks', [CompletionResultType]::ParameterName, 'By day too, every hour from the first to the last, as in 9-17 or 9am-5pm')
[CompletionResult]::new('--late', '--late', [CompletionResultType]::ParameterName, 'Yes, a bedtime from 00:00 to 03:59 is meant')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;completions' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;man' {
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
})

$completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
Sort-Object -Property ListItemText
}
