-- Functions whose result depends on the session, by themselves or by what they call.
select distinct u.oid as function
from uses as u
where u.kind = 'function'
    and u.used_kind = 'function'
    and (
        exists (
            select
            from called as c
            where c.kind = 'function'
                and c.oid = u.used
                and (c.schema = 'auth' or c.bare = 'current_setting')
        )
        or exists (
            select
            from said as s
            where s.kind = 'function'
                and s.oid = u.used
                and s.what = 'name'
                and s.text in ('session_user', 'current_user', 'current_role')
        )
    )
