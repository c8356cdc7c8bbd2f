-- The check looks and makes nothing, so there is nothing to take back: it says so, and that is all.
do $$
begin
    raise notice 'nothing to take back: the check makes nothing';
end
$$;
