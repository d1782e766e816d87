//! The risk matrix: what is completed by the example, and what does not fit.

use hazlog_core::risk::{Axis, Matrix};

use super::{check, read};

#[test]
fn synonyms_alone_leave_the_example() {
    let read = read("[matrix.synonyms]\nmajor = [\"Severe\"]\n\"Very High\" = [\"Certain\"]\n");
    assert!(!read.config.own_matrix);
    assert_eq!(read.config.matrix.level(Axis::Severity, "severe"), Some(3));
    assert_eq!(read.config.matrix.level(Axis::Likelihood, "certain"), Some(4));
    assert_eq!(read.config.matrix.differences(&Matrix::example()), Some(vec![]));
}

#[test]
fn the_example_written_out_is_not_an_own_matrix() {
    let text = "[matrix]\nseverities = [\"minor\", \"significant\", \"considerable\", \"major\", \"catastrophic\"]\n\
                cells = [[1,1,2,2,3],[1,2,2,3,4],[2,2,3,3,4],[2,3,3,4,5],[3,4,4,5,5]]\n";
    let read = read(text);
    assert!(!read.config.own_matrix);
    assert_eq!(read.config.matrix, Matrix::example(), "the definitions are kept");
}

#[test]
fn the_first_draft_has_two_slips() {
    let config = read(include_str!("../logs/acme-first-draft/hazlog.toml")).config;
    assert!(config.own_matrix);
    assert_eq!(config.matrix.differences(&Matrix::example()), Some(vec![(0, 4), (1, 4)]));
    assert_eq!((config.matrix.risk(0, 4), config.matrix.risk(1, 4)), (Some(2), Some(3)));
}

#[test]
fn levels_of_a_matrix() {
    check(
        r##"[matrix]
severities = ["low", { name = "high", synonyms = "bad" }, { nam = "worst" }, "a, b", 3]
#                                                ^^^^^ `synonyms` is a list in square brackets, as ["one", "two"], and not a text
#                                                           ^^^ a level has no key `nam`: write `name`
#                                                                            ^^^^^^ `a, b` could not be written in a log: leave out `,`
#                                                                                    ^ `name` is a text in quotation marks, and not a number
cells = [[1, "2"], [1, 2.5]]
#            ^^^ a risk is a whole number such as 2, and not `"2"`
#                      ^^^ a risk is a whole number such as 3, and not `2.5`
"##,
    );
    check(
        r##"[matrix]
severities = ["minor", "major", "Severe"]
likelihoods = ["low", "high"]
cells = [[1, 1, 2], [1, 2, 3]]
[matrix.synonyms]
major = ["severe"]
#        ^^^^^^^^ `severe` stands for two levels of severity: keep it for one of them
"##,
    );
    check(
        r##"[matrix.synonyms]
majr = ["bad"]
#<^^^^ the matrix has no level `majr`: write `major`
"##,
    );
    check(
        r##"[matrix]
severities = ["low", "high"]
likelihoods = ["low", "high"]
cells = [[1, 2], [2, 3]]
[matrix.synonyms]
low = ["mild"]
#<^^^ `low` is a severity and a likelihood: write its synonyms in the lists of levels
"##,
    );
    check(
        "[matrix]\nseverities = []\n#            ^^ the example matrix has 5 severities and not 0, so its cells do not fit: add `cells`, or `product = true`\n",
    );
}

#[test]
fn cells_of_a_matrix() {
    check(
        r##"[matrix]
cells = [
#       ^ `cells` has 2 rows and there are 5 likelihoods: write one row for each, the lowest first
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
]
"##,
    );
    check(
        r##"[matrix]
likelihoods = ["rare", "often"]
cells = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4],
# ^^^^^^^^^^^^ the row of `often` has 4 risks and there are 5 severities: write one for each, the mildest first
]
"##,
    );
    check(
        r##"[matrix]
severities = ["mild", "bad", "worst"]
#            ^^^^^^^^^^^^^^^^^^^^^^^^ the example matrix has 5 severities and not 3, so its cells do not fit: add `cells`, or `product = true`
"##,
    );
    check(
        r##"[matrix]
product = true
#         ^^^^ the bands of the example matrix do not fit a product, whose risks go up to 25: add `[[matrix.bands]]`
"##,
    );
    check(
        r##"[matrix]
product = true
#         ^^^^ the matrix has `cells` and `product = true`: keep one of the two
cells = [[1]]
"##,
    );
    check(
        r##"[matrix]
likelihoods = ["high", "low"]
cells = [
  [3, 4, 4, 5, 5],
  [1, 2, 2, 3, 4],
#  ^ warning: minor × high is 3 (undesirable) and minor × low is 1 (acceptable), though it is worse: rows go from the lowest likelihood up
]
"##,
    );
}

#[test]
fn bands_of_a_matrix() {
    check(
        r##"[matrix]
likelihoods = ["low"]
cells = [[1, 2, 3, 4, 6]]
#                     ^ no band says what risk 6 asks: the matrix of 5 × 1 goes up to 6; add the risk to a band of `[[matrix.bands]]`
"##,
    );
    check(
        r##"[[matrix.bands]]
from = 1
to = 3
name = "low"
class = "acceptable"

[[matrix.bands]]
#<^^^^^^^^^^^^^^^^ risk 3 is in this band and in `low`: let each risk be in one
from = 3
to = 5
name = "high"
class = "unacceptable"
"##,
    );
    check(
        r##"[[matrix.bands]]
#<^^^^^^^^^^^^^^^^ a band lacks `from`
to = 3
name = "low"
class = "aceptable"
#       ^^^^^^^^^^^ `aceptable` is no class: write `acceptable`
colour = "2e7d32"
#        ^^^^^^^^ the colour `2e7d32` lacks its `#`: write "#2e7d32"

[[matrix.bands]]
from = 5
to = 4
#    ^ the band goes from 5 down to 4: write the lower number behind `from`
name = "high"
class = "unacceptable"
color = "red"
#<^^^^^ a band has no key `color`: write `colour`
"##,
    );
    check(
        r##"[[matrix.bands]]
from = 1
to = 5
name = "all"
class = "undesirable"
colour = "amber"
#        ^^^^^^^ `amber` is no colour: write `#` and six digits, such as "#2e7d32"
"##,
    );
}
