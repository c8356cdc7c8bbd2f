drop function sovereign.user_hash_of_caller();
