-- Each policy as it was put in force, whole: what was priced or granted keeps the version it happened under.
create table policy_versions (
  version_id text primary key,
  policy jsonb not null,
  source text not null default '', -- the file, with the source of every figure in its comments
  in_force_from timestamptz not null,
  keeps jsonb not null default '[]',
  activated_at timestamptz not null,
  activated_by text not null
);
