create policy delete_own
on app.notes
as permissive
for delete
to authenticated
using (owner_user_id = (select auth.uid()));

alter policy select_own on app.notes to authenticated, service_role;

alter policy update_own on app.notes using (owner_user_id = (select auth.uid()) and state = 'draft');
