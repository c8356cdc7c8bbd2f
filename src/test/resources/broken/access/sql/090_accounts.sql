create view app.accounts
as
select u.id, u.email
from auth.users as u;

grant select on app.accounts to service_role;
