//! Compiles the committed parser and its scanner.

fn main() {
    let sources = ["src/parser.c", "src/scanner.c"];
    let mut build = cc::Build::new();
    build.std("c11").include("src").opt_level(3);
    for source in sources {
        build.file(source);
        println!("cargo:rerun-if-changed={source}");
    }
    build.compile("tree-sitter-hazlog");
}
