-- A campaign may give more than once to one person: `per_person` times, each a claim with its number. `given` counts people,
-- `times` claims.
alter table campaigns add column per_person integer not null default 1 check (per_person > 0);
alter table campaigns add column times integer not null default 0;
update campaigns set times = given;
alter table campaigns add check (times >= given);

alter table campaign_claims add column nth integer not null default 1 check (nth > 0);
alter table campaign_claims drop constraint campaign_claims_pkey;
alter table campaign_claims add primary key (member_id, campaign_id, nth);
