//! tmp
use hazlog_core::{syntax,model};
fn main(){ for f in std::env::args().skip(1){ let t=std::fs::read_to_string(&f).unwrap();
 let starts=syntax::cut(&t); let mut ends:Vec<usize>=starts.iter().skip(1).copied().collect(); ends.push(t.len());
 for (s,e) in starts.iter().zip(ends){ let text=&t[*s..e]; let c=model::lower(text,&syntax::parse(text)); for p in &c.problems { println!("{f}:{}: {:?} {}", t[..*s+usize::from(p.range.start())].matches('\n').count()+1, p.kind, p.message);} if std::env::var("V").is_ok(){println!("{:#?}",c.items);} } } }
