-- A key is made only with a confirmed address from now on: with somebody else's it outlived their taking it back.
delete from api_keys using members where api_keys.member_id = members.member_id and not members.email_verified;

-- Mails that stay in the mailbox for good are due at 'infinity', and nobody who looks for due ones reads past them.
drop index mails_due;
create index mails_due on mails (at) where sent_at is null and due_at < 'infinity';
