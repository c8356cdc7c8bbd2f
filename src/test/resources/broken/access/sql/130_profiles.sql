create table app.profiles (
    user_id uuid primary key references auth.users (id),
    phone varchar(255)
);
