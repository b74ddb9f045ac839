-- `warned_for`: the end of which its client was told ahead. `end_chosen`: whether they chose it; until now nothing
-- prolonged a post, so whatever is not the usual thirty days was their choice. `prolonged_at`: when it last was.
alter table posts add column warned_for timestamptz;
alter table posts add column end_chosen boolean not null default false;
alter table posts add column prolonged_at timestamptz;
update posts set end_chosen = true where state = 'open' and not imported and ends_at <> posted_at + interval '720 hours';

-- When a proposal's post was to end before it was first prolonged: what that end would have brought back comes back then.
alter table proposals add column promised_end timestamptz;
create index proposals_promised on proposals (promised_end)
  where promised_end is not null and state in ('submitted', 'viewed', 'shortlisted', 'interviewing');
