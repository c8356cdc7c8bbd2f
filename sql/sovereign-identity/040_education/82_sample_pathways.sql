insert into public.learning_pathways (
    id,
    slug,
    title,
    description,
    difficulty_level,
    estimated_duration_minutes,
    target_audience
)
values ('5a3b1e00-0000-4000-8000-000200000001', 'bitcoin-foundation', 'Bitcoin Foundation', 'Money first, then how to keep it to oneself.', 'beginner', 270, 'Whoever begins');

insert into public.learning_pathway_courses (pathway_id, position, course_id)
values
    ('5a3b1e00-0000-4000-8000-000200000001', 1, '5a3b1e00-0000-4000-8000-000100000001'),
    ('5a3b1e00-0000-4000-8000-000200000001', 2, '5a3b1e00-0000-4000-8000-000100000005');
