-- A statement that is a transaction by itself has to fail by itself where something is no longer as it was read.
create function as_many(rows integer, expected integer) returns integer language plpgsql as $$
begin
  if rows <> expected then
    raise exception '% of % rows are as they were read', rows, expected using errcode = 'serialization_failure';
  end if;
  return rows;
end
$$;
