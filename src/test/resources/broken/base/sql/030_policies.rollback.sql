alter policy update_own on app.notes using (owner_user_id = (select auth.uid()));

alter policy select_own on app.notes to authenticated;

drop policy delete_own on app.notes;
