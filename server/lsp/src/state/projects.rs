//! The projects that are open.

use super::project::Project;
use crate::disk::ProjectId;

/// The projects.
#[derive(Default)]
pub(crate) struct Projects(Vec<Project>);

impl Projects {
    /// The project with this number, to be changed.
    pub(crate) fn get_mut(&mut self, id: ProjectId) -> Option<&mut Project> {
        self.0.iter_mut().find(|project| project.id == id)
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Project> {
        self.0.iter()
    }

    /// All of them, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Project> {
        self.0.iter_mut()
    }

    /// Takes a project in.
    pub(crate) fn push(&mut self, project: Project) {
        self.0.push(project);
    }

    /// Takes a project out.
    pub(crate) fn remove(&mut self, id: ProjectId) {
        self.0.retain(|project| project.id != id);
    }
}
