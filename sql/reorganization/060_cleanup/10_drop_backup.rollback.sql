-- The backup that was dropped is gone. This is a new one, with the same shape and as closed, of the
-- memories as they are now: not as they were before phase 3. It is made so that whoever goes back
-- from here has one to go back with.
create table security_service.memory_entries_backup (
    like security_service.memory_entries including all excluding indexes
);

alter table security_service.memory_entries_backup enable row level security;

alter table security_service.memory_entries_backup force row level security;

insert into security_service.memory_entries_backup
select t.*
from security_service.memory_entries as t;

alter table security_service.memory_entries_backup add primary key (id);

comment on table security_service.memory_entries_backup is
    'The memories before their table moved. For nobody but its owner, until 060_cleanup drops it.';

revoke all on table security_service.memory_entries_backup
from public, anon, authenticated, service_role;
