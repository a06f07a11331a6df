-- Words of the registry are found by their parts, also when misspelt (trigrams).
create extension if not exists pg_trgm;
--> statement-breakpoint
create index if not exists services_search_name on services using gin (search_name gin_trgm_ops);
--> statement-breakpoint
create index if not exists services_search_text on services using gin (search_text gin_trgm_ops);
