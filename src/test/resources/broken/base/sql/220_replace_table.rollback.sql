insert into app.settings_before (name, value)
select name, value
from app.settings
on conflict (name) do update set value = excluded.value;

drop table app.settings;

alter table app.settings_before rename constraint settings_before_pkey to settings_pkey;

alter table app.settings_before rename to settings;
