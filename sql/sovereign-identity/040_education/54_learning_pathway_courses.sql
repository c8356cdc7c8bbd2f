set local lock_timeout = '2s';

-- The older file keeps the courses of a pathway in a text array: names that no foreign key holds.
create table public.learning_pathway_courses (
    pathway_id uuid not null references public.learning_pathways (id) on delete cascade,
    position integer not null check (position > 0),
    course_id uuid not null references public.courses (id),
    primary key (pathway_id, position),
    unique (pathway_id, course_id)
);

alter table public.learning_pathway_courses enable row level security;

alter table public.learning_pathway_courses force row level security;

revoke all on table public.learning_pathway_courses from public, anon, authenticated, service_role;

-- For the foreign key: without it, deleting a course reads every pathway.
create index learning_pathway_courses_course_id_idx
on public.learning_pathway_courses (course_id);

comment on table public.learning_pathway_courses is
    'Which courses a pathway has, in which order, each once.';
