#!/usr/bin/env python3
"""Terminal programs beside each other, from the outside: what a start, a hold and a key cost. Linux, nothing but Python.

    benches/beside.py 'ready=Tonight hold=\\r target/release/unclench' 'ready=Other other-timer --ten-minutes'

Each argument is a command in shell words. Words before it say how to treat it: `ready=` the words to wait for (any, if it is
left out), `hold=` the keys that start what ticks, `key=` a key that changes the screen each time (`?` if left out), `quit=`
(`q` if left out), `NAME=value` in capitals for its environment. Keys take escapes: `\\r`, `\\x1b`; a `|` between keys waits 0.4 s.

All programs take turns, run by run, so that whatever else the machine does falls on all of them. Time begins right before the
program is spawned. CPU is the process's own clock, all its threads; wake-ups are its voluntary context switches. Every
program sees the same terminal, 80x24, that answers what xterm would when asked for its ground, its kind or its cursor. The result is a table in Markdown.
"""
import argparse, codecs, fcntl, os, pty, random, re, select, shlex, signal, statistics, struct, tempfile, termios, time

SEQUENCE = re.compile(rb'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[()].|[=>78cM])')
ANSWERS = [(re.compile(asked), answer) for asked, answer in (
    (rb'\x1b\]11;\?(?:\x07|\x1b\\)', b'\x1b]11;rgb:0000/0000/0000\x1b\\'),
    (rb'\x1b\[0?c', b'\x1b[?62;22c'), (rb'\x1b\[6n', b'\x1b[1;1R'))]
now = time.monotonic


class Program:
    """A command and how to treat it."""

    def __init__(self, words):
        self.command = shlex.split(words)
        self.ready, self.hold, self.key, self.quit, self.env = r'\S', '', '?', 'q', {}
        while m := re.match(r'(ready|hold|key|quit|[A-Z_]+)=(.*)', self.command[0], re.S):
            self.command.pop(0)
            if m[1].isupper():
                self.env[m[1]] = m[2]
            else:
                setattr(self, m[1], m[2])
        self.name = ' '.join([os.path.basename(self.command[0]), *self.command[1:]])
        self.ready = re.compile(self.ready.encode())
        self.found = {}

    def note(self, **values):
        for what, value in values.items():
            self.found.setdefault(what, []).append(value)


