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

/// The id nearest to `id`, if one is near enough to be worth offering. An id with the same letters and as many, but
/// other digits is that of another thing and no slip: nobody who writes H-4 means H-2.
pub fn nearest_id<'a>(id: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (letters, digits) = parts(id);
    nearest(
        id,
        candidates.into_iter().filter(|candidate| {
            let (other_letters, other_digits) = parts(candidate);
            letters != other_letters || digits == other_digits || digits.len() != other_digits.len()
        }),
    )
}

/// The letters of an id, and its digits in the order of their size.
fn parts(id: &str) -> (String, Vec<char>) {
    let (mut digits, letters): (Vec<char>, Vec<char>) = id.chars().partition(char::is_ascii_digit);
    digits.sort_unstable();
    (letters.into_iter().collect(), digits)
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_id};

    #[test]
    fn another_number_is_no_slip() {
        assert_eq!(nearest_id("H-4", ["H-2", "H-3"]), None);
        assert_eq!(nearest_id("C11", ["C1", "C2"]), Some("C1"));
        assert_eq!(nearest_id("HAZ-01", ["HAZ-10", "HAZ-02"]), Some("HAZ-10"));
        assert_eq!(nearest_id("GCP-46", ["GPC-46", "GPC-47"]), Some("GPC-46"));
        assert_eq!(nearest_id("CTL-CHACE", ["CTL-CACHE"]), Some("CTL-CACHE"));
    }

    #[test]
    fn offers_a_near_word_and_no_far_one() {
        assert_eq!(nearest("ownr", ["owner", "on"]), Some("owner"));
        assert_eq!(nearest("Major", ["minor", "major"]), Some("major"));
        assert_eq!(nearest("foo", ["owner"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
