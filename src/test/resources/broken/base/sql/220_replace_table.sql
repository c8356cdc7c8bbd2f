alter table app.settings rename to settings_before;

alter table app.settings_before rename constraint settings_pkey to settings_before_pkey;

create table app.settings (
    name text primary key,
    value text not null,
    changed_at timestamptz not null default now()
);

insert into app.settings (name, value)
select name, value
from app.settings_before;
