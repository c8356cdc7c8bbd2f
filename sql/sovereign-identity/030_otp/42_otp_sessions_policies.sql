set local lock_timeout = '2s';

-- No policy for writing: the rate limit counts these rows.
create policy select_own
on public.otp_sessions
as permissive
for select
to authenticated
using (user_hash = (select sovereign.user_hash_of_caller()));

comment on policy select_own on public.otp_sessions is
    'A user sees which codes were asked for in his name.';
