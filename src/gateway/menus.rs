//! The menus being served, and what they speak of.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use crate::{
    keywords::Keywords,
    menu::{Program, facts::Directory},
};

/// The current program, the older ones that open sessions still run on, and the
/// directory of places, values, projects and notices.
#[derive(Debug)]
pub struct Menus {
    current: Arc<Program>,
    older: HashMap<String, Arc<Program>>,
    directory: RwLock<Arc<Directory>>,
    keywords: Keywords,
}

impl Menus {
    /// Serves `current`; sessions that began on one of `older` end on it.
    #[must_use]
    pub fn new(current: Arc<Program>, older: Vec<Arc<Program>>, directory: Directory) -> Self {
        let older = older.into_iter().map(|program| (program.release.clone(), program)).collect();
        let directory = RwLock::new(Arc::new(directory));
        Self { current, older, directory, keywords: Keywords::default() }
    }

    /// The same, and these words are understood in a message.
    #[must_use]
    pub fn with_keywords(self, keywords: Keywords) -> Self {
        Self { keywords, ..self }
    }

    /// The words citizens may send.
    #[must_use]
    pub fn keywords(&self) -> &Keywords {
        &self.keywords
    }

    /// The program new sessions begin on.
    #[must_use]
    pub fn current(&self) -> &Arc<Program> {
        &self.current
    }

    /// The program of a release, if it is still served.
    #[must_use]
    pub fn of_release(&self, release: &str) -> Option<&Arc<Program>> {
        if self.current.release == release { Some(&self.current) } else { self.older.get(release) }
    }

    /// What the council publishes, as last read.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        Arc::clone(&self.directory.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a freshly read directory in place.
    pub fn replace_directory(&self, directory: Directory) {
        *self.directory.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(directory);
    }
}
