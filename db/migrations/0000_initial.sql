CREATE SCHEMA "registers";
--> statement-breakpoint
CREATE TYPE "public"."application_action" AS ENUM('start', 'submit', 'withdraw', 'take', 'release', 'reassign', 'ask', 'answer', 'recall', 'approve', 'reject');--> statement-breakpoint
CREATE TYPE "public"."application_status" AS ENUM('draft', 'submitted', 'in_review', 'information_requested', 'approved', 'rejected', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."decision_outcome" AS ENUM('approved', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."actor_kind" AS ENUM('anonymous', 'citizen', 'staff', 'partner', 'system');--> statement-breakpoint
CREATE TYPE "public"."disclosure_right" AS ENUM('case', 'consent', 'visit', 'law');--> statement-breakpoint
CREATE TYPE "public"."cabinet_panel" AS ENUM('attention', 'applications', 'visits', 'consents', 'notices', 'documents');--> statement-breakpoint
CREATE TYPE "public"."calendar_day_kind" AS ENUM('holiday', 'transferred', 'memorial', 'swap');--> statement-breakpoint
CREATE TYPE "public"."centre_kind" AS ENUM('asan', 'asan_kommunal', 'dost', 'mobile_bus', 'mobile_train');--> statement-breakpoint
CREATE TYPE "public"."centre_status" AS ENUM('operating', 'verify', 'planned', 'under_construction', 'illustrative');--> statement-breakpoint
CREATE TYPE "public"."fee_kind" AS ENUM('state_duty', 'service_fee', 'free');--> statement-breakpoint
CREATE TYPE "public"."recipient" AS ENUM('citizen', 'business', 'foreigner');--> statement-breakpoint
CREATE TYPE "public"."registry_list" AS ENUM('category', 'life_event', 'channel', 'refusal_ground', 'suspension_ground', 'economic_region');--> statement-breakpoint
CREATE TYPE "public"."term_unit" AS ENUM('instant', 'minute', 'hour', 'working_day', 'calendar_day', 'month');--> statement-breakpoint
CREATE TYPE "public"."consent_action" AS ENUM('request', 'grant', 'refuse', 'lapse', 'withdraw', 'expire');--> statement-breakpoint
CREATE TYPE "public"."consent_status" AS ENUM('requested', 'granted', 'refused', 'lapsed', 'withdrawn', 'expired');--> statement-breakpoint
CREATE TYPE "public"."partner_kind" AS ENUM('bank', 'insurer', 'mobile_operator');--> statement-breakpoint
CREATE TYPE "public"."event_delivery_status" AS ENUM('waiting', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."account_status" AS ENUM('active', 'locked', 'closed');--> statement-breakpoint
CREATE TYPE "public"."assurance_level" AS ENUM('low', 'substantial', 'high');--> statement-breakpoint
CREATE TYPE "public"."permission" AS ENUM('applications.read', 'applications.decide', 'queue.operate', 'reports.read', 'staff.manage', 'audit.read');--> statement-breakpoint
CREATE TYPE "public"."session_end_reason" AS ENUM('signed_out', 'expired', 'revoked', 'password_changed', 'account_closed', 'staff_closed', 'rotated');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('male', 'female');--> statement-breakpoint
CREATE TYPE "public"."sign_in_method" AS ENUM('password', 'asan_imza', 'e_signature', 'passkey');--> statement-breakpoint
CREATE TYPE "public"."staff_status" AS ENUM('active', 'suspended', 'closed');--> statement-breakpoint
CREATE TYPE "public"."message_class" AS ENUM('mandatory', 'security', 'grant', 'action', 'reminder', 'notice');--> statement-breakpoint
CREATE TYPE "public"."notice_channel" AS ENUM('email', 'sms');--> statement-breakpoint
CREATE TYPE "public"."notice_delivery_status" AS ENUM('waiting', 'sent', 'failed');--> statement-breakpoint
CREATE TYPE "public"."notice_kind" AS ENUM('id_card_expiring', 'passport_expiring', 'childbirth_allowance_offer', 'application_submitted', 'application_information_requested', 'application_approved', 'application_rejected', 'appointment_booked', 'appointment_moved', 'appointment_cancelled', 'appointment_reminder', 'consent_requested', 'consent_lapsing', 'new_device');--> statement-breakpoint
CREATE TYPE "public"."notice_resolution" AS ENUM('acted', 'superseded', 'lapsed');--> statement-breakpoint
CREATE TYPE "public"."appointment_action" AS ENUM('book', 'move', 'cancel', 'arrive', 'call', 'return', 'start', 'finish', 'miss');--> statement-breakpoint
CREATE TYPE "public"."appointment_status" AS ENUM('booked', 'arrived', 'called', 'in_service', 'served', 'no_show', 'cancelled');--> statement-breakpoint
CREATE TYPE "registers"."education_level" AS ENUM('secondary', 'vocational', 'bachelor', 'master', 'doctoral');--> statement-breakpoint
CREATE TYPE "registers"."fault_mode" AS ENUM('ok', 'slow', 'down', 'malformed', 'late', 'duplicate');--> statement-breakpoint
CREATE TYPE "registers"."identity_document_kind" AS ENUM('id_card', 'passport');--> statement-breakpoint
CREATE TYPE "registers"."marital_status" AS ENUM('single', 'married', 'divorced', 'widowed');--> statement-breakpoint
CREATE TYPE "registers"."marriage_end" AS ENUM('divorce', 'death');--> statement-breakpoint
CREATE TYPE "registers"."pension_kind" AS ENUM('age', 'disability', 'survivor');--> statement-breakpoint
CREATE TYPE "registers"."property_kind" AS ENUM('apartment', 'house', 'land', 'garage');--> statement-breakpoint
CREATE TYPE "registers"."register_code" AS ENUM('population', 'civil_status', 'identity_documents', 'driving', 'education', 'employment', 'property');--> statement-breakpoint
CREATE TYPE "registers"."resident_sex" AS ENUM('male', 'female');--> statement-breakpoint
CREATE TABLE "application_decisions" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"outcome" "decision_outcome" NOT NULL,
	"ground_codes" text[] NOT NULL,
	"explanation" text,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_decisions_refusal_has_ground" CHECK ("application_decisions"."outcome" = 'approved' or cardinality("application_decisions"."ground_codes") > 0),
	CONSTRAINT "application_decisions_refusal_is_explained" CHECK ("application_decisions"."outcome" = 'approved' or length("application_decisions"."explanation") > 0)
);
--> statement-breakpoint
CREATE TABLE "application_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" "application_action" NOT NULL,
	"from_status" "application_status",
	"to_status" "application_status" NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"person_id" uuid,
	"staff_id" uuid,
	"note" text,
	"to_staff_id" uuid
);
--> statement-breakpoint
CREATE TABLE "application_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"question" text NOT NULL,
	"answer_by" date NOT NULL,
	"answer" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "application_requests_answer_closes" CHECK ("application_requests"."answer" is null or "application_requests"."closed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"service_code" text NOT NULL,
	"agency_code" text NOT NULL,
	"definition_version" integer NOT NULL,
	"status" "application_status" DEFAULT 'draft' NOT NULL,
	"reference" text,
	"answers" jsonb NOT NULL,
	"step_versions" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"exclusive_key" text,
	"fee_qepik" integer DEFAULT 0 NOT NULL,
	"submitted_at" timestamp with time zone,
	"due_on" date,
	"assigned_staff_id" uuid,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_sent_has_reference" CHECK ("applications"."reference" is not null or "applications"."status" in ('draft', 'withdrawn')),
	CONSTRAINT "applications_draft_has_no_reference" CHECK ("applications"."reference" is null or "applications"."status" <> 'draft'),
	CONSTRAINT "applications_decided_at" CHECK (("applications"."decided_at" is not null) = ("applications"."status" in ('approved', 'rejected'))),
	CONSTRAINT "applications_refused_frees_claim" CHECK ("applications"."exclusive_key" is null or "applications"."status" not in ('draft', 'rejected', 'withdrawn')),
	CONSTRAINT "applications_fee_not_negative" CHECK ("applications"."fee_qepik" >= 0)
);
--> statement-breakpoint
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
CREATE TABLE "cabinet_panels" (
	"person_id" uuid NOT NULL,
	"panel" "cabinet_panel" NOT NULL,
	"position" smallint NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	CONSTRAINT "cabinet_panels_person_id_panel_pk" PRIMARY KEY("person_id","panel"),
	CONSTRAINT "cabinet_panels_position" CHECK ("cabinet_panels"."position" >= 0)
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
	"effective_from" text,
	"proactive" boolean NOT NULL,
	"source" text NOT NULL,
	"unconfirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"working" boolean NOT NULL,
	"kind" "calendar_day_kind" NOT NULL,
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
CREATE TABLE "centre_stops" (
	"centre_code" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"place" jsonb NOT NULL,
	"opens_at" time NOT NULL,
	"closes_at" time NOT NULL,
	"closed_on" date[] NOT NULL,
	CONSTRAINT "centre_stops_centre_code_starts_on_pk" PRIMARY KEY("centre_code","starts_on"),
	CONSTRAINT "centre_stops_days" CHECK ("centre_stops"."ends_on" >= "centre_stops"."starts_on"),
	CONSTRAINT "centre_stops_hours" CHECK ("centre_stops"."closes_at" > "centre_stops"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "centres" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" "centre_kind" NOT NULL,
	"name" jsonb NOT NULL,
	"city" text,
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
	"service_codes" text[] DEFAULT '{}' NOT NULL,
	"agency_codes" text[] DEFAULT '{}' NOT NULL,
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
	"economic_region_code" text NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registry_terms" (
	"list" "registry_list" NOT NULL,
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
	"position" smallint DEFAULT 0 NOT NULL,
	"search_name" text DEFAULT '' NOT NULL,
	"search_text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "services_fee_not_negative" CHECK ("services"."fee_qepik" >= 0),
	CONSTRAINT "services_free_means_free" CHECK ("services"."fee_kind" <> 'free' or "services"."fee_qepik" = 0)
);
--> statement-breakpoint
CREATE TABLE "consent_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consent_id" uuid NOT NULL,
	"action" "consent_action" NOT NULL,
	"status" "consent_status" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"level" "assurance_level",
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"person_id" uuid NOT NULL,
	"partner_code" text NOT NULL,
	"partner_reference" text NOT NULL,
	"status" "consent_status" DEFAULT 'requested' NOT NULL,
	"purpose" jsonb NOT NULL,
	"consequence" jsonb NOT NULL,
	"fields" text[] NOT NULL,
	"optional_fields" text[] NOT NULL,
	"granted_fields" text[],
	"term_days" smallint NOT NULL,
	"keep_days" smallint NOT NULL,
	"notice_version" text NOT NULL,
	"notice_locale" text,
	"requested_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decision_key" uuid,
	"valid_until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_fields_named" CHECK (cardinality("consents"."fields") > 0),
	CONSTRAINT "consents_optional_among_fields" CHECK ("consents"."optional_fields" <@ "consents"."fields"),
	CONSTRAINT "consents_granted_within_request" CHECK ("consents"."granted_fields" is null or ("consents"."granted_fields" <@ "consents"."fields" and "consents"."fields" <@ ("consents"."granted_fields" || "consents"."optional_fields"))),
	CONSTRAINT "consents_grant_complete" CHECK (("consents"."status" in ('granted', 'withdrawn', 'expired')) = ("consents"."granted_fields" is not null and "consents"."valid_until" is not null)),
	CONSTRAINT "consents_decision_timed" CHECK (("consents"."status" in ('requested', 'lapsed')) = ("consents"."decided_at" is null)),
	CONSTRAINT "consents_terms_positive" CHECK ("consents"."term_days" > 0 and "consents"."keep_days" >= 0 and "consents"."answer_by" > "consents"."requested_at")
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" "partner_kind" NOT NULL,
	"name" jsonb NOT NULL,
	"legal_name" text NOT NULL,
	"tin" text NOT NULL,
	"phone" text NOT NULL,
	"address" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
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
	CONSTRAINT "sessions_end_has_reason" CHECK (("sessions"."ended_at" is null) = ("sessions"."end_reason" is null)),
	CONSTRAINT "sessions_ended_without_id_token" CHECK ("sessions"."ended_at" is null or "sessions"."id_token" is null)
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_attempt_at" timestamp with time zone NOT NULL,
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
	"idempotency_key" uuid,
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
CREATE TABLE "used_logout_tokens" (
	"jti_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demo_mailbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" "notice_channel" NOT NULL,
	"message_id" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"copies" smallint DEFAULT 1 NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" "notice_channel" NOT NULL,
	"status" "notice_delivery_status" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "notice_deliveries_sent_has_time" CHECK (("notice_deliveries"."status" = 'sent') = ("notice_deliveries"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notice_preferences" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"optional_email" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "notice_kind" NOT NULL,
	"params" jsonb NOT NULL,
	"message_class" "message_class" NOT NULL,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"matter" text,
	"service_code" text,
	"action_path" text,
	"due_on" date,
	"resolved_at" timestamp with time zone,
	"resolved_by" "notice_resolution",
	CONSTRAINT "notices_resolution_has_reason" CHECK (("notices"."resolved_at" is null) = ("notices"."resolved_by" is null)),
	CONSTRAINT "notices_action_stays_here" CHECK ("notices"."action_path" is null or "notices"."action_path" ~ '^/[a-z]')
);
--> statement-breakpoint
CREATE TABLE "services_in_hand" (
	"person_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"service_code" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "services_in_hand_person_id_application_id_pk" PRIMARY KEY("person_id","application_id")
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
CREATE TABLE "job_runs" (
	"name" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"process_id" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "appointment_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" "appointment_action" NOT NULL,
	"from_status" "appointment_status",
	"to_status" "appointment_status" NOT NULL,
	"centre_code" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"counter_number" smallint,
	"actor_kind" "actor_kind" NOT NULL,
	"staff_id" uuid
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"person_id" uuid NOT NULL,
	"service_code" text NOT NULL,
	"application_id" uuid,
	"slot_id" uuid NOT NULL,
	"centre_code" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"status" "appointment_status" DEFAULT 'booked' NOT NULL,
	"call_after" timestamp with time zone NOT NULL,
	"counter_number" smallint,
	"called_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"idempotency_key" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appointments_at_counter_has_number" CHECK ("appointments"."status" not in ('called', 'in_service') or "appointments"."counter_number" is not null)
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"centre_code" text NOT NULL,
	"number" smallint NOT NULL,
	"staff_id" uuid,
	"opened_at" timestamp with time zone,
	CONSTRAINT "counters_centre_code_number_pk" PRIMARY KEY("centre_code","number"),
	CONSTRAINT "counters_number_positive" CHECK ("counters"."number" > 0),
	CONSTRAINT "counters_open_since" CHECK (("counters"."staff_id" is null) = ("counters"."opened_at" is null))
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"centre_code" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"duration_minutes" smallint NOT NULL,
	"capacity" smallint NOT NULL,
	"taken" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "slots_identity" UNIQUE("id","centre_code","starts_at"),
	CONSTRAINT "slots_duration_positive" CHECK ("slots"."duration_minutes" > 0),
	CONSTRAINT "slots_never_overbooked" CHECK ("slots"."taken" >= 0 and "slots"."taken" <= "slots"."capacity")
);
--> statement-breakpoint
CREATE TABLE "registers"."birth_records" (
	"number" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"name" text NOT NULL,
	"sex" "registers"."resident_sex" NOT NULL,
	"birth_date" date NOT NULL,
	"recorded_on" date NOT NULL,
	"office" jsonb NOT NULL,
	"father_pin" text,
	"father_name" text,
	"mother_pin" text,
	"mother_name" text,
	CONSTRAINT "birth_records_pin_unique" UNIQUE("pin"),
	CONSTRAINT "birth_records_after_birth" CHECK ("registers"."birth_records"."recorded_on" >= "registers"."birth_records"."birth_date")
);
--> statement-breakpoint
CREATE TABLE "registers"."driving_licences" (
	"number" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"categories" text[] NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"issuer" text NOT NULL,
	CONSTRAINT "driving_licences_pin_unique" UNIQUE("pin")
);
--> statement-breakpoint
CREATE TABLE "registers"."dwellings" (
	"id" integer PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"district_code" text,
	"postal_code" text NOT NULL,
	"line" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."education_records" (
	"id" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"level" "registers"."education_level" NOT NULL,
	"institution" jsonb NOT NULL,
	"speciality" jsonb,
	"started_on" date NOT NULL,
	"completed_on" date,
	"document_number" text,
	CONSTRAINT "education_records_document_when_completed" CHECK (("registers"."education_records"."completed_on" is null) = ("registers"."education_records"."document_number" is null))
);
--> statement-breakpoint
CREATE TABLE "registers"."employers" (
	"tin" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."employment_contracts" (
	"id" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"tin" text NOT NULL,
	"position" jsonb NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"monthly_income_qepik" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."identity_documents" (
	"number" text PRIMARY KEY NOT NULL,
	"kind" "registers"."identity_document_kind" NOT NULL,
	"pin" text NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"issuer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."income_months" (
	"pin" text NOT NULL,
	"tin" text NOT NULL,
	"month" date NOT NULL,
	"gross_qepik" integer NOT NULL,
	CONSTRAINT "income_months_pin_month_tin_pk" PRIMARY KEY("pin","month","tin")
);
--> statement-breakpoint
CREATE TABLE "registers"."marriages" (
	"number" text PRIMARY KEY NOT NULL,
	"husband_pin" text NOT NULL,
	"husband_name" text NOT NULL,
	"wife_pin" text NOT NULL,
	"wife_name" text NOT NULL,
	"registered_on" date NOT NULL,
	"ended_on" date,
	"ended_by" "registers"."marriage_end",
	CONSTRAINT "marriages_end_has_reason" CHECK (("registers"."marriages"."ended_on" is null) = ("registers"."marriages"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "registers"."pensions" (
	"pin" text PRIMARY KEY NOT NULL,
	"kind" "registers"."pension_kind" NOT NULL,
	"since" date NOT NULL,
	"monthly_qepik" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."properties" (
	"registry_number" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"kind" "registers"."property_kind" NOT NULL,
	"address" jsonb NOT NULL,
	"area_square_metres" numeric(9, 1) NOT NULL,
	"share" text NOT NULL,
	"registered_on" date NOT NULL,
	"encumbered" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."faults" (
	"register" "registers"."register_code" NOT NULL,
	"pin" text DEFAULT '' NOT NULL,
	"mode" "registers"."fault_mode" NOT NULL,
	"latency_ms" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "faults_register_pin_pk" PRIMARY KEY("register","pin")
);
--> statement-breakpoint
CREATE TABLE "registers"."residents" (
	"pin" text PRIMARY KEY NOT NULL,
	"given_name" text NOT NULL,
	"surname" text NOT NULL,
	"patronymic" text NOT NULL,
	"sex" "registers"."resident_sex" NOT NULL,
	"birth_date" date NOT NULL,
	"birth_place" jsonb NOT NULL,
	"citizenship" text DEFAULT 'AZ' NOT NULL,
	"marital_status" "registers"."marital_status" NOT NULL,
	"father_pin" text,
	"mother_pin" text,
	"spouse_pin" text,
	"dwelling_id" integer,
	"lives_there_since" date,
	CONSTRAINT "residents_pin_format" CHECK ("registers"."residents"."pin" ~ '^[0-9A-HJ-NP-Z]{7}$')
);
--> statement-breakpoint
CREATE TABLE "registers"."vehicles" (
	"plate" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"make" text NOT NULL,
	"model" text NOT NULL,
	"year" smallint NOT NULL,
	"colour" jsonb NOT NULL,
	"registration_number" text NOT NULL,
	"registered_on" date NOT NULL,
	"inspection_until" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_decided_by_staff_members_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_moves" ADD CONSTRAINT "application_moves_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_moves" ADD CONSTRAINT "application_moves_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_moves" ADD CONSTRAINT "application_moves_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_moves" ADD CONSTRAINT "application_moves_to_staff_id_staff_members_id_fk" FOREIGN KEY ("to_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_requests" ADD CONSTRAINT "application_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_requests" ADD CONSTRAINT "application_requests_asked_by_staff_members_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_assigned_staff_id_staff_members_id_fk" FOREIGN KEY ("assigned_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cabinet_panels" ADD CONSTRAINT "cabinet_panels_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits" ADD CONSTRAINT "benefits_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits" ADD CONSTRAINT "benefits_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_hours" ADD CONSTRAINT "centre_hours_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_stops" ADD CONSTRAINT "centre_stops_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_types" ADD CONSTRAINT "document_types_issuer_code_agencies_code_fk" FOREIGN KEY ("issuer_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_life_events" ADD CONSTRAINT "service_life_events_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_moves" ADD CONSTRAINT "consent_moves_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_partner_code_partners_code_fk" FOREIGN KEY ("partner_code") REFERENCES "public"."partners"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "notice_deliveries" ADD CONSTRAINT "notice_deliveries_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD CONSTRAINT "appointment_moves_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD CONSTRAINT "appointment_moves_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_hold_a_slot" FOREIGN KEY ("slot_id","centre_code","starts_at") REFERENCES "public"."slots"("id","centre_code","starts_at") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registers"."employment_contracts" ADD CONSTRAINT "employment_contracts_tin_employers_tin_fk" FOREIGN KEY ("tin") REFERENCES "registers"."employers"("tin") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registers"."residents" ADD CONSTRAINT "residents_dwelling_id_dwellings_id_fk" FOREIGN KEY ("dwelling_id") REFERENCES "registers"."dwellings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_moves_by_application" ON "application_moves" USING btree ("application_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_requests_one_open" ON "application_requests" USING btree ("application_id") WHERE "application_requests"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "application_requests_by_application" ON "application_requests" USING btree ("application_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_reference" ON "applications" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_draft" ON "applications" USING btree ("person_id","service_code") WHERE "applications"."status" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "applications_claimed_once" ON "applications" USING btree ("service_code","exclusive_key") WHERE "applications"."exclusive_key" is not null;--> statement-breakpoint
CREATE INDEX "applications_by_person" ON "applications" USING btree ("person_id","updated_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "applications_queue" ON "applications" USING btree ("agency_code","status","due_on","id");--> statement-breakpoint
CREATE INDEX "applications_by_officer" ON "applications" USING btree ("assigned_staff_id","status");--> statement-breakpoint
CREATE INDEX "audit_entries_by_person" ON "audit_entries" USING btree ("person_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "disclosures_by_person" ON "disclosures" USING btree ("person_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "disclosures_by_reader" ON "disclosures" USING btree ("reader_staff_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "centres_by_region" ON "centres" USING btree ("region_code");--> statement-breakpoint
CREATE INDEX "services_by_category" ON "services" USING btree ("category_code");--> statement-breakpoint
CREATE INDEX "services_by_agency" ON "services" USING btree ("agency_code");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_moves_once" ON "consent_moves" USING btree ("consent_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_reference" ON "consents" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_one_per_partner_reference" ON "consents" USING btree ("partner_code","partner_reference");--> statement-breakpoint
CREATE INDEX "consents_by_person" ON "consents" USING btree ("person_id","requested_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "consents_to_lapse" ON "consents" USING btree ("answer_by") WHERE "consents"."status" = 'requested';--> statement-breakpoint
CREATE INDEX "consents_to_expire" ON "consents" USING btree ("valid_until") WHERE "consents"."status" = 'granted';--> statement-breakpoint
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
CREATE INDEX "sessions_open_by_idle" ON "sessions" USING btree ("idle_expires_at") WHERE "sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_with_traces_by_end" ON "sessions" USING btree ("ended_at") WHERE "sessions"."ip" is not null or "sessions"."user_agent" is not null;--> statement-breakpoint
CREATE INDEX "sign_in_throttles_by_last_attempt" ON "sign_in_throttles" USING btree ("last_attempt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_one_per_person" ON "staff_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "staff_members_by_agency" ON "staff_members" USING btree ("agency_code");--> statement-breakpoint
CREATE INDEX "staff_members_by_centre" ON "staff_members" USING btree ("centre_code");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_roles_one_open" ON "staff_roles" USING btree ("staff_id","role_code") WHERE "staff_roles"."valid_to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "demo_mailbox_message" ON "demo_mailbox" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "demo_mailbox_newest" ON "demo_mailbox" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "notice_deliveries_one_per_channel" ON "notice_deliveries" USING btree ("notice_id","channel");--> statement-breakpoint
CREATE INDEX "notice_deliveries_due" ON "notice_deliveries" USING btree ("next_attempt_at") WHERE "notice_deliveries"."status" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_one_per_fact" ON "notices" USING btree ("person_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "notices_newest" ON "notices" USING btree ("person_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_open" ON "notices" USING btree ("person_id","due_on") WHERE "notices"."matter" is not null and "notices"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "notices_open_by_matter" ON "notices" USING btree ("matter") WHERE "notices"."matter" is not null and "notices"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "services_in_hand_by_service" ON "services_in_hand" USING btree ("person_id","service_code");--> statement-breakpoint
CREATE INDEX "form_attempts_by_expiry" ON "form_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "appointment_moves_by_appointment" ON "appointment_moves" USING btree ("appointment_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_reference" ON "appointments" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_booked_once" ON "appointments" USING btree ("person_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_one_open_per_service" ON "appointments" USING btree ("person_id","service_code") WHERE "appointments"."status" in ('booked', 'arrived', 'called', 'in_service');--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_one_visitor_per_counter" ON "appointments" USING btree ("centre_code","counter_number") WHERE "appointments"."status" in ('called', 'in_service');--> statement-breakpoint
CREATE INDEX "appointments_by_person" ON "appointments" USING btree ("person_id","starts_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "appointments_by_centre_and_time" ON "appointments" USING btree ("centre_code","starts_at","id");--> statement-breakpoint
CREATE INDEX "appointments_by_slot" ON "appointments" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "appointments_open_by_time" ON "appointments" USING btree ("starts_at") WHERE "appointments"."status" in ('booked', 'arrived', 'called', 'in_service');--> statement-breakpoint
CREATE INDEX "appointments_to_call" ON "appointments" USING btree ("centre_code","call_after","id") WHERE "appointments"."status" in ('booked', 'arrived');--> statement-breakpoint
CREATE UNIQUE INDEX "counters_one_per_operator" ON "counters" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_by_centre_and_time" ON "slots" USING btree ("centre_code","starts_at");--> statement-breakpoint
CREATE INDEX "birth_records_by_father" ON "registers"."birth_records" USING btree ("father_pin");--> statement-breakpoint
CREATE INDEX "birth_records_by_mother" ON "registers"."birth_records" USING btree ("mother_pin");--> statement-breakpoint
CREATE INDEX "birth_records_by_day" ON "registers"."birth_records" USING btree ("recorded_on");--> statement-breakpoint
CREATE INDEX "education_records_by_pin" ON "registers"."education_records" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "employment_contracts_by_pin" ON "registers"."employment_contracts" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "identity_documents_by_pin" ON "registers"."identity_documents" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "identity_documents_by_last_day" ON "registers"."identity_documents" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "marriages_by_husband" ON "registers"."marriages" USING btree ("husband_pin");--> statement-breakpoint
CREATE INDEX "marriages_by_wife" ON "registers"."marriages" USING btree ("wife_pin");--> statement-breakpoint
CREATE INDEX "properties_by_pin" ON "registers"."properties" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "residents_by_dwelling" ON "registers"."residents" USING btree ("dwelling_id");--> statement-breakpoint
CREATE INDEX "vehicles_by_pin" ON "registers"."vehicles" USING btree ("pin");