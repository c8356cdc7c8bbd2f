set local lock_timeout = '2s';

create policy select_own
on public.otp_secrets
as permissive
for select
to authenticated
using (user_hash = (select sovereign.user_hash_of_caller()));

comment on policy select_own on public.otp_secrets is
    'A user sees that he has a secret and whether it is locked; the columns of the secret itself are not granted. Not even his family sees more.';

create policy insert_own
on public.otp_secrets
as permissive
for insert
to authenticated
with check (user_hash = (select sovereign.user_hash_of_caller()));

comment on policy insert_own on public.otp_secrets is
    'A user enrols himself and nobody else.';

create policy update_own
on public.otp_secrets
as permissive
for update
to authenticated
using (user_hash = (select sovereign.user_hash_of_caller()))
with check (user_hash = (select sovereign.user_hash_of_caller()));

comment on policy update_own on public.otp_secrets is
    'A user replaces his secret. Counters and locks are not granted to him, so they stay as they are.';

-- Without the two conditions, a stolen sign-in could wipe out failures, lock and spent windows by
-- deleting the row and inserting it again.
create policy delete_own_without_failures
on public.otp_secrets
as permissive
for delete
to authenticated
using (
    user_hash = (select sovereign.user_hash_of_caller())
    and failed_attempts = 0
    and (
        last_used_window is null
        or last_used_window < sovereign.otp_window(now()) - 1
    )
);

comment on policy delete_own_without_failures on public.otp_secrets is
    'A user gives his secret up, unless failures stand against it or its last code could still be replayed.';