class Run:
    """One run in a pseudo-terminal of its own, with empty folders of its own."""

    def __init__(self, program):
        self.program, self.bytes, self.gone = program, b'', None
        self.home = tempfile.TemporaryDirectory()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
        env = dict(os.environ, TERM='xterm-256color', COLORTERM='truecolor', LANG='C.UTF-8', HOME=self.home.name,
                   XDG_CONFIG_HOME=self.home.name, XDG_DATA_HOME=self.home.name, XDG_STATE_HOME=self.home.name, **program.env)
        env.pop('NO_COLOR', None)
        # The first terminal that is opened in a new session is its own.
        tty = [(os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0)] + [(os.POSIX_SPAWN_DUP2, 0, fd) for fd in (1, 2)]
        self.began = now()
        self.pid = os.posix_spawnp(program.command[0], program.command, env, file_actions=tty, setsid=True)
        os.close(slave)
        self.ended = os.pidfd_open(self.pid)
        self.poll = select.poll()
        self.poll.register(self.master, select.POLLIN)
        self.poll.register(self.ended, select.POLLIN)

    def read(self, seconds):
        """The moment of the next output, or None once so much time has passed or the program has ended."""
        end = now() + seconds
        while self.gone is None and (left := end - now()) > 0:
            for fd, _ in self.poll.poll(left * 1000):
                if fd == self.ended:
                    self.gone = now()
                    os.waitpid(self.pid, 0)
                    return None
                try:
                    came = os.read(self.master, 1 << 16)
                except OSError:
                    self.poll.unregister(self.master)
                    continue
                self.bytes += came
                for asked, answer in ANSWERS:
                    if asked.search(came):
                        os.write(self.master, answer)
                return now()
        return None

    def settle(self, quiet, longest=5.0):
        """Until nothing has come for so long."""
        end = now() + longest
        while now() < end and self.read(quiet) is not None:
            pass

    def listen(self, seconds):
        end = now() + seconds
        while self.gone is None and now() < end:
            self.read(end - now())

    def press(self, keys):
        parts = keys.split('|')
        for part in parts:
            at = now()
            os.write(self.master, codecs.decode(part, 'unicode_escape').encode('latin1'))
            if part is not parts[-1]:
                self.listen(0.4)
        return at

    def until_ready(self):
        """Milliseconds of time and of CPU until the words are there, or None."""
        while self.gone is None and now() < self.began + 10:
            at = self.read(1)
            if at is not None and self.program.ready.search(SEQUENCE.sub(b'', self.bytes)):
                return (at - self.began) * 1000, self.cpu()
        return None

    def cpu(self):
        """Milliseconds of CPU so far, of all threads."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def of(self, file, key):
        with open(f'/proc/{self.pid}/{file}') as text:
            return int(re.search(rf'^{key}:\s+(\d+)', text.read(), re.M)[1])

    def counts(self):
        threads = os.listdir(f'/proc/{self.pid}/task')
        wakes = sum(self.of(f'task/{thread}/status', 'voluntary_ctxt_switches') for thread in threads)
        return now(), self.cpu(), wakes, len(self.bytes), self.of('io', 'syscw')

    def end(self):
        """Milliseconds from the key that quits to the end, or None if it had ended before or had to be killed."""
        took = None
        if self.gone is None:
            pressed = self.press(self.program.quit)
            self.listen(3)
            took = None if self.gone is None else (self.gone - pressed) * 1000
        if self.gone is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)
        os.close(self.ended)
        self.home.cleanup()
        return took


def start(program):
    run = Run(program)
    if ready := run.until_ready():
        program.note(wall=ready[0], cpu=ready[1])
    run.settle(0.1, 1.0)
    if run.gone is None and (took := run.end()) is not None:
        program.note(quit=took)


def keys(program, count):
    run = Run(program)
    run.until_ready()
    run.settle(0.3)
    for _ in range(count):
        run.listen(random.uniform(0.05, 0.15))
        if run.gone is not None:
            break
        pressed = run.press(program.key)
        if (at := run.read(1)) is not None:
            program.note(key=(at - pressed) * 1000)
        run.settle(0.03, 0.3)
    run.end()


def hold(program, seconds):
    run = Run(program)
    run.until_ready()
    run.settle(0.3)
    if program.hold and run.gone is None:
        run.press(program.hold)
    run.listen(program.wait)
    before = run.counts() if run.gone is None else None
    run.listen(seconds)
    if run.gone is None:
        after = run.counts()
        _, cpu, wakes, size, writes = ((b - a) / (after[0] - before[0]) for a, b in zip(before, after))
        program.note(hold_cpu=cpu, wakes=wakes, bytes=size, writes=writes, rss=run.of('status', 'VmRSS') * 1024 / 1e6)
    run.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('programs', nargs='+', type=Program, metavar='PROGRAM')
    parser.add_argument('--runs', type=int, default=20, help='starts of each')
    parser.add_argument('--keys', type=int, default=100, help='keys pressed in each')
    parser.add_argument('--hold', type=float, default=30, help='seconds of what ticks that are measured; 0 for none')
    parser.add_argument('--wait', type=float, default=15, help='seconds from the keys that start it to where measuring begins')
    said = parser.parse_args()
    for turn in range(said.runs):
        for program in said.programs:
            start(program)
    for program in said.programs:
        program.wait = said.wait
        if said.keys:
            keys(program, said.keys)
        if said.hold:
            hold(program, said.hold)
    middle = lambda values: statistics.median(values)
    late = lambda values: sorted(values)[min(len(values) - 1, len(values) * 99 // 100)]
    columns = [('first screen ms', 'wall', middle), ('CPU ms', 'cpu', middle), ('hold: CPU ms/s', 'hold_cpu', middle),
               ('wake-ups/s', 'wakes', middle), ('bytes/s', 'bytes', middle), ('writes/s', 'writes', middle), ('RSS MB', 'rss', middle),
               ('key ms', 'key', middle), ('key p99 ms', 'key', late), ('quit ms', 'quit', middle)]
    print('| program |', ' | '.join(title for title, _, _ in columns), '|')
    print('|---|' + '--:|' * len(columns))
    for program in said.programs:
        cells = (f'{of(program.found[what]):.2f}' if what in program.found else '–' for _, what, of in columns)
        print(f'| {program.name} |', ' | '.join(cells), '|')


if __name__ == '__main__':
    main()
