delete from app.labels where code = 'new';
