-- What the embedded executor must not forget. Texts named body, events, result and output hold canonical JSON:
-- they are passed on as they are and never looked into by a query.

create table executor.functions (
  id text primary key,
  app text not null,
  config jsonb not null,
  active boolean not null default true,
  registered_at timestamptz not null default now()
);

create table executor.crons (
  function_id text not null references executor.functions on delete cascade,
  cron text not null,
  last_tick timestamptz not null,
  primary key (function_id, cron)
);

create table executor.events (
  id text primary key,
  dedupe_key text unique,
  name text not null,
  body text not null,
  received_at timestamptz not null default now()
);
create index events_received_at on executor.events (received_at);

create table executor.runs (
  id text primary key,
  function_id text not null,
  event_id text not null,
  events text not null,
  status text not null default 'Queued'
    check (status in ('Queued', 'Running', 'Completed', 'Failed', 'Cancelled')),
  cron text,
  dedupe_key text not null,
  singleton_key text,
  priority integer not null default 0,
  concurrency_keys text[] not null default '{}',
  parent_run_id text,
  parent_step_id text,
  request_version integer not null default -1,
  always_plan boolean not null default false,
  steps_ended integer not null default 0,
  state_bytes integer not null default 0,
  -- Whether a look at the function's code is queued or under way, and whether one more is due after it.
  discovery text not null default 'none' check (discovery in ('none', 'queued', 'again')),
  output text,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (function_id, dedupe_key)
);
create index runs_event_id on executor.runs (event_id);
create index runs_ended_at on executor.runs (ended_at) where ended_at is not null;
create index runs_singleton on executor.runs (function_id, singleton_key)
  where ended_at is null and singleton_key is not null;

create table executor.steps (
  run_id text not null references executor.runs on delete cascade,
  id text not null,
  op text not null,
  name text not null,
  race boolean not null default false,
  -- The order in which steps ended, which the SDK replays; null while the step is under way.
  position integer,
  result text,
  planned_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (run_id, id)
);

create table executor.waits (
  run_id text not null references executor.runs on delete cascade,
  step_id text not null,
  event_name text not null,
  expression text,
  primary key (run_id, step_id)
);
create index waits_event_name on executor.waits (event_name);

create table executor.cancellations (
  run_id text not null references executor.runs on delete cascade,
  position integer not null,
  event_name text not null,
  expression text,
  expires_at timestamptz,
  primary key (run_id, position)
);
create index cancellations_event_name on executor.cancellations (event_name);

create table executor.workers (
  id text primary key,
  lock_key bigint not null,
  renewed_at timestamptz not null default now()
);

-- A call to the app that a worker is making: the lease on a job.
create table executor.calls (
  job_id uuid primary key,
  worker_id text not null references executor.workers,
  run_id text not null,
  step_id text,
  attempt integer not null,
  interruptions integer not null default 0
);
create index calls_worker_id on executor.calls (worker_id);

-- Concurrency: a job that runs, or is queued to run, holds one slot in each of its keys; others wait in the backlog.
create table executor.slots (
  job_id uuid not null,
  key text not null,
  primary key (job_id, key)
);
create index slots_key on executor.slots (key);

create table executor.backlog (
  id bigserial primary key,
  run_id text not null references executor.runs on delete cascade,
  step_id text,
  attempt integer not null,
  priority integer not null,
  keys text[] not null,
  limits integer[] not null
);
create index backlog_keys on executor.backlog using gin (keys);

-- Rate limits and throttles: the theoretical arrival time of the generic cell rate algorithm.
create table executor.rates (
  key text primary key,
  arrival timestamptz not null
);

create table executor.debounces (
  key text primary key,
  function_id text not null,
  event_id text not null,
  event text not null,
  run_at timestamptz not null,
  latest_at timestamptz
);
