
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
[CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Your settings: see them, change them, or go back to the default')
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
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only print what would happen when, and how long it takes')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'With --dry-run: as JSON, for other programs')
[CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on with what was stopped tonight, at the same set and side')
[CompletionResult]::new('--steady', '--steady', [CompletionResultType]::ParameterName, 'Yes, I am steady on my feet tonight: do not ask')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;cramp' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('--practice', '--practice', [CompletionResultType]::ParameterName, 'Only to see how it goes: record nothing')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;c' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('--practice', '--practice', [CompletionResultType]::ParameterName, 'Only to see how it goes: record nothing')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;setup' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Numbered lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;list' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;flags' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Ask me, a few lines at a time, and say what to do')
[CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Lines instead of a screen, for screen readers and pipes')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;guide' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the settings file is, whether there is one or not')
[CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print what holds, with where each value comes from')
[CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Open the settings in $VISUAL or $EDITOR, and check them afterwards')
[CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Back to the default; the file as it was is kept beside it')
break
}
'unclench;config;path' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config;show' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config;edit' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;config;reset' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;report' {
[CompletionResult]::new('--nights', '--nights', [CompletionResultType]::ParameterName, 'How many nights back')
[CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text, md, html, csv or json; without it as the file''s name ends, else text')
[CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write it into this file, which only you can read')
[CompletionResult]::new('--medicine', '--medicine', [CompletionResultType]::ParameterName, 'A medicine you take; say it once for each')
[CompletionResult]::new('--question', '--question', [CompletionResultType]::ParameterName, 'A question you want to ask; say it once for each')
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Put it in the place of a file that is there')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Say how long it takes and what it needs; with --yes, begin it')
[CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Where it stands and what it has found')
[CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'End it early')
[CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'The nights from tonight on do not count')
[CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'The nights from tonight on count again')
break
}
'unclench;trial;start' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--weeks', '--weeks', [CompletionResultType]::ParameterName, 'Six weeks with or without the routine in an order drawn by lot, not before and after')
[CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Yes, begin it')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;status' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;stop' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;pause' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--away', '--away', [CompletionResultType]::ParameterName, 'You are away, not ill')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;trial;resume' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;pack' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check pack files and list everything that is wrong with them')
[CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Add a pack to your own: its file is checked and copied')
[CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a pack out of your own: its copy is deleted')
break
}
'unclench;pack;check' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;pack;install' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Also where a pack of the same id by other authors is there')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;pack;remove' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;status' {
[CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For a status bar: waybar or tmux')
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON, for other programs')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Say what is set; with --bedtime: what install would write, and where')
[CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Set the reminder: it says what it would write and where, and asks first')
[CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take the reminder away, wherever it was set')
[CompletionResult]::new('fire', 'fire', [CompletionResultType]::ParameterValue, 'What the scheduler runs: say it, if it is the hour and it was not said tonight')
break
}
'unclench;remind;show' {
[CompletionResult]::new('--bedtime', '--bedtime', [CompletionResultType]::ParameterName, 'When you go to bed, as in 22:15')
[CompletionResult]::new('--breaks', '--breaks', [CompletionResultType]::ParameterName, 'By day too, every hour from the first to the last, as in 9-17')
[CompletionResult]::new('--emit', '--emit', [CompletionResultType]::ParameterName, 'Only the text for systemd, launchd, cron or ics (a calendar file)')
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--late', '--late', [CompletionResultType]::ParameterName, 'Yes, a bedtime from 00:00 to 03:59 is meant')
[CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'As JSON: what is set')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind;install' {
[CompletionResult]::new('--bedtime', '--bedtime', [CompletionResultType]::ParameterName, 'When you go to bed, as in 22:15')
[CompletionResult]::new('--breaks', '--breaks', [CompletionResultType]::ParameterName, 'By day too, every hour from the first to the last, as in 9-17')
[CompletionResult]::new('--emit', '--emit', [CompletionResultType]::ParameterName, 'Through systemd, launchd or cron; by itself it takes what your computer has')
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--late', '--late', [CompletionResultType]::ParameterName, 'Yes, a bedtime from 00:00 to 03:59 is meant')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind;remove' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;remind;fire' {
[CompletionResult]::new('--bedtime', '--bedtime', [CompletionResultType]::ParameterName, 'When you go to bed, as in 22:15')
[CompletionResult]::new('--breaks', '--breaks', [CompletionResultType]::ParameterName, 'By day too, every hour from the first to the last, as in 9-17')
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--late', '--late', [CompletionResultType]::ParameterName, 'Yes, a bedtime from 00:00 to 03:59 is meant')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;completions' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
'unclench;man' {
[CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: auto (by the hour), dusk, night, day, contrast or mono')
[CompletionResult]::new('--motion', '--motion', [CompletionResultType]::ParameterName, 'Motion: full, or still, where nothing moves but the numbers')
[CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Nothing on the screen but ASCII')
[CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
[CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
break
}
})

$completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
Sort-Object -Property ListItemText
}
