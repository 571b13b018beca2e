//! The lists that officers keep.

use std::collections::HashSet;

use serde_json::json;

use crate::{
    domain::{
        msisdn::Msisdn,
        officer::{Officer, Role},
    },
    gateway::{
        Gateway,
        audit::Act,
        refusal::{Fault, Refusal, require},
    },
    store::{StoreError, audiences, groups},
    tables::{Cell, Column, Piece},
};

pub use crate::store::groups::{Group, Member};

/// The longest name of a group, in characters.
const LONGEST_NAME: usize = 80;

/// How many members are put in with one transaction, so that nobody waits for it.
const PUT_AT_ONCE: usize = 1_000;

/// How many members are read at once for an export.
const EXPORTED_AT_ONCE: i64 = 2_000;

/// How many numbers are hashed before others are let on with.
const HASHED_AT_ONCE: usize = 1_000;

impl Gateway {
    /// Every group, by name.
    ///
    /// # Errors
    /// What the store says.
    pub async fn groups(&self) -> Result<Vec<Group>, StoreError> {
        groups::all(&self.inner.store).await
    }

    /// Makes an empty group.
    ///
    /// # Errors
    /// A name that cannot be one or is taken; [`Refusal::Role`].
    pub async fn create_group(&self, officer: &Officer, name: &str) -> Result<i64, Refusal> {
        require(officer, Role::Author)?;
        let name = group_name(name)?;
        let mut tx = self.inner.store.begin().await?;
        let now = self.inner.world.now();
        let made = groups::create(&mut tx, name, false, &officer.name, now).await;
        let id = made.map_err(name_taken)?;
        let subject = format!("group {id}");
        let detail = json!({ "uploaded": false });
        self.record(&mut tx, officer, Act { action: "group.create", subject: &subject, detail })
            .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A group.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn group(&self, id: i64) -> Result<Group, Refusal> {
        self.known_group(id).await
    }

    /// Makes a group of people who were read from a file. It bears its name once it is
    /// whole, in the transaction that leaves the line: what a crash leaves half made
    /// is never taken for it, and a repeat begins anew.
    pub(super) async fn fill_group(
        &self,
        officer: &Officer,
        name: &str,
        members: &[Member],
    ) -> Result<i64, Refusal> {
        let name = group_name(name)?;
        if groups::all(&self.inner.store).await?.iter().any(|group| group.name == name) {
            return Err(Fault::new("/name", "group-name-taken").into());
        }
        let mut tx = self.inner.store.begin().await?;
        let unfinished = format!("{name} (… {})", self.inner.world.fresh_id());
        let now = self.inner.world.now();
        let id = groups::create(&mut tx, &unfinished, true, &officer.name, now).await?;
        tx.commit().await?;
        for piece in members.chunks(PUT_AT_ONCE) {
            let mut tx = self.inner.store.begin().await?;
            groups::put(&mut tx, id, piece).await?;
            tx.commit().await?;
        }
        let mut tx = self.inner.store.begin().await?;
        groups::rename(&mut tx, id, name).await.map_err(name_taken)?;
        let subject = format!("group {id}");
        let detail = json!({ "uploaded": true, "members": members.len() });
        self.record(&mut tx, officer, Act { action: "group.create", subject: &subject, detail })
            .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Puts people into a group. Numbers that want nothing are put in too, and get
    /// nothing: what a list says does not outrank what a person said. Who asked to be
    /// forgotten is not put in, or the list would remember them.
    ///
    /// # Errors
    /// [`Refusal::Absent`], an unknown ward, [`Refusal::Role`].
    pub async fn put_members(
        &self,
        officer: &Officer,
        group: i64,
        members: &[Member],
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        self.known_group(group).await?;
        let directory = self.inner.menus.directory();
        let known = |code: i64| directory.wards.iter().any(|ward| i64::from(ward.code) == code);
        if members.iter().any(|member| member.ward_code.is_some_and(|code| !known(code))) {
            return Err(Fault::new("/members", "broadcast-ward").into());
        }
        let mut members = members.to_vec();
        self.leave_out_forgotten(&mut members, |member| &member.msisdn).await?;
        // One line for all of them, with the last: what came before is put in again by a
        // repeat. Who was forgotten may have been all there was, and that is told too.
        let (before, last) = members.split_at(members.len().saturating_sub(PUT_AT_ONCE));
        for piece in before.chunks(PUT_AT_ONCE) {
            let mut tx = self.inner.store.begin().await?;
            groups::put(&mut tx, group, piece).await?;
            tx.commit().await?;
        }
        let mut tx = self.inner.store.begin().await?;
        groups::put(&mut tx, group, last).await?;
        let subject = format!("group {group}");
        let detail = json!({ "members": members.len() });
        self.record(&mut tx, officer, Act { action: "group.put", subject: &subject, detail })
            .await?;
        Ok(tx.commit().await?)
    }

    /// Takes a person out of a group; whether they were in it.
    ///
    /// # Errors
    /// [`Refusal::Absent`] for the group, [`Refusal::Role`].
    pub async fn remove_member(
        &self,
        officer: &Officer,
        group: i64,
        msisdn: &Msisdn,
    ) -> Result<bool, Refusal> {
        require(officer, Role::Author)?;
        self.known_group(group).await?;
        let mut tx = self.inner.store.begin().await?;
        let removed = groups::remove(&mut tx, group, msisdn).await?;
        let subject = format!("group {group}");
        let detail = json!({ "member": msisdn.masked(), "removed": removed });
        self.record(&mut tx, officer, Act { action: "group.remove", subject: &subject, detail })
            .await?;
        tx.commit().await?;
        Ok(removed)
    }

    /// At most `most` members after a number, in the order of their numbers.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn members(
        &self,
        group: i64,
        after: &str,
        most: i64,
    ) -> Result<Vec<Member>, Refusal> {
        self.known_group(group).await?;
        Ok(groups::members(&self.inner.store, group, after, most).await?)
    }

    /// Notes in the trail that an officer takes a group's numbers out of the service.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], or what the store says.
    pub async fn begin_group_export(&self, officer: &Officer, group: i64) -> Result<(), Refusal> {
        require(officer, Role::Approver)?;
        let members = self.known_group(group).await?.members;
        let mut tx = self.inner.store.begin().await?;
        let subject = format!("group {group}");
        let detail = json!({ "members": members });
        self.record(&mut tx, officer, Act { action: "group.export", subject: &subject, detail })
            .await?;
        Ok(tx.commit().await?)
    }

    /// The columns of a group as it is taken out. What is taken out can be put in.
    #[must_use]
    pub fn group_columns(&self) -> Vec<Column> {
        [("msisdn", 15), ("language", 10), ("ward", 18)]
            .map(|(name, width)| (name.to_owned(), width))
            .into()
    }

    /// The next rows of a group, behind a number.
    ///
    /// # Errors
    /// What the store says.
    pub async fn export_group(&self, group: i64, after: &str) -> Result<Piece, StoreError> {
        let page = groups::members(&self.inner.store, group, after, EXPORTED_AT_ONCE).await?;
        let next = page.last().map(|last| last.msisdn.e164().to_owned());
        let directory = self.inner.menus.directory();
        let row = |member: Member| {
            let ward = member
                .ward_code
                .and_then(|code| directory.wards.iter().find(|it| i64::from(it.code) == code));
            vec![
                Cell::text(member.msisdn.digits()),
                Cell::Text(member.language.map_or(String::new(), |it| it.to_string())),
                Cell::Text(ward.map_or(String::new(), |ward| ward.name.clone())),
            ]
        };
        Ok(Piece { rows: page.into_iter().map(row).collect(), next })
    }

    /// Takes those out of a list who asked to be forgotten and did not come back.
    pub(super) async fn leave_out_forgotten<P: Clone + Sync>(
        &self,
        members: &mut Vec<P>,
        number: impl Fn(&P) -> &Msisdn + Sync,
    ) -> Result<(), StoreError> {
        let forgotten: HashSet<String> =
            audiences::forgotten(&self.inner.store).await?.into_iter().collect();
        if !forgotten.is_empty() {
            let mut kept = Vec::with_capacity(members.len());
            for piece in members.chunks(HASHED_AT_ONCE) {
                let stays = |member: &&P| !forgotten.contains(&self.hash(number(member)));
                kept.extend(piece.iter().filter(stays).cloned());
                tokio::task::yield_now().await;
            }
            *members = kept;
        }
        Ok(())
    }

    async fn known_group(&self, group: i64) -> Result<Group, Refusal> {
        let found = groups::find(&self.inner.store, group).await?;
        found.ok_or(Refusal::Absent { what: "group" })
    }
}

fn group_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Fault::new("/name", "group-name").into());
    }
    Ok(name)
}

fn name_taken(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict { table: "contact_groups" } => {
            Fault::new("/name", "group-name-taken").into()
        }
        error => error.into(),
    }
}
