//! Where files live: `UNCLENCH_CONFIG_DIR`, `UNCLENCH_DATA_DIR` and `UNCLENCH_CACHE_DIR`, else the platform's folders.
//! Keeps what the settings file holds for the run that has read it; must not know what that means.

use crate::files::Once;
use std::{env, path::PathBuf};

/// The folders of this person. `None` where the platform names none (no home): then nothing is read or remembered.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    /// The person's settings.
    pub config: Option<PathBuf>,
    /// What the program remembers, and packs.
    pub data: Option<PathBuf>,
    /// What can be made again at any time.
    pub cache: Option<PathBuf>,
    /// What the settings file holds: one run reads it once.
    pub settings: Once,
}

impl Paths {
    /// The folders as the environment names them. A relative override is not taken: it would follow the person around.
    #[must_use]
    pub fn from_environment() -> Self {
        let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
        let Self { config, data, cache, settings } = Self::of_the_platform();
        let config = named("UNCLENCH_CONFIG_DIR").or(config);
        let data = named("UNCLENCH_DATA_DIR").or(data);
        let cache = named("UNCLENCH_CACHE_DIR").or(cache);
        Self { config, data, cache, settings }
    }

    /// The folders that nobody has to name.
    #[must_use]
    pub fn of_the_platform() -> Self {
        let platform = directories::ProjectDirs::from("", "", "unclench");
        let [config, data, cache] = match &platform {
            Some(p) => [p.config_dir(), p.data_dir(), p.cache_dir()].map(|folder| Some(folder.to_owned())),
            None => Default::default(),
        };
        Self { config, data, cache, settings: Once::default() }
    }

    /// The settings file.
    #[must_use]
    pub fn config_file(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|dir| dir.join("config.toml"))
    }

    /// What the program remembers.
    #[must_use]
    pub fn state_file(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|dir| dir.join("state.toml"))
    }

    /// The folder of tones.
    #[must_use]
    pub fn tones(&self) -> Option<PathBuf> {
        self.cache.as_ref().map(|dir| dir.join("tones"))
    }

    /// The diary's files, unless the settings have them elsewhere.
    #[must_use]
    pub fn journal(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|dir| dir.join("journal"))
    }

    /// The person's own packs.
    #[must_use]
    pub fn packs(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|dir| dir.join("packs"))
    }
}
