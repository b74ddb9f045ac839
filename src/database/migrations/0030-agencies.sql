-- An agency is a member without a sign-in of its own: its wallet is the pool of those who belong to it.
alter table members add column is_agency boolean not null default false;
alter table members add check (not is_agency or (is_freelancer and not is_client and not is_operator and email is null));
-- The same, where the rules of its wallet are decided.
alter table wallets add column is_agency boolean not null default false;

create table agency_members (
  agency_id uuid not null,
  member_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'member')),
  since timestamptz not null,
  primary key (agency_id, member_id)
);
create index agency_members_of on agency_members (member_id);
create unique index agency_members_owner on agency_members (agency_id) where role = 'owner';
create unique index agency_members_owned on agency_members (member_id) where role = 'owner';

-- Somebody is asked to belong to an agency: a member, or whoever has confirmed this address. It is gone once it is answered.
create table agency_invitations (
  agency_id uuid not null,
  invitation_id uuid not null,
  member_id uuid,
  email text,
  role text not null check (role in ('admin', 'member')),
  invited_by uuid not null,
  at timestamptz not null,
  primary key (agency_id, invitation_id),
  check ((member_id is null) <> (email is null))
);
create unique index agency_invitations_member on agency_invitations (agency_id, member_id) where member_id is not null;
create unique index agency_invitations_email on agency_invitations (agency_id, lower(email)) where email is not null;
create index agency_invitations_of on agency_invitations (member_id);
create index agency_invitations_to on agency_invitations (lower(email));

-- What its people did for an agency, for good: `act` is the action, `subject` a post, a proposal or a member.
create table agency_acts (
  agency_id uuid not null,
  act_id uuid not null,
  at timestamptz not null,
  member_id uuid not null,
  act text not null,
  subject uuid,
  connects integer,
  detail text not null default '',
  primary key (agency_id, act_id)
);
create trigger agency_acts_append_only before update or delete on agency_acts
  for each row execute function refuse_change();
create trigger agency_acts_kept before truncate on agency_acts
  for each statement execute function refuse_change();

-- Until there was a rule for them, there were none.
update policy_versions set policy = policy || '{"agencies": null}' where not policy ? 'agencies';
