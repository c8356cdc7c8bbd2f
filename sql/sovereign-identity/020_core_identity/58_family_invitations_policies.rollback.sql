set local lock_timeout = '2s';

drop policy delete_own_or_as_guardian on public.family_invitations;

drop policy select_own_or_as_guardian on public.family_invitations;
