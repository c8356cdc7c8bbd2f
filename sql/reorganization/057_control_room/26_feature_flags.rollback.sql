-- public.feature_flags is the table again.
set local lock_timeout = '2s';

drop view public.feature_flags;

alter table control_room.feature_flags set schema public;
