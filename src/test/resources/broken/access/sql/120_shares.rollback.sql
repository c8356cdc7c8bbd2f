alter policy select_own
on app.notes
using (owner_user_id = (select auth.uid()));

drop table app.shares;
