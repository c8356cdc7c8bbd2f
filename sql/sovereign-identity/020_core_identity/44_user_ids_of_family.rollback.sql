drop function sovereign.user_ids_of_family();
