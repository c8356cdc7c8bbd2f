drop index app.visits_at_idx;
