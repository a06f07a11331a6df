CREATE TYPE "public"."actor_kind" AS ENUM('anonymous', 'citizen', 'staff', 'partner', 'system');--> statement-breakpoint
CREATE TYPE "public"."disclosure_right" AS ENUM('case', 'consent', 'visit', 'law');--> statement-breakpoint
CREATE TYPE "public"."centre_kind" AS ENUM('asan', 'asan_kommunal', 'dost', 'mobile_bus', 'mobile_train');--> statement-breakpoint
CREATE TYPE "public"."centre_status" AS ENUM('operating', 'verify', 'planned', 'under_construction', 'illustrative');--> statement-breakpoint
CREATE TYPE "public"."fee_kind" AS ENUM('state_duty', 'service_fee', 'free');--> statement-breakpoint
CREATE TYPE "public"."recipient" AS ENUM('citizen', 'business', 'foreigner');--> statement-breakpoint
CREATE TYPE "public"."term_unit" AS ENUM('instant', 'minute', 'hour', 'working_day', 'calendar_day', 'month');--> statement-breakpoint
CREATE TYPE "public"."event_delivery_status" AS ENUM('waiting', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."account_status" AS ENUM('active', 'locked', 'closed');--> statement-breakpoint
CREATE TYPE "public"."assurance_level" AS ENUM('low', 'substantial', 'high');--> statement-breakpoint
CREATE TYPE "public"."permission" AS ENUM('applications.read', 'applications.decide', 'queue.operate', 'reports.read', 'staff.manage', 'audit.read');--> statement-breakpoint
CREATE TYPE "public"."session_end_reason" AS ENUM('signed_out', 'expired', 'revoked', 'password_changed', 'staff_closed', 'rotated');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('male', 'female');--> statement-breakpoint
CREATE TYPE "public"."sign_in_method" AS ENUM('password', 'asan_imza', 'e_signature', 'passkey');--> statement-breakpoint
CREATE TYPE "public"."staff_status" AS ENUM('active', 'suspended', 'closed');--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_person_id" uuid,
	"staff_id" uuid,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"person_id" uuid,
	"request_id" text NOT NULL,
	"ip" text,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"reader_kind" "actor_kind" NOT NULL,
	"reader_staff_id" uuid,
	"reader_body" jsonb NOT NULL,
	"reader_role" jsonb NOT NULL,
	"what" text NOT NULL,
	"fields" text[] NOT NULL,
	"purpose" text NOT NULL,
	"right" "disclosure_right" NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agencies" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"short_name" text NOT NULL,
	"website" text,
	"phone" text,
	"parent_code" text,
	"source" text NOT NULL,
	"phone_confirmed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "benefits" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"amount_qepik" integer,
	"unit" text NOT NULL,
	"conditions" jsonb,
	"service_code" text,
	"agency_code" text,
	"effective_from" date,
	"proactive" boolean NOT NULL,
	"source" text NOT NULL,
	"unconfirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"working" boolean NOT NULL,
	"kind" text NOT NULL,
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "centre_hours" (
	"centre_code" text NOT NULL,
	"weekday" smallint NOT NULL,
	"opens_at" time NOT NULL,
	"closes_at" time NOT NULL,
	CONSTRAINT "centre_hours_centre_code_weekday_pk" PRIMARY KEY("centre_code","weekday"),
	CONSTRAINT "centre_hours_weekday" CHECK ("centre_hours"."weekday" between 1 and 7),
	CONSTRAINT "centre_hours_order" CHECK ("centre_hours"."closes_at" > "centre_hours"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "centres" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" "centre_kind" NOT NULL,
	"name" jsonb NOT NULL,
	"city" text NOT NULL,
	"region_code" text,
	"address" jsonb NOT NULL,
	"address_confirmed" boolean NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"phone" text NOT NULL,
	"counters" smallint NOT NULL,
	"accessibility" text[] NOT NULL,
	"facilities" text[] NOT NULL,
	"status" "centre_status" NOT NULL,
	"opened_in" text,
	"serves" text[] NOT NULL,
	"hours_confirmed" boolean NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "centres_have_counters" CHECK ("centres"."counters" > 0)
);
--> statement-breakpoint
CREATE TABLE "dispute_routes" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"deadline_days" integer,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_types" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"issuer_code" text,
	"obtainable_by_state" boolean NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_acts" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"adopted_on" date,
	"title" jsonb NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registry_terms" (
	"list" text NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" smallint NOT NULL,
	"days" integer,
	CONSTRAINT "registry_terms_list_code_pk" PRIMARY KEY("list","code")
);
--> statement-breakpoint
CREATE TABLE "seed_marks" (
	"name" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_life_events" (
	"service_code" text NOT NULL,
	"life_event_code" text NOT NULL,
	CONSTRAINT "service_life_events_life_event_code_service_code_pk" PRIMARY KEY("life_event_code","service_code")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"code" text PRIMARY KEY NOT NULL,
	"agency_code" text NOT NULL,
	"category_code" text NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"recipients" "recipient"[] NOT NULL,
	"legal_act_codes" text[] NOT NULL,
	"documents" jsonb NOT NULL,
	"fee_qepik" integer NOT NULL,
	"fee_kind" "fee_kind" NOT NULL,
	"fees" jsonb NOT NULL,
	"term_value" integer NOT NULL,
	"term_unit" "term_unit" NOT NULL,
	"expedited" jsonb NOT NULL,
	"channel_codes" text[] NOT NULL,
	"online" boolean NOT NULL,
	"appointmentable" boolean NOT NULL,
	"window_minutes" smallint NOT NULL,
	"result_document_code" text,
	"refusal_ground_codes" text[] NOT NULL,
	"suspension_ground_codes" text[] NOT NULL,
	"dispute_route_code" text,
	"proactive" boolean NOT NULL,
	"proactive_trigger" jsonb,
	"source" text NOT NULL,
	"sources" jsonb NOT NULL,
	"unconfirmed" boolean NOT NULL,
	"search_text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "services_fee_not_negative" CHECK ("services"."fee_qepik" >= 0),
	CONSTRAINT "services_free_means_free" CHECK ("services"."fee_kind" <> 'free' or "services"."fee_qepik" = 0)
);
--> statement-breakpoint
CREATE TABLE "event_deliveries" (
	"event_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"status" "event_delivery_status" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"last_error" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "event_deliveries_event_id_subscriber_pk" PRIMARY KEY("event_id","subscriber")
);
--> statement-breakpoint
CREATE TABLE "event_relay" (
	"name" text PRIMARY KEY NOT NULL,
	"xid" "xid8" NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"data" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"password_changed_at" timestamp with time zone NOT NULL,
	"status" "account_status" DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oidc_payloads" (
	"model" text NOT NULL,
	"id_hash" text NOT NULL,
	"payload" text NOT NULL,
	"grant_hash" text,
	"uid_hash" text,
	"user_code_hash" text,
	"consumed_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "oidc_payloads_model_id_hash_pk" PRIMARY KEY("model","id_hash")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"given_name" text NOT NULL,
	"surname" text NOT NULL,
	"patronymic" text NOT NULL,
	"sex" "sex" NOT NULL,
	"birth_date" date NOT NULL,
	"email" text,
	"phone" text,
	"locale" text DEFAULT 'az' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_pin_format" CHECK ("people"."pin" ~ '^[0-9A-HJ-NP-Z]{7}$'),
	CONSTRAINT "people_locale_known" CHECK ("people"."locale" in ('az', 'en', 'ru'))
);
--> statement-breakpoint
CREATE TABLE "role_permissions" (
	"role_code" text NOT NULL,
	"permission" "permission" NOT NULL,
	CONSTRAINT "role_permissions_role_code_permission_pk" PRIMARY KEY("role_code","permission")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"needs_centre" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"sid" text NOT NULL,
	"level" "assurance_level" NOT NULL,
	"method" "sign_in_method" NOT NULL,
	"id_token" text,
	"user_agent" text,
	"ip" text,
	"signed_in_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"idle_expires_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" "session_end_reason",
	CONSTRAINT "sessions_end_has_reason" CHECK (("sessions"."ended_at" is null) = ("sessions"."end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_code" text,
	"centre_code" text,
	"position" jsonb NOT NULL,
	"status" "staff_status" DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_members_work_somewhere" CHECK ("staff_members"."agency_code" is not null or "staff_members"."centre_code" is not null)
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"role_code" text NOT NULL,
	"granted_by" uuid,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "staff_roles_dates" CHECK ("staff_roles"."valid_to" is null or "staff_roles"."valid_to" >= "staff_roles"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "form_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid,
	"form" text NOT NULL,
	"values" jsonb NOT NULL,
	"errors" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "benefits" ADD CONSTRAINT "benefits_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits" ADD CONSTRAINT "benefits_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_hours" ADD CONSTRAINT "centre_hours_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_types" ADD CONSTRAINT "document_types_issuer_code_agencies_code_fk" FOREIGN KEY ("issuer_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_life_events" ADD CONSTRAINT "service_life_events_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_role_code_roles_code_fk" FOREIGN KEY ("role_code") REFERENCES "public"."roles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_role_code_roles_code_fk" FOREIGN KEY ("role_code") REFERENCES "public"."roles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_granted_by_staff_members_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_by_person" ON "audit_entries" USING btree ("person_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "disclosures_by_person" ON "disclosures" USING btree ("person_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "disclosures_by_reader" ON "disclosures" USING btree ("reader_staff_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "centres_by_region" ON "centres" USING btree ("region_code");--> statement-breakpoint
CREATE INDEX "services_by_category" ON "services" USING btree ("category_code");--> statement-breakpoint
CREATE INDEX "services_by_agency" ON "services" USING btree ("agency_code");--> statement-breakpoint
CREATE INDEX "event_deliveries_due" ON "event_deliveries" USING btree ("next_attempt_at") WHERE "event_deliveries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "events_in_commit_order" ON "events" USING btree ("xid","seq");--> statement-breakpoint
CREATE INDEX "events_by_person" ON "events" USING btree ("person_id","seq");--> statement-breakpoint
CREATE INDEX "oidc_payloads_by_grant" ON "oidc_payloads" USING btree ("grant_hash");--> statement-breakpoint
CREATE INDEX "oidc_payloads_by_uid" ON "oidc_payloads" USING btree ("uid_hash");--> statement-breakpoint
CREATE INDEX "oidc_payloads_by_expiry" ON "oidc_payloads" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_pin" ON "people" USING btree ("pin");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id","signed_in_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_by_sid" ON "sessions" USING btree ("sid");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_one_per_person" ON "staff_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "staff_members_by_agency" ON "staff_members" USING btree ("agency_code");--> statement-breakpoint
CREATE INDEX "staff_members_by_centre" ON "staff_members" USING btree ("centre_code");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_roles_one_open" ON "staff_roles" USING btree ("staff_id","role_code") WHERE "staff_roles"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "form_attempts_by_expiry" ON "form_attempts" USING btree ("expires_at");