create index visits_at_idx on app.visits (at);
