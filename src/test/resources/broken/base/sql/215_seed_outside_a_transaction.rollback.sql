delete from app.labels where code = 'late';
