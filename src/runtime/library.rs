//! The packs of this computer: the built-in one and the person's own files. Reads as little as what is asked for needs.

use crate::{
    app::Choice,
    config::{self, Config},
    content,
    diag::{Code, Diagnostic, File, Severity},
    error::shown,
    model::{Card, Condition, Guide, Habit, Id, Memory, Pack, Signs, Source, Topic, sort},
    paths::Paths,
};
use rustix::fs::OFlags;
use std::{
    fs::{self, OpenOptions},
    io::{self, Read},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// More files than this in the packs folder are not looked at.
const MOST_PACKS: usize = 100;

/// Finds routines and what they need.
pub struct Library {
    packs: Option<PathBuf>,
    settings: Option<Box<dyn Fn() -> Config>>,
}

impl Library {
    /// The library of this person.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self { packs: paths.packs(), settings: None }
    }

    /// The same, that can also read what holds of the person's settings.
    #[must_use]
    pub fn with_settings(self, read: impl Fn() -> Config + 'static) -> Self {
        Self { settings: Some(Box::new(read)), ..self }
    }

    /// What holds of the person's settings, if it can be read here.
    #[must_use]
    pub fn settings(&self) -> Option<Config> {
        self.settings.as_ref().map(|read| read())
    }

    /// The conditions that are ticked. What nobody knows is none.
    #[must_use]
    pub fn ticked(&self, memory: &Memory) -> Arc<[Condition]> {
        if !memory.has_ticks() {
            return Arc::default();
        }
        content::core_conditions().into_iter().filter(|condition| memory.holds(condition)).collect()
    }

    /// One routine with all that a session of it needs. Built-in routines are found without looking at any file, unless
    /// something is ticked: then any stretch may take the place of another.
    #[must_use]
    pub fn routine(&self, id: &str, memory: &Memory) -> Option<Choice> {
        if !memory.ticks.is_empty() {
            let pack = self.whole();
            let routine = pack.routines.iter().position(|routine| routine.id == *id)?;
            return Some(Choice { pack, routine });
        }
        let part = content::core_part(id).or_else(|| self.own().0.iter().find_map(|pack| content::part(pack, id)))?;
        Some(Choice { pack: Arc::new(part), routine: 0 })
    }

    /// One routine with at least what a first screen needs: its plan and, if it is `begun` at once, what is said of its first
    /// stretch.
    #[must_use]
    pub fn first(&self, id: &str, memory: &Memory, begun: bool) -> Option<Choice> {
        let plan = memory.ticks.is_empty().then(|| content::core_plan(id, begun)).flatten();
        plan.map(|pack| Choice { pack: Arc::new(pack), routine: 0 }).or_else(|| self.routine(id, memory))
    }

    /// The routine to offer, as [`Library::first`] reads it; the classic if the remembered one is gone.
    #[must_use]
    pub fn tonight(&self, memory: &Memory, ticked: &[Condition], begun: bool) -> Choice {
        let fallback = || Choice { pack: Arc::new(content::core_whole()), routine: 0 };
        self.first(memory.tonight(ticked), memory, begun)
            .or_else(|| self.first(Memory::default().tonight(&[]), memory, begun))
            .unwrap_or_else(fallback)
    }

    /// All routines, the built-in ones first, with everything they name.
    #[must_use]
    pub fn whole(&self) -> Arc<Pack> {
        let mut whole = content::core_whole();
        for pack in self.own().0 {
            whole.sources.extend(pack.sources);
            whole.stretches.extend(pack.stretches);
            whole.routines.extend(pack.routines);
            whole.reliefs.extend(pack.reliefs);
        }
        Arc::new(whole)
    }

    /// The guide, the built-in cards first.
    #[must_use]
    pub fn guide(&self) -> Guide {
        let mut guide = content::core_guide();
        for pack in self.own().0 {
            guide.topics.extend(pack.topics);
            guide.cards.extend(pack.cards);
            guide.sources.extend(pack.sources);
        }
        guide
    }

    /// The guide's topics with their cards, each when it is asked for.
    pub fn topics(&self) -> impl Iterator<Item = (Topic, Vec<Card>)> {
        let (mut topics, mut own) = (content::core_topics(), vec![]);
        for pack in self.own().0 {
            topics.extend(pack.topics);
            own.extend(pack.cards);
        }
        topics.into_iter().map(move |topic| {
            let mut cards = content::core_cards(&topic.id);
            cards.extend(own.iter().filter(|card| card.topic == topic.id).cloned());
            (topic, cards)
        })
    }

    /// The habits, the built-in ones first.
    #[must_use]
    pub fn habits(&self) -> Arc<[Habit]> {
        content::core_habits().into_iter().chain(self.own().0.into_iter().flat_map(|pack| pack.habits)).collect()
    }

    /// These sources, in this order.
    #[must_use]
    pub fn sources(&self, ids: &[Id]) -> Vec<Source> {
        let mut found = content::core_sources(ids);
        if found.len() < ids.len() {
            let own = self.own().0;
            found.extend(ids.iter().filter_map(|id| own.iter().find_map(|pack| pack.source(id).cloned())));
        }
        found
    }

    /// The danger signs, the person's own among them, with the check and the sources.
    #[must_use]
    pub fn signs(&self) -> Option<Signs> {
        let own = self.own().0;
        let signs = signs_with(&own)?;
        let mut sources = content::core_all_sources();
        own.into_iter().for_each(|pack| sources.extend(pack.sources));
        Some(signs.with_sources(sources))
    }

    /// The same without the sources, for who looks for a sign.
    #[must_use]
    pub fn signs_alone(&self) -> Option<Signs> {
        signs_with(&self.own().0)
    }

    /// What is wrong with the person's own packs, if anything; such packs are left out of everything else.
    #[must_use]
    pub fn complaints(&self) -> Vec<Diagnostic> {
        self.own().1
    }

    /// An id that something in `pack` has and another of the person's packs gives already, and that one's file. `place` is where
    /// `pack` belongs.
    #[must_use]
    pub fn taken(&self, pack: &Pack, place: &Path) -> Option<(Id, PathBuf)> {
        self.files().into_iter().filter(|file| file != place).find_map(|file| {
            let bytes = read_file(&file, content::LARGEST_FILE).ok()?;
            let other = content::read_bytes("", &bytes).0?;
            shared_id(pack, &other).cloned().map(|id| (id, file))
        })
    }

    /// The files that may be packs, in the order in which they are read.
    fn files(&self) -> Vec<PathBuf> {
        let entries = self.packs.as_ref().and_then(|folder| fs::read_dir(folder).ok());
        let mut files: Vec<PathBuf> = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "toml"));
        sort(&mut files, Ord::cmp);
        files.truncate(MOST_PACKS);
        files
    }

    /// The person's own packs that can be used, and what is wrong with any.
    fn own(&self) -> (Vec<Pack>, Vec<Diagnostic>) {
        let (mut packs, mut complaints): (Vec<Pack>, Vec<Diagnostic>) = Default::default();
        for file in self.files() {
            let Ok(bytes) = read_file(&file, content::LARGEST_FILE) else { continue };
            let (pack, found) = content::read_bytes(shown(&file).as_str(), &bytes);
            complaints.extend(found.into_iter().filter(|d| d.severity == Severity::Error));
            let taken = pack.as_ref().and_then(|pack| packs.iter().find_map(|other| shared_id(pack, other)));
            match taken {
                Some(id) => {
                    let place = File { name: shown(&file).as_str(), text: "" }.place(0..0);
                    complaints.push(Diagnostic::error(Code::DuplicateId, place, &format!("`{id}` is already in another of your packs")));
                }
                None => packs.extend(pack),
            }
        }
        (packs, complaints)
    }
}

