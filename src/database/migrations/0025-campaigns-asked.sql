-- Who asked for what a campaign can give now: whoever made it, or who last made it larger. They cannot approve it.
alter table campaigns add column asked_by text;
update campaigns set asked_by = made_by;
alter table campaigns alter column asked_by set not null;
