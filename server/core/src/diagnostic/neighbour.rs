//! The word that an author probably meant.

/// The candidate nearest to `word`, if one is near enough to be worth offering: at most a third of the letters apart,
/// or the same but for case.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let letters = lower.chars().count();
    let most = (letters / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most && *candidate != word)
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
            (distance <= most && distance < letters).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_a_near_word_and_no_far_one() {
        assert_eq!(nearest("ownr", ["owner", "on"]), Some("owner"));
        assert_eq!(nearest("Major", ["minor", "major"]), Some("major"));
        assert_eq!(nearest("foo", ["owner"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
