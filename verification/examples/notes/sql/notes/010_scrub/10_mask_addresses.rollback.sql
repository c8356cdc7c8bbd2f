do $$
begin
    raise exception using
        errcode = 'PR900',
        message = 'the addresses in public.notes cannot be brought back',
        hint = 'Restore public.notes from the backup that was taken before the migration.';
end
$$;
