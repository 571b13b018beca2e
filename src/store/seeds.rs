//! What a fresh database begins with. A table that holds anything is left alone:
//! from then on the council's own rows are the truth.

use super::{
    Store, StoreError, Tx, notices,
    notices::Notice,
    places::{self, Places},
    projects,
    projects::Project,
    values,
    values::Value,
};

/// The rows to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seeds {
    /// Wards, villages, other spellings, topics.
    pub places: Places,
    /// What only the council knows.
    pub values: Vec<Value>,
    /// Projects known from public sources.
    pub projects: Vec<Project>,
    /// Notices.
    pub notices: Vec<Notice>,
}

/// Fills each table that is empty, all in one transaction; names those it filled.
/// Of nodes that start together one fills and the others find the tables full.
///
/// # Errors
/// [`StoreError::Conflict`] if the seeds contradict themselves or what is stored
/// (a village of an unknown ward); then nothing was stored.
pub async fn plant(store: &Store, seeds: &Seeds) -> Result<Vec<&'static str>, StoreError> {
    // The counter's row is the gate that nodes pass one by one.
    const QUEUE: &str = "-- counters.queue
        INSERT INTO counters (name, value) VALUES ('seedings', 1)
        ON CONFLICT (name) DO UPDATE SET value = counters.value + 1";
    const WARDS: &str = "-- wards.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM wards)";
    const VILLAGES: &str = "-- villages.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM villages)";
    const ALIASES: &str =
        "-- place_aliases.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM place_aliases)";
    const TOPICS: &str = "-- topics.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM topics)";
    const VALUES: &str =
        "-- council_values.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM council_values)";
    const PROJECTS: &str = "-- projects.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM projects)";
    const NOTICES: &str = "-- notices.is_empty\nSELECT NOT EXISTS (SELECT 1 FROM notices)";

    let mut filled = Vec::new();
    let mut tx = store.begin().await?;
    within!(tx, "counters", connection => sqlx::query(QUEUE).execute(connection).await.map(|_| ()))?;
    if is_empty(&mut tx, "wards", WARDS).await? {
        for ward in &seeds.places.wards {
            places::insert_ward(&mut tx, ward).await?;
        }
        filled.push("wards");
    }
    if is_empty(&mut tx, "villages", VILLAGES).await? {
        for village in &seeds.places.villages {
            places::insert_village(&mut tx, village).await?;
        }
        filled.push("villages");
    }
    if is_empty(&mut tx, "place_aliases", ALIASES).await? {
        for alias in &seeds.places.aliases {
            places::insert_alias(&mut tx, alias).await?;
        }
        filled.push("place_aliases");
    }
    if is_empty(&mut tx, "topics", TOPICS).await? {
        for topic in &seeds.places.topics {
            places::insert_topic(&mut tx, topic).await?;
        }
        filled.push("topics");
    }
    if is_empty(&mut tx, "council_values", VALUES).await? {
        for value in &seeds.values {
            values::insert(&mut tx, value).await?;
        }
        filled.push("council_values");
    }
    if is_empty(&mut tx, "projects", PROJECTS).await? {
        for project in &seeds.projects {
            projects::insert(&mut tx, project).await?;
        }
        filled.push("projects");
    }
    if is_empty(&mut tx, "notices", NOTICES).await? {
        for notice in &seeds.notices {
            notices::insert(&mut tx, notice).await?;
        }
        filled.push("notices");
    }
    tx.commit().await?;
    Ok(filled)
}

async fn is_empty(
    tx: &mut Tx,
    table: &'static str,
    statement: &'static str,
) -> Result<bool, StoreError> {
    within!(tx, table, connection => sqlx::query_scalar(statement).fetch_one(connection).await)
}
