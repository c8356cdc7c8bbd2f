-- Before the sample rows, so that a rehearsal meets them in use when it takes them back.

-- A list of columns, complete today: what is added to the catalogue one day is not public by itself.
grant select (
    id,
    slug,
    title,
    description,
    category,
    provider,
    duration_minutes,
    difficulty,
    prerequisites,
    badges,
    cost_sats,
    enrollment_type,
    max_students,
    current_enrollment,
    start_date,
    instructor,
    syllabus,
    learning_outcomes,
    certificate_type,
    external_url,
    registration_deadline,
    is_active,
    created_at,
    updated_at
) on table public.courses to anon;

grant select on table public.courses to authenticated;

grant select, delete on table public.course_registrations to authenticated;

-- How a registration begins and who decided on it is not the student's to write.
grant insert (
    course_id,
    user_id,
    metadata
) on table public.course_registrations to authenticated;

grant update (status) on table public.course_registrations to authenticated;

grant select, delete on table public.course_progress to authenticated;

-- course_id and user_id too: an upsert writes every column that it is sent.
grant insert (
    course_id,
    user_id,
    status,
    overall_progress,
    time_spent_minutes,
    modules_total,
    modules_completed,
    quizzes_total,
    quizzes_completed,
    average_quiz_score,
    last_activity
) on table public.course_progress to authenticated;

grant update (
    course_id,
    user_id,
    status,
    overall_progress,
    time_spent_minutes,
    modules_total,
    modules_completed,
    quizzes_total,
    quizzes_completed,
    average_quiz_score,
    last_activity
) on table public.course_progress to authenticated;

grant select, delete on table public.cognitive_capital_metrics to authenticated;

grant insert (
    user_id,
    total_courses,
    completed_courses,
    total_time_spent_minutes,
    average_quiz_score,
    badges_earned,
    certificates_earned,
    cognitive_capital_score,
    learning_streak,
    weekly_progress,
    monthly_progress
) on table public.cognitive_capital_metrics to authenticated;

grant update (
    user_id,
    total_courses,
    completed_courses,
    total_time_spent_minutes,
    average_quiz_score,
    badges_earned,
    certificates_earned,
    cognitive_capital_score,
    learning_streak,
    weekly_progress,
    monthly_progress
) on table public.cognitive_capital_metrics to authenticated;

grant select on table public.learning_pathways to authenticated;

grant select on table public.learning_pathway_courses to authenticated;

grant select, delete on table public.courses to service_role;

-- Not current_enrollment: it is counted.
grant insert (
    id,
    slug,
    title,
    description,
    category,
    provider,
    duration_minutes,
    difficulty,
    prerequisites,
    badges,
    cost_sats,
    enrollment_type,
    max_students,
    start_date,
    instructor,
    syllabus,
    learning_outcomes,
    certificate_type,
    external_url,
    registration_deadline,
    is_active
) on table public.courses to service_role;

grant update (
    slug,
    title,
    description,
    category,
    provider,
    duration_minutes,
    difficulty,
    prerequisites,
    badges,
    cost_sats,
    enrollment_type,
    max_students,
    start_date,
    instructor,
    syllabus,
    learning_outcomes,
    certificate_type,
    external_url,
    registration_deadline,
    is_active
) on table public.courses to service_role;

grant select, insert, update, delete on table public.course_registrations to service_role;

grant select, insert, update, delete on table public.course_progress to service_role;

grant select, insert, update, delete on table public.cognitive_capital_metrics to service_role;

grant select, insert, update, delete on table public.learning_pathways to service_role;

grant select, insert, update, delete on table public.learning_pathway_courses to service_role;

grant execute on function public.decide_registration(uuid, boolean, text) to authenticated;
