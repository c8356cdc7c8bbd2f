-- Fixed ids, so that the rollback takes back exactly these. No "on conflict": the table is ours and new.
insert into public.courses (
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
    instructor,
    learning_outcomes,
    certificate_type
)
values
    ('5a3b1e00-0000-4000-8000-000100000001', 'bitcoin-fundamentals', 'Bitcoin Fundamentals', 'What a coin, a key and a block are, and why nobody has to be trusted.', 'basic', 'satnam', 120, 'beginner', '{}', '{bitcoin-basics}', 0, 'immediate', 100, 'Satnam faculty', '{"Explain proof of work","Keep a key safe"}', 'completion'),
    ('5a3b1e00-0000-4000-8000-000100000002', 'nostr-introduction', 'Introduction to Nostr', 'Keys, events and relays, from the first note to an own identity.', 'basic', 'citadel-academy', 90, 'beginner', '{}', '{nostr-basics}', 1000, 'immediate', 50, 'Citadel Academy faculty', '{"Make a Nostr identity","Use a client"}', 'completion'),
    ('5a3b1e00-0000-4000-8000-000100000003', 'lightning-in-depth', 'Lightning in Depth', 'Channels, routing and liquidity, by building them.', 'advanced', 'satnam', 240, 'advanced', '{bitcoin-fundamentals}', '{lightning-expert}', 5000, 'approval-required', 25, 'Satnam faculty', '{"Open and close channels","Find a route"}', 'certification'),
    ('5a3b1e00-0000-4000-8000-000100000004', 'family-sovereignty', 'Family Financial Sovereignty', 'A treasury that a family keeps together.', 'specialized', 'citadel-academy', 180, 'intermediate', '{nostr-introduction}', '{family-sovereignty}', 2500, 'approval-required', 30, 'Citadel Academy faculty', '{"Set up a treasury","Share a key among guardians"}', 'certification'),
    ('5a3b1e00-0000-4000-8000-000100000005', 'privacy-fundamentals', 'Privacy Fundamentals', 'What others learn about you, and how they learn less.', 'basic', 'satnam', 150, 'intermediate', '{}', '{privacy-basics}', 1500, 'immediate', 75, 'Satnam faculty', '{"Know who is watching","Use privacy tools"}', 'badge');
