-- What an operator brought about otherwise than by an adjustment, and counts with them: a purchase they recorded, a badge
-- or a plan they gave. It waits like an adjustment, and is done when it is approved; what it moved is written where it always is.
alter table adjustments add column act jsonb;
alter table adjustments drop constraint adjustments_check1;
alter table adjustments add constraint adjustments_movement_check
  check (case when act is null then (state = 'made') = (movement_id is not null) else movement_id is null end);

-- How many Connects a campaign may give in all: what one operator alone may, or what a second one (`approved_by`) approved.
alter table campaigns add column approved bigint;
alter table campaigns add column approved_by uuid;
update campaigns set approved = connects::bigint * coalesce("limit", 100000000);
alter table campaigns alter column approved set not null;
