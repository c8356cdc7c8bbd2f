revoke execute on function public.decide_registration(uuid, boolean, text) from authenticated;

revoke select, insert, update, delete on table public.learning_pathway_courses from service_role;

revoke select, insert, update, delete on table public.learning_pathways from service_role;

revoke select, insert, update, delete on table public.cognitive_capital_metrics from service_role;

revoke select, insert, update, delete on table public.course_progress from service_role;

revoke select, insert, update, delete on table public.course_registrations from service_role;

revoke select, insert, update, delete on table public.courses from service_role;

-- On the tables, this takes the grants on their columns back as well.
revoke select, insert, update, delete on table public.learning_pathway_courses from authenticated;

revoke select, insert, update, delete on table public.learning_pathways from authenticated;

revoke select, insert, update, delete on table public.cognitive_capital_metrics from authenticated;

revoke select, insert, update, delete on table public.course_progress from authenticated;

revoke select, insert, update, delete on table public.course_registrations from authenticated;

revoke select, insert, update, delete on table public.courses from authenticated;

revoke select on table public.courses from anon;
