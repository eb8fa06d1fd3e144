//! Strategies, plans and resolutions by link. One that is taken away is kept with the day.

use super::{Municipality, MunicipalityAction, WrongState};
use crate::DocumentId;
use crate::event::MunicipalityChange;
use crate::structure::Altered;
use crate::text::{DocumentTitle, HttpsLink, closed_list};
use time::Date;

closed_list! {
    /// What a municipality's document is.
    pub enum DocumentKind {
        /// Its strategy for research and innovation (KSF-R15).
        ResearchStrategy = "research_strategy",
        /// A plan.
        Plan = "plan",
        /// A resolution.
        Resolution = "resolution",
    }
}

/// What is said of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFacts {
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: DocumentTitle,
    /// Where it is.
    pub link: HttpsLink,
    /// The day it bears.
    pub dated: Option<Date>,
}

/// A document that a municipality links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// What is said of it.
    pub facts: DocumentFacts,
    /// From when it is shown: the day it bears, else the day it was linked to.
    pub valid_from: Date,
    /// The day it was taken away.
    pub removed_on: Option<Date>,
}

impl Municipality {
    /// A document that has not been taken away.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id && document.removed_on.is_none())
    }
    /// Links to a document.
    ///
    /// # Errors
    /// [`WrongState`] when the municipality has ended.
    pub fn add_document(
        mut self,
        id: DocumentId,
        facts: DocumentFacts,
        today: Date,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        let change = MunicipalityChange::DocumentAdded { document: id, document_kind: facts.kind };
        let valid_from = facts.dated.unwrap_or(today);
        self.documents.push(Document { id, facts, valid_from, removed_on: None });
        self.described(change, today)
    }
    /// Says something else of a document.
    ///
    /// # Errors
    /// [`WrongState`] when it has been taken away, or the municipality has ended.
    pub fn change_document(
        mut self,
        id: DocumentId,
        facts: DocumentFacts,
        today: Date,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        let document = self.live_document(id)?;
        if let Some(dated) = facts.dated {
            document.valid_from = dated;
        }
        let change = MunicipalityChange::DocumentChanged { document: id, document_kind: facts.kind };
        document.facts = facts;
        self.described(change, today)
    }
    /// Takes a document away.
    ///
    /// # Errors
    /// As [`Self::change_document`].
    pub fn remove_document(
        mut self,
        id: DocumentId,
        today: Date,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        let document = self.live_document(id)?;
        document.removed_on = Some(today);
        let change = MunicipalityChange::DocumentRemoved { document: id, document_kind: document.facts.kind };
        self.described(change, today)
    }

    fn live_document(&mut self, id: DocumentId) -> Result<&mut Document, WrongState> {
        let mut live = self.documents.iter_mut().filter(|document| document.removed_on.is_none());
        live.find(|document| document.id == id).ok_or(WrongState)
    }

    fn described(
        mut self,
        change: MunicipalityChange,
        today: Date,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        if !self.permits(MunicipalityAction::Describe, today) {
            return Err(WrongState);
        }
        self.version += 1;
        let id = self.id;
        Ok(Altered::new(self, change, today).on_behalf_of(id))
    }
}
