insert into public.notes (body, owner_user_id)
select
    format('note %s', n),
    case
        when n % 1000 = 0 then '00000000-0000-0000-0000-00000000a11c'::uuid
        else '00000000-0000-0000-0000-000000000b0b'::uuid
    end
from generate_series(1, current_setting('rehearsal.rows')::int) as s (n);

analyze public.notes;
