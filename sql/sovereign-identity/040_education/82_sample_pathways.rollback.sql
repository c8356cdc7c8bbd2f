-- Its courses go with it. Users do not build on pathways: nothing refers to one.
delete from public.learning_pathways
where id = '5a3b1e00-0000-4000-8000-000200000001';
