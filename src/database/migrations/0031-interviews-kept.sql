-- What an interview gave: an interview may give its Connects later than it began. Null while nobody has decided it, 0 where
-- nothing (more) came. What was decided before this gave at once or nothing.
alter table proposals add column interview_gave integer check (interview_gave >= 0);
update proposals set interview_gave = 0 where interviewed_at is not null;
create index proposals_interviews on proposals (proposal_id) where interviewed_at is not null and interview_gave is null;
