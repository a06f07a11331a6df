CREATE SCHEMA "simulators";
--> statement-breakpoint
CREATE TYPE "public"."confirmation_status" AS ENUM('waiting', 'given', 'refused', 'outdated');--> statement-breakpoint
CREATE TYPE "public"."client_kind" AS ENUM('state', 'private');--> statement-breakpoint
CREATE TYPE "public"."client_profile" AS ENUM('oidc', 'fapi2');--> statement-breakpoint
CREATE TYPE "public"."client_status" AS ENUM('active', 'suspended');--> statement-breakpoint
CREATE TYPE "public"."signing_key_state" AS ENUM('next', 'current', 'retired');--> statement-breakpoint
CREATE TYPE "public"."mobile_signature_status" AS ENUM('pending', 'signed', 'refused', 'timed_out', 'wrong_code', 'cancelled', 'failed');--> statement-breakpoint
CREATE TYPE "public"."one_time_code_purpose" AS ENUM('activation', 'reset');--> statement-breakpoint
CREATE TYPE "public"."role_change" AS ENUM('added', 'removed');--> statement-breakpoint
CREATE TYPE "public"."logout_status" AS ENUM('pending', 'ended', 'failed');--> statement-breakpoint
CREATE TYPE "registers"."legal_entity_status" AS ENUM('registered', 'in_liquidation', 'liquidated');--> statement-breakpoint
CREATE TYPE "registers"."legal_form" AS ENUM('llc', 'ojsc', 'cjsc');--> statement-breakpoint
CREATE TYPE "public"."representation_end_reason" AS ENUM('returned', 'expired', 'came_of_age', 'register', 'unanswered');--> statement-breakpoint
CREATE TYPE "public"."representation_kind" AS ENUM('parent', 'company', 'delegation');--> statement-breakpoint
CREATE TYPE "public"."representation_status" AS ENUM('offered', 'active', 'refused', 'revoked', 'ended');--> statement-breakpoint
CREATE TYPE "simulators"."card_kind" AS ENUM('valid', 'expired', 'revoked', 'other_authority');--> statement-breakpoint
CREATE TYPE "simulators"."phone_fault" AS ENUM('none', 'slow', 'silent', 'bad_signature', 'replay', 'down');--> statement-breakpoint
CREATE TYPE "simulators"."phone_request_status" AS ENUM('pending', 'signed', 'refused', 'wrong_code', 'timed_out', 'cancelled');--> statement-breakpoint
ALTER TYPE "public"."disclosure_right" ADD VALUE 'connection';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'clients.manage';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'accounts.activate';--> statement-breakpoint
ALTER TYPE "public"."session_end_reason" ADD VALUE 'time_limit';--> statement-breakpoint
ALTER TYPE "public"."session_end_reason" ADD VALUE 'replaced';--> statement-breakpoint
ALTER TYPE "public"."session_end_reason" ADD VALUE 'credential_revoked';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'password_changed';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'password_reset_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'password_reset';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'passkey_added';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'passkey_removed';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'activation_code_issued';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'sign_in_blocked';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'representation_offered';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'representation_accepted';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'representation_refused';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'representation_revoked';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'representation_ended';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'confirmation_asked';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'confirmation_answered';--> statement-breakpoint
ALTER TYPE "registers"."register_code" ADD VALUE 'legal_entities';--> statement-breakpoint
CREATE TABLE "application_confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"application_version" integer NOT NULL,
	"representation_id" uuid NOT NULL,
	"deputy_person_id" uuid NOT NULL,
	"status" "confirmation_status" DEFAULT 'waiting' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "application_confirmations_settled" CHECK (("application_confirmations"."status" = 'waiting') = ("application_confirmations"."settled_at" is null)),
	CONSTRAINT "application_confirmations_no_has_reason" CHECK ("application_confirmations"."status" <> 'refused' or length("application_confirmations"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "client_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"scopes" text[] NOT NULL,
	"claims" text[] NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"client_id" text PRIMARY KEY NOT NULL,
	"kind" "client_kind" NOT NULL,
	"name" jsonb NOT NULL,
	"legal_name" text NOT NULL,
	"tin" text NOT NULL,
	"purpose" jsonb NOT NULL,
	"legal_basis" text NOT NULL,
	"homepage" text NOT NULL,
	"privacy_address" text,
	"redirect_uris" text[] NOT NULL,
	"post_logout_redirect_uris" text[] NOT NULL,
	"backchannel_logout_uri" text,
	"jwks" jsonb,
	"jwks_uri" text,
	"required_level" "assurance_level" DEFAULT 'low' NOT NULL,
	"scopes" text[] NOT NULL,
	"claims" text[] NOT NULL,
	"sector" text,
	"profile" "client_profile" DEFAULT 'oidc' NOT NULL,
	"require_par" boolean DEFAULT true NOT NULL,
	"dpop_bound" boolean DEFAULT false NOT NULL,
	"refresh_tokens" boolean DEFAULT false NOT NULL,
	"ciba" boolean DEFAULT false NOT NULL,
	"ciba_notification_uri" text,
	"machine_scopes" text[] DEFAULT '{}'::text[] NOT NULL,
	"id_token_alg" text DEFAULT 'PS256' NOT NULL,
	"status" "client_status" DEFAULT 'active' NOT NULL,
	"created_by" uuid,
	"idempotency_key" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clients_have_keys" CHECK (("clients"."jwks" is null) <> ("clients"."jwks_uri" is null)),
	CONSTRAINT "clients_private_are_pairwise" CHECK ("clients"."kind" = 'state' or "clients"."sector" is not null),
	CONSTRAINT "clients_id_format" CHECK ("clients"."client_id" ~ '^[a-z][a-z0-9-]{2,39}$')
);
--> statement-breakpoint
CREATE TABLE "sector_subjects" (
	"subject" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"sector" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"alg" text NOT NULL,
	"jwk" text NOT NULL,
	"state" "signing_key_state" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"activated_at" timestamp with time zone,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "login_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"bound_to" text NOT NULL,
	"challenge" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mobile_signatures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bound_to" text NOT NULL,
	"person_id" uuid,
	"transaction_id" text,
	"signed_text" text NOT NULL,
	"control_code" text NOT NULL,
	"status" "mobile_signature_status" DEFAULT 'pending' NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"next_poll_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"certificate_serial" text,
	"failure" text,
	"redeemed_at" timestamp with time zone,
	"throttle_keys" text[] DEFAULT '{}'::text[] NOT NULL,
	"backchannel_request" text,
	CONSTRAINT "mobile_signatures_settled" CHECK (("mobile_signatures"."status" = 'pending') = ("mobile_signatures"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" "one_time_code_purpose" NOT NULL,
	"code_hash" text NOT NULL,
	"sealed_code" text,
	"issued_by" uuid,
	"idempotency_key" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"wrong_tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reset_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sealed_pin" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"ip" text
);
--> statement-breakpoint
CREATE TABLE "role_permission_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role_code" text NOT NULL,
	"permission" "permission" NOT NULL,
	"change" "role_change" NOT NULL,
	"reason" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_participants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login_session_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"sid" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"logout_status" "logout_status",
	"logout_settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "login_proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login_session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"method" text NOT NULL,
	"level" "assurance_level" NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	"credential" text
);
--> statement-breakpoint
CREATE TABLE "login_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uid" text NOT NULL,
	"person_id" uuid NOT NULL,
	"method" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	"substantial_until" timestamp with time zone,
	"high_until" timestamp with time zone,
	"last_used_at" timestamp with time zone NOT NULL,
	"idle_expires_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" "session_end_reason",
	"user_agent" text,
	"ip" text,
	CONSTRAINT "login_sessions_end_has_reason" CHECK (("login_sessions"."ended_at" is null) = ("login_sessions"."end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "logout_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"status" "logout_status" DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "logout_deliveries_settled" CHECK (("logout_deliveries"."status" = 'pending') = ("logout_deliveries"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "registers"."legal_entities" (
	"tin" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"form" "registers"."legal_form" NOT NULL,
	"status" "registers"."legal_entity_status" DEFAULT 'registered' NOT NULL,
	"registered_on" date NOT NULL,
	"address" jsonb NOT NULL,
	CONSTRAINT "legal_entities_tin_format" CHECK ("registers"."legal_entities"."tin" ~ '^[0-9]{9}1$')
);
--> statement-breakpoint
CREATE TABLE "registers"."legal_entity_representatives" (
	"tin" text NOT NULL,
	"pin" text NOT NULL,
	"position" jsonb NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "legal_entity_representatives_tin_pin_since_pk" PRIMARY KEY("tin","pin","since"),
	CONSTRAINT "legal_entity_representatives_dates" CHECK ("registers"."legal_entity_representatives"."until" is null or "registers"."legal_entity_representatives"."until" >= "registers"."legal_entity_representatives"."since")
);
--> statement-breakpoint
CREATE TABLE "representation_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"representation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from" "representation_status",
	"to" "representation_status" NOT NULL,
	"by_person_id" uuid
);
--> statement-breakpoint
CREATE TABLE "representations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "representation_kind" NOT NULL,
	"owner_person_id" uuid,
	"company_tin" text,
	"company_name" text,
	"deputy_person_id" uuid,
	"offered_pin" text,
	"offered_surname" text,
	"answer_by" timestamp with time zone,
	"service_codes" text[],
	"owner_confirms" boolean DEFAULT false NOT NULL,
	"status" "representation_status" NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" "representation_end_reason",
	"confirmed_at" timestamp with time zone,
	"idempotency_key" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "representations_owner" CHECK (("representations"."kind" = 'company') = ("representations"."company_tin" is not null) and ("representations"."kind" = 'company') = ("representations"."owner_person_id" is null)),
	CONSTRAINT "representations_deputy" CHECK ("representations"."deputy_person_id" is not null or ("representations"."kind" = 'delegation' and "representations"."status" not in ('active', 'refused'))),
	CONSTRAINT "representations_offer_names_somebody" CHECK (("representations"."kind" = 'delegation') = ("representations"."offered_pin" is not null and "representations"."offered_surname" is not null and "representations"."answer_by" is not null)),
	CONSTRAINT "representations_end_has_reason" CHECK (("representations"."status" = 'ended') = ("representations"."end_reason" is not null)),
	CONSTRAINT "representations_not_oneself" CHECK ("representations"."owner_person_id" is distinct from "representations"."deputy_person_id"),
	CONSTRAINT "representations_dates" CHECK ("representations"."valid_until" is null or "representations"."valid_until" > "representations"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"word" text PRIMARY KEY NOT NULL,
	"means" text NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_phrases" (
	"service_code" text NOT NULL,
	"locale" text NOT NULL,
	"phrase" text NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_phrases_service_code_locale_phrase_pk" PRIMARY KEY("service_code","locale","phrase"),
	CONSTRAINT "service_phrases_locale_known" CHECK ("service_phrases"."locale" in ('az', 'en', 'ru'))
);
--> statement-breakpoint
CREATE TABLE "simulators"."cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "simulators"."card_kind" DEFAULT 'valid' NOT NULL,
	"pin" text NOT NULL,
	"given_name" text NOT NULL,
	"surname" text NOT NULL,
	"secret_number" text DEFAULT '1234' NOT NULL,
	"wrong_numbers" integer DEFAULT 0 NOT NULL,
	"blocked_until" timestamp with time zone,
	"private_key" text,
	"certificate" text,
	"issued_by" text,
	"listed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulators"."issued_certificates" (
	"serial" text PRIMARY KEY NOT NULL,
	"pin" text NOT NULL,
	"name" text NOT NULL,
	"device" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "simulators"."phone_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"asker" text NOT NULL,
	"text" text NOT NULL,
	"hash" text NOT NULL,
	"status" "simulators"."phone_request_status" DEFAULT 'pending' NOT NULL,
	"signature" text,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "simulators"."phones" (
	"number" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"pin" text NOT NULL,
	"given_name" text NOT NULL,
	"surname" text NOT NULL,
	"secret_number" text DEFAULT '1234' NOT NULL,
	"wrong_numbers" integer DEFAULT 0 NOT NULL,
	"blocked_until" timestamp with time zone,
	"private_key" text,
	"certificate" text,
	"issued_by" text,
	"listed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fault" "simulators"."phone_fault" DEFAULT 'none' NOT NULL,
	"delay_seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "phones_number_format" CHECK ("simulators"."phones"."number" ~ '^[+]994[0-9]{9}$'),
	CONSTRAINT "phones_user_id_format" CHECK ("simulators"."phones"."user_id" ~ '^[0-9]{6}$')
);
--> statement-breakpoint
DROP INDEX "staff_roles_one_open";--> statement-breakpoint
DROP INDEX "applications_one_draft";--> statement-breakpoint
DROP INDEX "appointments_one_open_per_service";--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "method" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "application_moves" ADD COLUMN "deputy_person_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "company_tin" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "company_name" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "deputy_person_id" uuid;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "stated_purpose" jsonb;--> statement-breakpoint
ALTER TABLE "oidc_payloads" ADD COLUMN "client_id" text;--> statement-breakpoint
ALTER TABLE "oidc_payloads" ADD COLUMN "owner_hash" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "login_session_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "representation_id" uuid;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD COLUMN "agency_code" text;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD COLUMN "centre_code" text;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD COLUMN "revoked_by" uuid;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "company_tin" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "company_name" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "deputy_person_id" uuid;--> statement-breakpoint
ALTER TABLE "application_confirmations" ADD CONSTRAINT "application_confirmations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_confirmations" ADD CONSTRAINT "application_confirmations_representation_id_representations_id_fk" FOREIGN KEY ("representation_id") REFERENCES "public"."representations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_confirmations" ADD CONSTRAINT "application_confirmations_deputy_person_id_people_id_fk" FOREIGN KEY ("deputy_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_grants" ADD CONSTRAINT "client_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_grants" ADD CONSTRAINT "client_grants_client_id_clients_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("client_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_created_by_staff_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_subjects" ADD CONSTRAINT "sector_subjects_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mobile_signatures" ADD CONSTRAINT "mobile_signatures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_issued_by_staff_members_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permission_changes" ADD CONSTRAINT "role_permission_changes_role_code_roles_code_fk" FOREIGN KEY ("role_code") REFERENCES "public"."roles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permission_changes" ADD CONSTRAINT "role_permission_changes_changed_by_staff_members_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_participants" ADD CONSTRAINT "login_participants_login_session_id_login_sessions_id_fk" FOREIGN KEY ("login_session_id") REFERENCES "public"."login_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_proofs" ADD CONSTRAINT "login_proofs_login_session_id_login_sessions_id_fk" FOREIGN KEY ("login_session_id") REFERENCES "public"."login_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_proofs" ADD CONSTRAINT "login_proofs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_sessions" ADD CONSTRAINT "login_sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logout_deliveries" ADD CONSTRAINT "logout_deliveries_participant_id_login_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."login_participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registers"."legal_entity_representatives" ADD CONSTRAINT "legal_entity_representatives_tin_legal_entities_tin_fk" FOREIGN KEY ("tin") REFERENCES "registers"."legal_entities"("tin") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation_moves" ADD CONSTRAINT "representation_moves_representation_id_representations_id_fk" FOREIGN KEY ("representation_id") REFERENCES "public"."representations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representations" ADD CONSTRAINT "representations_owner_person_id_people_id_fk" FOREIGN KEY ("owner_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representations" ADD CONSTRAINT "representations_deputy_person_id_people_id_fk" FOREIGN KEY ("deputy_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_synonyms" ADD CONSTRAINT "search_synonyms_author_id_staff_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_phrases" ADD CONSTRAINT "service_phrases_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_phrases" ADD CONSTRAINT "service_phrases_author_id_staff_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulators"."phone_requests" ADD CONSTRAINT "phone_requests_number_phones_number_fk" FOREIGN KEY ("number") REFERENCES "simulators"."phones"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_confirmations_one_waiting" ON "application_confirmations" USING btree ("application_id") WHERE "application_confirmations"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "application_confirmations_by_application" ON "application_confirmations" USING btree ("application_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "client_grants_one_open" ON "client_grants" USING btree ("person_id","client_id") WHERE "client_grants"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "client_grants_by_client" ON "client_grants" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_idempotency" ON "clients" USING btree ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "sector_subjects_one" ON "sector_subjects" USING btree ("person_id","sector");--> statement-breakpoint
CREATE INDEX "login_challenges_by_expiry" ON "login_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mobile_signatures_by_bound" ON "mobile_signatures" USING btree ("bound_to","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mobile_signatures_pending" ON "mobile_signatures" USING btree ("next_poll_at") WHERE "mobile_signatures"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "mobile_signatures_backchannel" ON "mobile_signatures" USING btree ("next_poll_at") WHERE "mobile_signatures"."backchannel_request" is not null and "mobile_signatures"."redeemed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_codes_hash" ON "one_time_codes" USING btree ("code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_codes_idempotency" ON "one_time_codes" USING btree ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_codes_one_open" ON "one_time_codes" USING btree ("person_id","purpose") WHERE "one_time_codes"."used_at" is null and "one_time_codes"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "one_time_codes_by_person" ON "one_time_codes" USING btree ("person_id","issued_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_by_person" ON "passkeys" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "reset_requests_by_time" ON "reset_requests" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "role_permission_changes_by_role" ON "role_permission_changes" USING btree ("role_code","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "login_participants_sid" ON "login_participants" USING btree ("sid");--> statement-breakpoint
CREATE UNIQUE INDEX "login_participants_one_per_client" ON "login_participants" USING btree ("login_session_id","client_id");--> statement-breakpoint
CREATE INDEX "login_participants_by_client" ON "login_participants" USING btree ("client_id","joined_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "login_proofs_by_session" ON "login_proofs" USING btree ("login_session_id","proven_at");--> statement-breakpoint
CREATE INDEX "login_proofs_by_credential" ON "login_proofs" USING btree ("credential");--> statement-breakpoint
CREATE UNIQUE INDEX "login_sessions_uid" ON "login_sessions" USING btree ("uid");--> statement-breakpoint
CREATE INDEX "login_sessions_by_person" ON "login_sessions" USING btree ("person_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "login_sessions_open_by_idle" ON "login_sessions" USING btree ("idle_expires_at") WHERE "login_sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "login_sessions_with_traces_by_end" ON "login_sessions" USING btree ("ended_at") WHERE "login_sessions"."ip" is not null or "login_sessions"."user_agent" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "logout_deliveries_one_per_participant" ON "logout_deliveries" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "logout_deliveries_due" ON "logout_deliveries" USING btree ("next_attempt_at") WHERE "logout_deliveries"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "legal_entity_representatives_by_pin" ON "registers"."legal_entity_representatives" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "representation_moves_by_representation" ON "representation_moves" USING btree ("representation_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "representations_idempotency" ON "representations" USING btree ("owner_person_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "representations_one_of_family" ON "representations" USING btree ("owner_person_id","deputy_person_id") WHERE "representations"."kind" = 'parent' and "representations"."status" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "representations_one_of_company" ON "representations" USING btree ("company_tin","deputy_person_id") WHERE "representations"."kind" = 'company' and "representations"."status" = 'active';--> statement-breakpoint
CREATE INDEX "representations_by_deputy" ON "representations" USING btree ("deputy_person_id","status");--> statement-breakpoint
CREATE INDEX "representations_by_owner" ON "representations" USING btree ("owner_person_id","status");--> statement-breakpoint
CREATE INDEX "representations_by_end" ON "representations" USING btree ("valid_until") WHERE "representations"."status" in ('offered', 'active');--> statement-breakpoint
CREATE INDEX "cards_by_pin" ON "simulators"."cards" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "issued_certificates_by_pin" ON "simulators"."issued_certificates" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "issued_certificates_revoked" ON "simulators"."issued_certificates" USING btree ("revoked_at") WHERE "simulators"."issued_certificates"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "phone_requests_by_number" ON "simulators"."phone_requests" USING btree ("number","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "phones_by_pin" ON "simulators"."phones" USING btree ("pin");--> statement-breakpoint
ALTER TABLE "application_moves" ADD CONSTRAINT "application_moves_deputy_person_id_people_id_fk" FOREIGN KEY ("deputy_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_deputy_person_id_people_id_fk" FOREIGN KEY ("deputy_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_login_session_id_login_sessions_id_fk" FOREIGN KEY ("login_session_id") REFERENCES "public"."login_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_representation_id_representations_id_fk" FOREIGN KEY ("representation_id") REFERENCES "public"."representations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_revoked_by_staff_members_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_deputy_person_id_people_id_fk" FOREIGN KEY ("deputy_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_draft_of_company" ON "applications" USING btree ("company_tin","service_code") WHERE "applications"."status" = 'draft';--> statement-breakpoint
CREATE INDEX "applications_by_company" ON "applications" USING btree ("company_tin","updated_at" DESC NULLS LAST) WHERE "applications"."company_tin" is not null;--> statement-breakpoint
CREATE INDEX "disclosures_of_portals" ON "disclosures" USING btree ("person_id","subject_id","at" DESC NULLS LAST) WHERE "disclosures"."subject_type" = 'client';--> statement-breakpoint
CREATE INDEX "oidc_payloads_by_client" ON "oidc_payloads" USING btree ("client_id","owner_hash");--> statement-breakpoint
CREATE INDEX "sessions_by_login_session" ON "sessions" USING btree ("login_session_id");--> statement-breakpoint
CREATE INDEX "sessions_by_representation" ON "sessions" USING btree ("representation_id") WHERE "sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "staff_roles_by_staff" ON "staff_roles" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_roles_by_role" ON "staff_roles" USING btree ("role_code");--> statement-breakpoint
CREATE INDEX "appointments_by_company" ON "appointments" USING btree ("company_tin","starts_at" DESC NULLS LAST) WHERE "appointments"."company_tin" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_draft" ON "applications" USING btree ("person_id","service_code") WHERE "applications"."status" = 'draft' and "applications"."company_tin" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_one_open_per_service" ON "appointments" USING btree ("person_id","service_code",coalesce("company_tin", '')) WHERE "appointments"."status" in ('booked', 'arrived', 'called', 'in_service');--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_company_has_name" CHECK (("applications"."company_tin" is null) = ("applications"."company_name" is null));--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_one_place" CHECK ("staff_roles"."agency_code" is null or "staff_roles"."centre_code" is null);--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_revoked_has_end" CHECK ("staff_roles"."revoked_at" is null or "staff_roles"."valid_to" is not null);--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_company_has_name" CHECK (("appointments"."company_tin" is null) = ("appointments"."company_name" is null));