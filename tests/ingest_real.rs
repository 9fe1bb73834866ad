//! x
use crate::support::{assert_accounted, ingest_paths, sample, shared};
#[test]
fn look() {
    let l = shared("data/explorer/ogpirm_live_data.csv").unwrap();
    let c = shared("data/explorer/combined_database_2015-05-15.csv").unwrap();
    for set in [
        vec![l.clone()],
        vec![c.clone()],
        vec![sample("national_commitments.csv"), sample("local_commitments.csv")],
        vec![l.clone(), c.clone(), sample("national_commitments.csv"), sample("local_commitments.csv")],
    ] {
        let t = std::time::Instant::now();
        let i = ingest_paths(&set);
        println!("took {:?}", t.elapsed());
        println!("{}", ogp_dashboard::ingest::summary(&i.report, &i.commitments, &i.plans));
        assert_accounted(&i);
        let mut out = String::new();
        for f in &i.report.findings {
            out +=
                &format!("{:?}\t{}\t{}\t{}\t{}\t{}\n", f.kind, f.source, f.line, f.column, f.value, f.action);
        }
        for p in &i.plans {
            out += &format!(
                "PLAN\t{}\t{:?}\t{:?}\t{:?}-{:?}\t{}\t{}\t{:?}\n",
                p.id,
                p.number,
                p.year,
                p.start.map(|x| x.to_string()),
                p.end.map(|x| x.to_string()),
                p.dated,
                p.commitments,
                p.title
            );
        }
        for p in &i.commitments {
            out += &format!(
                "COMM\t{}\t{}\t{:?}\t{}\t{:?}\t{:?}\t{:?}\n",
                p.id,
                p.plan,
                p.number,
                &p.title.replace('\n', " "),
                p.coding,
                p.source,
                p.raw.iter().map(|r| format!("{}:{}", &r.source[..3], r.row)).collect::<Vec<_>>()
            );
        }
        std::fs::write(format!("/tmp/look{}.txt", set.len() * 10 + usize::from(set[0] == c)), out).unwrap();
    }
}
