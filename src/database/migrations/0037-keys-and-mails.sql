-- A key is made only with a confirmed address from now on: with somebody else's it outlived their taking it back.
delete from api_keys using members where api_keys.member_id = members.member_id and not members.email_verified;
