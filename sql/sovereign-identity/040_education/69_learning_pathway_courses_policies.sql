set local lock_timeout = '2s';

create policy select_of_active_pathways
on public.learning_pathway_courses
as permissive
for select
to authenticated
using (
    exists (
        select
        from public.learning_pathways as p
        where p.id = learning_pathway_courses.pathway_id
    )
);

comment on policy select_of_active_pathways on public.learning_pathway_courses is
    'The courses of the pathways that one sees.';
