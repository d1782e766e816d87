//! What is made from something else is current: the registry of rules, the schema of the configuration.

use std::collections::BTreeMap;

use hazlog_tests::held::{held, held_between, root};

/// Rule files by group, in the order of the rule table.
fn rules() -> BTreeMap<usize, Vec<String>> {
    let groups = ["Structure", "Scoring", "Controls", "Evidence", "Status", "People", "Programme", "Waivers"]
        .map(|name| format!("Group::{name},"));
    let mut rules: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("server/core/src/rules")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let is_rule = path.extension().is_some_and(|extension| extension == "rs") && text.contains("static RULE: Rule");
        if is_rule {
            let group = groups.iter().position(|group| text.contains(group.as_str())).unwrap();
            rules.entry(group).or_default().push(path.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    rules.values_mut().for_each(|names| names.sort());
    rules
}

#[test]
fn the_registry_names_every_rule_file() {
    let rules = rules();
    let mut names: Vec<&String> = rules.values().flatten().collect();
    let list: String = names.iter().map(|name| format!("    &super::{name}::RULE,\n")).collect();
    held(
        "server/core/src/rules/registry.rs",
        &format!(
            "//! Every rule, in the order of the rule table. Generated from the files of this folder; a test holds it current.\n\n\
             use super::Rule;\n\n/// Every rule, by group and then by name.\npub static ALL: &[&Rule] = &[\n{list}];\n"
        ),
    );
    names.sort();
    let modules: String = names.iter().map(|name| format!("mod {name};\n")).collect();
    held_between("server/core/src/rules/mod.rs", "// Rules, one a file:", "// End of the rules.\n", &modules);
}

#[test]
fn the_schema_of_the_configuration_is_current() {
    let schema = serde_json::to_string_pretty(&hazlog_project::config::schema()).unwrap();
    held("editors/hazlog.schema.json", &format!("{schema}\n"));
}
