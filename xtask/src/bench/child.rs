//! What a program costs from its start to its end.

use std::fs;
use std::io::{Read, Seek};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use wait4::Wait4;

use super::sample::Sample;

/// What one run took: seconds on the wall, seconds of all cores together, and the most memory it had, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    pub(super) wall: f64,
    pub(super) cpu: f64,
    pub(super) memory: f64,
    /// The seconds that the program itself says it took: the last line that it writes, where that is a number.
    pub(super) own: Option<f64>,
}

/// Runs a program to its end. What it says is shown only where it fails.
pub(super) fn run(command: &mut Command) -> Result<Cost> {
    let program = command.get_program().to_string_lossy().into_owned();
    // A file, not a pipe: nobody has to read while it runs.
    let mut said = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said.try_clone()?);
    let begun = Instant::now();
    let child = command.spawn().with_context(|| format!("cannot start {program}"))?;
    let used = child.wait4()?;
    let wall = begun.elapsed().as_secs_f64();
    let mut words = String::new();
    said.rewind()?;
    said.read_to_string(&mut words)?;
    if !used.status.success() {
        let last: Vec<&str> = words.lines().rev().take(5).collect();
        bail!(
            "{program} failed ({}):\n{}",
            used.status,
            last.into_iter().rev().collect::<Vec<_>>().join("\n")
        );
    }
    let cpu = (used.rusage.utime + used.rusage.stime).as_secs_f64();
    let own = words.lines().next_back().and_then(|line| line.trim().parse().ok());
    Ok(Cost { wall, cpu, memory: used.rusage.maxrss as f64, own })
}

/// What several runs cost.
#[derive(Clone, Debug, Default)]
pub(super) struct Costs {
    pub(super) wall: Sample,
    pub(super) cpu: Sample,
    pub(super) memory: Sample,
    /// Of the runs that say it themselves.
    pub(super) own: Sample,
}

impl Costs {
    fn push(&mut self, cost: Cost) {
        self.wall.push(cost.wall);
        self.cpu.push(cost.cpu);
        self.memory.push(cost.memory);
        if let Some(own) = cost.own {
            self.own.push(own);
        }
    }
}

/// Someone who does a job: a name, the program with its arguments, and how often at most it is asked to.
pub(super) struct Contestant {
    pub(super) name: &'static str,
    pub(super) command: Command,
    pub(super) at_most: usize,
}

/// Lets all do their job in turns, A B A B. One who fails is left out from then on and has no costs: what it got
/// done before
/// would not be the whole job.
pub(super) fn race(runs: usize, contestants: &mut [Contestant]) -> Vec<Costs> {
    let mut all: Vec<Option<Costs>> = contestants.iter().map(|_| Some(Costs::default())).collect();
    for round in 0..runs {
        for (contestant, costs) in contestants.iter_mut().zip(&mut all) {
            let Some(kept) = costs.as_mut().filter(|_| round < contestant.at_most) else { continue };
            match run(&mut contestant.command) {
                Ok(cost) => {
                    eprintln!("  {:<16} {:>8.2} s {:>7.0} MB", contestant.name, cost.wall, cost.memory / 1e6);
                    kept.push(cost);
                }
                Err(error) => {
                    eprintln!("  {} failed: {error:#}", contestant.name);
                    *costs = None;
                }
            }
        }
    }
    all.into_iter().map(Option::unwrap_or_default).collect()
}

/// Reads a file once, so that nobody has to wait for the disk.
pub(super) fn warm(path: &std::path::Path) -> Result<()> {
    let mut file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    std::io::copy(&mut file, &mut std::io::sink())?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::{Contestant, race, run};

    #[test]
    fn a_failure_says_what_was_said() {
        let failed = run(Command::new("sh").args(["-c", "echo no such thing; exit 3"]));
        assert!(failed.is_err_and(|error| error.to_string().contains("no such thing")));
    }

    #[test]
    fn a_program_may_say_itself_how_long_it_took() -> anyhow::Result<()> {
        assert_eq!(run(Command::new("sh").args(["-c", "echo a word; echo 0.25"]))?.own, Some(0.25));
        assert_eq!(run(Command::new("sh").args(["-c", "echo 0.25; echo a word"]))?.own, None);
        assert_eq!(run(&mut Command::new("true"))?.own, None);
        Ok(())
    }

    #[test]
    fn turns_are_taken_and_a_failure_has_no_costs() {
        let contestant = |name, script, at_most| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            Contestant { name, command, at_most }
        };
        let mut all =
            [contestant("good", "true", 9), contestant("bad", "false", 9), contestant("rare", "true", 1)];
        let costs = race(3, &mut all);
        let runs: Vec<usize> = costs.iter().map(|costs| costs.wall.len()).collect();
        assert_eq!(runs, [3, 0, 1]);
    }
}
