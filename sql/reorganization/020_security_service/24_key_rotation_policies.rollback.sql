-- public.key_rotation_policies is the table again.
set local lock_timeout = '2s';

drop view public.key_rotation_policies;

alter table security_service.key_rotation_policies set schema public;