/// The danger signs, those of these packs among them.
fn signs_with(own: &[Pack]) -> Option<Signs> {
    let mut flags = content::core_flags();
    own.iter().for_each(|pack| flags.extend_from_slice(&pack.flags));
    Some(Signs::new(flags, content::core_check()?))
}

/// An id that both packs give to something of the same kind.
fn shared_id<'p>(pack: &'p Pack, other: &Pack) -> Option<&'p Id> {
    let stretch = pack.stretches.iter().map(|s| &s.id).find(|id| other.stretch(id).is_some());
    let routine = || pack.routines.iter().map(|r| &r.id).find(|id| other.routine(id.as_str()).is_some());
    let source = || pack.sources.iter().map(|s| &s.id).find(|id| other.source(id).is_some());
    stretch.or_else(routine).or_else(source)
}

/// What the person's settings file holds, as it was when it was first asked for.
#[must_use]
pub fn settings_file(paths: &Paths) -> Option<&[u8]> {
    paths.settings.get(|| read_file(&paths.config_file()?, config::LARGEST_FILE).ok())
}

/// Reads a person's file, but no more than one byte beyond `limit`, and nothing that is not a plain file.
///
/// # Errors
/// When the file cannot be opened or read, or is a folder, pipe or device.
pub fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    read_with(OFlags::empty(), path, limit)
}

/// As [`read_file`], but a link is not followed.
///
/// # Errors
/// As [`read_file`], and when it is a link.
pub fn read_file_itself(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let is_link = |error: io::Error| match error.raw_os_error() {
        Some(code) if code == rustix::io::Errno::LOOP.raw_os_error() => {
            io::Error::new(io::ErrorKind::InvalidInput, "it is a link; name the file itself")
        }
        _ => error,
    };
    read_with(OFlags::NOFOLLOW, path, limit).map_err(is_link)
}

fn read_with(flags: OFlags, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    // Not blocking, so that a pipe without a writer does not hold us up.
    let flags = (flags | OFlags::NONBLOCK).bits().cast_signed();
    let dangles = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => {
            io::Error::new(io::ErrorKind::InvalidInput, "it is a link to a file that is not there")
        }
        _ => error,
    };
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(dangles)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a plain file"));
    }
    let mut bytes = Vec::new();
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
