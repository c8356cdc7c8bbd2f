set local lock_timeout = '2s';

drop policy select_of_active_pathways on public.learning_pathway_courses;
