-- A copy of every memory, before their table moves. The guide's "create table … as select" makes a
-- table without keys, defaults and row level security, in a schema that users may use; such backups
-- have been open to everybody before. This one has the columns, defaults and checks of the table and
-- a primary key, and nobody but its owner reaches it: row level security is forced, there is no
-- policy, and no role has a privilege. It has no foreign keys, so that who deletes a topic or an
-- organization does not reach into a backup.
--
-- The other indexes are left out. To build them, the one of the embeddings above all, takes most of
-- the time, and memories are fetched from here by their id: whoever makes a table of it that is to be
-- searched builds them then.
--
-- It is there to compare with and to fetch single memories from, until 060_cleanup drops it. The way
-- back never puts it in the table's place, as the guide does: memories that were written since the
-- move would be lost, and with them the foreign keys, triggers and policies.
create table security_service.memory_entries_backup (
    like public.memory_entries including all excluding indexes
);

alter table security_service.memory_entries_backup enable row level security;

alter table security_service.memory_entries_backup force row level security;

-- All columns: the line above has just made the same ones in the same order.
insert into security_service.memory_entries_backup
select t.*
from public.memory_entries as t;

-- Behind the rows, for it is faster than row by row.
alter table security_service.memory_entries_backup add primary key (id);

comment on table security_service.memory_entries_backup is
    'The memories before their table moved. For nobody but its owner, until 060_cleanup drops it.';

revoke all on table security_service.memory_entries_backup
from public, anon, authenticated, service_role;
