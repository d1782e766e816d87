//! What the two scores of a hazard say together, and whether a residual risk may be kept.

use super::{Assessment, Axis, Class, ComputedStatus, Rating, ScoreReading};
use crate::diagnostic::nearest_id;
use crate::model::{Cause, ControlKind, Hazard, StatusWord};

impl<'a> Assessment<'a> {
    /// The scores that are given, with the keyword of each.
    pub fn scores(&self) -> impl Iterator<Item = (&'static str, ScoreReading<'a>)> {
        let named = |name, score: Option<ScoreReading<'a>>| score.map(|score| (name, score));
        [named("initial", self.initial), named("residual", self.residual)].into_iter().flatten()
    }

    /// The axes on which the residual level is below the initial one.
    #[must_use]
    pub fn lowered(&self) -> Vec<Axis> {
        self.axes(|initial, residual| residual < initial)
    }

    /// The axes on which the residual level is above the initial one.
    #[must_use]
    pub fn raised(&self) -> Vec<Axis> {
        self.axes(|initial, residual| residual > initial)
    }

    fn axes(&self, wanted: impl Fn(usize, usize) -> bool) -> Vec<Axis> {
        let level = |score: Option<ScoreReading<'_>>, axis| score.and_then(|score| score.level(axis));
        let holds = |axis: &Axis| {
            level(self.initial, *axis).zip(level(self.residual, *axis)).is_some_and(|(i, r)| wanted(i, r))
        };
        Axis::ALL.into_iter().filter(holds).collect()
    }

    /// The added controls, by id and kind; `None` where there is none, or the kind of one is not known, so that nothing
    /// can be said of all of them.
    #[must_use]
    pub fn added_kinds(&self) -> Option<Vec<(&'a str, ControlKind)>> {
        let kinds = self.additional().map(|control| Some((control.id(), control.kind()?)));
        kinds.collect::<Option<Vec<_>>>().filter(|kinds| !kinds.is_empty())
    }

    /// True where the residual risk may be kept only with a written justification and there is none: no reason at the
    /// score, and no risk–benefit analysis, which says more than a reason.
    #[must_use]
    pub fn lacks_justification(&self, hazard: &Hazard) -> bool {
        let class = self.residual.and_then(|residual| residual.rating).map(|rating| rating.band.class);
        let reason = self.residual.and_then(|residual| residual.score.reason());
        matches!(class, Some(Class::WithJustification | Class::Undesirable))
            && reason.is_none()
            && hazard.lacks_risk_benefit()
    }

    /// True where the residual risk may be kept only with a risk–benefit analysis (DCB0129, 6.2.1) and there is none.
    #[must_use]
    pub fn lacks_analysis(&self, hazard: &Hazard) -> bool {
        let class = self.residual.and_then(|residual| residual.rating).map(|rating| rating.band.class);
        class == Some(Class::Unacceptable) && hazard.lacks_risk_benefit()
    }

    /// True where nothing more is owed for the risk itself: the initial one is acceptable, or the residual one is known
    /// and kept with the reasons that it asks for.
    #[must_use]
    pub fn is_risk_settled(&self, hazard: &Hazard) -> bool {
        let acceptable = self.initial.and_then(|initial| initial.is_acceptable());
        let kept = || {
            let rated = self.residual.is_some_and(|residual| residual.rating.is_some());
            rated && !self.lacks_justification(hazard) && !self.lacks_analysis(hazard)
        };
        acceptable.is_some_and(|acceptable| acceptable || kept())
    }

    /// The risk that is left: the residual one, or the initial one where that is acceptable and no residual score is
    /// given (DCB0129, 5.1.2).
    #[must_use]
    pub fn left(&self, hazard: &Hazard) -> Option<Rating<'a>> {
        let settled = self.initial.and_then(|initial| initial.is_acceptable()) == Some(true);
        let score = if hazard.residual.is_none() && settled { self.initial } else { self.residual };
        score.and_then(|score| score.rating)
    }

    /// The causes that no control names, nor a misspelt id that can only mean them. None where a control says
    /// `mitigates` with nothing behind it: that may be meant for any cause.
    #[must_use]
    pub fn unmitigated<'h>(&self, hazard: &'h Hazard) -> Vec<&'h Cause> {
        if self.controls.iter().any(|control| control.has_mitigates() && control.mitigates.is_empty()) {
            return Vec::new();
        }
        hazard.causes.iter().filter(|cause| self.mitigating(hazard, cause.header.id_str()).next().is_none()).collect()
    }

    /// The controls that name a cause, or write an id that can only mean it.
    pub fn mitigating<'s>(
        &'s self,
        hazard: &'s Hazard,
        cause: &'s str,
    ) -> impl Iterator<Item = &'s super::AppliedControl<'a>> {
        let ids = || hazard.causes.iter().map(|cause| cause.header.id_str());
        let means = move |word: &str| {
            let is_known = ids().any(|id| id == word);
            if is_known { word == cause } else { nearest_id(word, ids()) == Some(cause) }
        };
        self.controls.iter().filter(move |control| control.mitigates.iter().any(|word| means(&word.value)))
    }

    /// The computed status, where a reader may be told of it: not while a control is used that nothing defines, nor
    /// while controls and actions would allow more than the risk itself does. Nobody is to read that a hazard is
    /// closed which is unscored, or whose risk is still to be reduced.
    #[must_use]
    pub fn told_status(&self, hazard: &Hazard) -> Option<&ComputedStatus> {
        let is_safe = self.status.word == StatusWord::Open || self.is_risk_settled(hazard);
        Some(&self.status).filter(|_| is_safe && !self.has_unknown_control())
    }
}
