-- Sign-in (better-auth) ------------------------------------------------------------------------------
-- A user's id is their member's id. `users` is how somebody signs in, `members` who they are on the marketplace.

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  is_freelancer boolean not null default true,
  is_client boolean not null default false,
  country text,
  timezone text not null default 'UTC',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table accounts (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index accounts_user on accounts (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index verifications_identifier on verifications (identifier);

create table sign_in_attempts (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Bearer keys for the API: only the SHA-256 of a key is kept, and its first letters to tell keys apart.
create table api_keys (
  key_hash text primary key,
  member_id uuid not null,
  key_id uuid not null,
  name text not null,
  starts text not null,
  created_at timestamptz not null
);

create index api_keys_member on api_keys (member_id, created_at desc);

-- Mail ----------------------------------------------------------------------------------------------

-- A path on this marketplace; its address in front is put there when the mail is delivered.
alter table mails add column link text not null default '';
-- Not to be tried before this instant; also what keeps two processes from sending the same mail.
alter table mails add column due_at timestamptz not null default '-infinity';
