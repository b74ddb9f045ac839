-- What the clockwork did: a row for each run of a job. `by` is clockwork, test-clock, or the operator who pressed the button.
create table job_runs (
  run_id uuid primary key,
  job text not null,
  started_at timestamptz not null, -- the world's time, also where the test clock was moved
  ended_at timestamptz, -- null while it runs, and for ever where the process was killed meanwhile
  done integer not null default 0,
  error text,
  by text not null,
  host text not null
);
create index job_runs_newest on job_runs (job, started_at desc);
create index job_runs_failed on job_runs (job, started_at desc) where error is not null;
