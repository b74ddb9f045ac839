-- What was paid for a lot is in the currency it was paid in. Until there were others, that was US dollars.
alter table lots add column currency text not null default 'USD';
