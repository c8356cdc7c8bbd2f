alter table app.notes alter column state set default 'open';

alter table app.notes alter column title set statistics 500;

alter table app.notes alter column body set storage external;

comment on column app.notes.state is 'draft, open or closed';
