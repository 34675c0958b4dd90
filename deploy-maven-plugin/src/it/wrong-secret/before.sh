API_KEY=$(printf 'geheim-\303\244\377')
