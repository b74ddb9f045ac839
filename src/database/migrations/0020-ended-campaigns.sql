-- A campaign that is ended before it has begun ends as it begins, and never opens.
alter table campaigns drop constraint campaigns_check1;
alter table campaigns add constraint campaigns_check1 check (opens_at <= closes_at);
