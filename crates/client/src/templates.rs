//! Templates, the documents made from them, and the introduction programme.

use crate::error::Error;
use crate::needs::Listing;
use crate::request::{Call, Client, Versioned};
use crate::structure::lists;
use contract::introductions::{CompleteIntroductionStep, IntroductionView, UndoIntroductionStep};
use contract::page::{Page, Paging};
use contract::structure::AsOf;
use contract::templates::{CreateTemplate, DocumentFilter, PublishTemplateVersion, TemplateView};
use domain::RoleAssignmentId;

lists! {
    /// Templates.
    list_templates(AsOf) -> TemplateView;
}

impl Client {
    /// A new template.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_template(&self, template: &CreateTemplate) -> Result<Versioned<TemplateView>, Error> {
        self.versioned("create_template", Call::to(&[]).body(template)).await
    }
    /// A template by key.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_template(&self, key: &str, as_of: &AsOf) -> Result<Versioned<TemplateView>, Error> {
        self.versioned("get_template", Call::to(&[key]).query(as_of)).await
    }
    /// Publishes a version of a template.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn publish_template_version(
        &self,
        key: &str,
        etag: &str,
        version: &PublishTemplateVersion,
    ) -> Result<Versioned<TemplateView>, Error> {
        self.versioned("publish_template_version", Call::to(&[key]).body(version).if_match(etag)).await
    }
    /// A document from a template, as its bytes.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn render_document(&self, key: &str, filter: &DocumentFilter) -> Result<Vec<u8>, Error> {
        let response = self.send("render_document", Call::to(&[key]).query(filter)).await?;
        Ok(response.bytes().await?.to_vec())
    }
    /// One's own introduction programmes.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_my_introduction(&self, paging: &Paging) -> Result<Page<IntroductionView>, Error> {
        self.json("list_my_introduction", Call::to(&[]).query(paging)).await
    }
    /// The programmes that one answers for.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn list_introductions(&self, paging: &Paging) -> Result<Page<IntroductionView>, Error> {
        self.json("list_introductions", Call::to(&[]).query(paging)).await
    }
    /// A programme.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn get_introduction(
        &self,
        role: RoleAssignmentId,
    ) -> Result<Versioned<IntroductionView>, Error> {
        self.versioned("get_introduction", Call::to(&[&role.to_string()])).await
    }
    /// Says that a step is done.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn complete_introduction_step(
        &self,
        role: RoleAssignmentId,
        etag: &str,
        step: &CompleteIntroductionStep,
    ) -> Result<Versioned<IntroductionView>, Error> {
        let id = role.to_string();
        self.versioned("complete_introduction_step", Call::to(&[&id]).body(step).if_match(etag)).await
    }
    /// Says that a step is not done after all.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn undo_introduction_step(
        &self,
        role: RoleAssignmentId,
        etag: &str,
        step: &UndoIntroductionStep,
    ) -> Result<Versioned<IntroductionView>, Error> {
        let id = role.to_string();
        self.versioned("undo_introduction_step", Call::to(&[&id]).body(step).if_match(etag)).await
    }
}
