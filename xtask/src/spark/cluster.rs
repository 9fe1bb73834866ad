//! A Spark cluster of four processes, on this machine and for it alone. It ends with its value.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::spark_program;
use crate::bench::free_port as free;

/// How long the cluster may take to be there.
const PATIENCE: Duration = Duration::from_secs(180);

pub(super) struct Cluster {
    /// The last started first, so that nobody waits for one that is gone.
    processes: Vec<Child>,
    connect: u16,
    page: u16,
}

impl Cluster {
    /// Starts the processes of the Spark in a folder; `work` is for what they write.
    pub(super) fn start(spark: &Path, work: &Path) -> Result<Self> {
        let [master, master_page, connect, page] = [free()?, free()?, free()?, free()?];
        let mut cluster = Self { processes: Vec::new(), connect, page };
        let url = format!("spark://127.0.0.1:{master}");
        let class = |name: &str| {
            let mut command = spark_program(spark, "spark-class");
            command.arg(format!("org.apache.spark.deploy.{name}")).args(["--host", "127.0.0.1"]);
            command
        };
        let mut command = class("master.Master");
        command.args(["--port", &master.to_string(), "--webui-port", &master_page.to_string()]);
        cluster.run(command, work, "master")?;
        cluster.until("the master listens", || knows(master_page, "/json/").is_some())?;
        for worker in ["worker-1", "worker-2"] {
            let mut command = class("worker.Worker");
            command.args(["--cores", "1", "--memory", "1g", "--webui-port", &free()?.to_string()]);
            command.arg("--work-dir").arg(work.join(worker)).arg(&url);
            cluster.run(command, work, worker)?;
        }
        cluster.until("two workers are there", || {
            knows(master_page, "/json/").is_some_and(|known| known["aliveworkers"] == 2)
        })?;
        let mut command = spark_program(spark, "spark-submit");
        command.args([
            "--class",
            "org.apache.spark.sql.connect.service.SparkConnectServer",
            "--master",
            &url,
        ]);
        for setting in [
            "spark.connect.grpc.binding.address=127.0.0.1".to_owned(),
            format!("spark.connect.grpc.binding.port={connect}"),
            "spark.driver.bindAddress=127.0.0.1".into(),
            "spark.driver.host=127.0.0.1".into(),
            "spark.executor.memory=768m".into(),
            "spark.ui.enabled=true".into(),
            format!("spark.ui.port={page}"),
            // A small table would otherwise be one task, and the second worker idle.
            "spark.sql.shuffle.partitions=4".into(),
            "spark.sql.adaptive.coalescePartitions.enabled=false".into(),
            format!("spark.sql.warehouse.dir={}", work.join("warehouse").display()),
        ] {
            command.args(["--conf", &setting]);
        }
        // The jar of the server comes with Spark; it is not a program of ours.
        command.arg("spark-internal").current_dir(work);
        cluster.run(command, work, "connect")?;
        cluster
            .until("both workers have an executor", || cluster.tasks().is_ok_and(|tasks| tasks.len() == 2))?;
        cluster.until("the Connect server listens", || {
            std::net::TcpStream::connect(("127.0.0.1", connect)).is_ok()
        })?;
        Ok(cluster)
    }

    /// What `--engine` takes.
    pub(super) fn engine(&self) -> String {
        format!("spark://127.0.0.1:{}", self.connect)
    }

    /// How many tasks each worker has ended, as the page of the application says.
    pub(super) fn tasks(&self) -> Result<Vec<(String, u64)>> {
        let known = knows(self.page, "/api/v1/applications").context("the page of Spark does not answer")?;
        let id = known[0]["id"].as_str().context("Spark has no application")?.to_owned();
        let known = knows(self.page, &format!("/api/v1/applications/{id}/executors"));
        let known = known.context("the page of Spark lists no executors")?;
        let workers = known.as_array().into_iter().flatten().filter(|one| one["id"] != "driver");
        let one = |one: &Value| {
            let place = one["hostPort"].as_str().unwrap_or_default().to_owned();
            (place, one["completedTasks"].as_u64().unwrap_or_default())
        };
        Ok(workers.map(one).collect())
    }

    fn run(&mut self, mut command: Command, work: &Path, name: &str) -> Result<()> {
        let log = work.join(format!("{name}.log"));
        let out = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let child = command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out).spawn();
        self.processes.insert(0, child.with_context(|| format!("cannot start the {name} of Spark"))?);
        Ok(())
    }

    fn until(&self, what: &str, is_so: impl Fn() -> bool) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !is_so() {
            if Instant::now() > deadline {
                bail!("{what}: not within {PATIENCE:?}");
            }
            thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for process in &mut self.processes {
            // The scripts become the Java program, which ends its executors when it is asked to end.
            drop(Command::new("kill").arg(process.id().to_string()).status());
            drop(process.wait());
        }
    }
}

/// What a page of Spark says as JSON; nothing while it does not answer.
fn knows(port: u16, path: &str) -> Option<Value> {
    let mut answer = ureq::get(format!("http://127.0.0.1:{port}{path}")).call().ok()?;
    serde_json::from_slice(&answer.body_mut().read_to_vec().ok()?).ok()
}
