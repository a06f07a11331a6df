CREATE TYPE "public"."application_family" AS ENUM('standard', 'four_eyes', 'instant');--> statement-breakpoint
CREATE TYPE "public"."silence_meaning" AS ENUM('alarm', 'yes', 'no');--> statement-breakpoint
CREATE TYPE "public"."message_side" AS ENUM('applicant', 'officer');--> statement-breakpoint
CREATE TYPE "public"."objection_status" AS ENUM('filed', 'upheld', 'dismissed', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."opinion_status" AS ENUM('asked', 'given', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."proposal_status" AS ENUM('waiting', 'confirmed', 'returned', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."scan_result" AS ENUM('clean', 'infected', 'unscanned');--> statement-breakpoint
CREATE TYPE "public"."fee_channel" AS ENUM('receipt', 'provider');--> statement-breakpoint
CREATE TYPE "public"."fee_status" AS ENUM('due', 'paid', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('started', 'paid', 'declined', 'return_due');--> statement-breakpoint
CREATE TYPE "public"."version_state" AS ENUM('draft', 'in_review', 'published', 'discarded');--> statement-breakpoint
CREATE TYPE "public"."bulk_action" AS ENUM('take', 'assign', 'message', 'approve');--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'correct';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'add_document';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'propose';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'return_proposal';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'decide_by_rule';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'deem_approved';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'deem_rejected';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'object';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'withdraw_objection';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'uphold_objection';--> statement-breakpoint
ALTER TYPE "public"."application_action" ADD VALUE 'dismiss_objection';--> statement-breakpoint
ALTER TYPE "public"."application_status" ADD VALUE 'decision_proposed' BEFORE 'approved';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'catalogue.edit';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'catalogue.review';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'forms.edit';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'forms.review';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'search.edit';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_fee_due';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_fee_paid';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_message';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_answer_due';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_term_passed';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_deemed_approved';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_deemed_rejected';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_objection_upheld';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'application_objection_dismissed';--> statement-breakpoint
CREATE TABLE "application_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"side" "message_side" NOT NULL,
	"person_id" uuid,
	"staff_id" uuid,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"idempotency_key" uuid NOT NULL,
	CONSTRAINT "application_messages_sender" CHECK (("application_messages"."side" = 'applicant') = ("application_messages"."staff_id" is null)),
	CONSTRAINT "application_messages_not_empty" CHECK (length("application_messages"."body") between 1 and 4000)
);--> statement-breakpoint
CREATE TABLE "application_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"idempotency_key" uuid NOT NULL,
	CONSTRAINT "application_notes_not_empty" CHECK (length("application_notes"."body") between 1 and 4000)
);--> statement-breakpoint
CREATE TABLE "application_objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"decision_number" smallint NOT NULL,
	"agency_code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"status" "objection_status" DEFAULT 'filed' NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	"explanation" text,
	CONSTRAINT "application_objections_settled" CHECK (("application_objections"."status" = 'filed') = ("application_objections"."settled_at" is null)),
	CONSTRAINT "application_objections_explained" CHECK ("application_objections"."status" not in ('upheld', 'dismissed') or length("application_objections"."explanation") > 0)
);--> statement-breakpoint
CREATE TABLE "application_opinions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"agency_code" text NOT NULL,
	"question" text NOT NULL,
	"fields" text[] NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer_by" date NOT NULL,
	"status" "opinion_status" DEFAULT 'asked' NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "application_opinions_given" CHECK (("application_opinions"."status" = 'given') = ("application_opinions"."answer" is not null))
);--> statement-breakpoint
CREATE TABLE "application_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"outcome" "decision_outcome" NOT NULL,
	"ground_codes" text[] NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"explanation" text,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"status" "proposal_status" DEFAULT 'waiting' NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "application_proposals_second_pair" CHECK ("application_proposals"."status" <> 'confirmed' or "application_proposals"."settled_by" <> "application_proposals"."proposed_by"),
	CONSTRAINT "application_proposals_settled" CHECK (("application_proposals"."status" = 'waiting') = ("application_proposals"."settled_at" is null)),
	CONSTRAINT "application_proposals_refusal_has_ground" CHECK ("application_proposals"."outcome" = 'approved' or cardinality("application_proposals"."ground_codes") > 0)
);--> statement-breakpoint
CREATE TABLE "application_revisions" (
	"application_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"content" text,
	CONSTRAINT "application_revisions_application_id_number_pk" PRIMARY KEY("application_id","number")
);--> statement-breakpoint
CREATE TABLE "application_viewers" (
	"application_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_viewers_application_id_staff_id_pk" PRIMARY KEY("application_id","staff_id")
);--> statement-breakpoint
CREATE TABLE "message_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_code" text NOT NULL,
	"service_code" text,
	"title" text NOT NULL,
	"body" jsonb NOT NULL,
	"author_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"agency_code" text,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_named" CHECK (length("saved_views"."name") between 1 and 60)
);--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"scan" "scan_result" NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "attachments_size" CHECK ("attachments"."size_bytes" > 0),
	CONSTRAINT "attachments_never_infected" CHECK ("attachments"."scan" <> 'infected')
);--> statement-breakpoint
CREATE TABLE "stored_chunks" (
	"key" text NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "stored_chunks_key_seq_pk" PRIMARY KEY("key","seq")
);--> statement-breakpoint
CREATE TABLE "uploads" (
	"storage_key" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"size_bytes" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "fees_due" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_code" text NOT NULL,
	"service_code" text NOT NULL,
	"amount_qepik" integer NOT NULL,
	"purpose" jsonb NOT NULL,
	"status" "fee_status" DEFAULT 'due' NOT NULL,
	"channel" "fee_channel",
	"receipt_number" text,
	"paid_at" timestamp with time zone,
	"recorded_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fees_due_amount" CHECK ("fees_due"."amount_qepik" > 0),
	CONSTRAINT "fees_due_paid" CHECK (("fees_due"."status" = 'paid') = ("fees_due"."paid_at" is not null)),
	CONSTRAINT "fees_due_paid_how" CHECK ("fees_due"."status" <> 'paid' or ("fees_due"."channel" is not null and "fees_due"."receipt_number" is not null)),
	CONSTRAINT "fees_due_receipt_recorded" CHECK ("fees_due"."channel" is distinct from 'receipt' or "fees_due"."recorded_by" is not null)
);--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fee_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_payment_id" text,
	"redirect_url" text,
	"amount_qepik" integer NOT NULL,
	"status" "payment_status" DEFAULT 'started' NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"idempotency_key" uuid NOT NULL,
	CONSTRAINT "payment_attempts_settled" CHECK (("payment_attempts"."status" = 'started') = ("payment_attempts"."settled_at" is null))
);--> statement-breakpoint
CREATE TABLE "catalogue_revision" (
	"id" integer PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "form_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_code" text NOT NULL,
	"version" integer NOT NULL,
	"record" jsonb NOT NULL,
	"texts" jsonb NOT NULL,
	"state" "version_state" DEFAULT 'draft' NOT NULL,
	"author_id" uuid,
	"editor_ids" uuid[] DEFAULT '{}' NOT NULL,
	"submitted_at" timestamp with time zone,
	"reviewer_id" uuid,
	"reviewed_at" timestamp with time zone,
	"note" text,
	"published_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "form_versions_second_person" CHECK ("form_versions"."reviewer_id" is null or ("form_versions"."reviewer_id" <> "form_versions"."author_id" and not ("form_versions"."reviewer_id" = any("form_versions"."editor_ids")))),
	CONSTRAINT "form_versions_published" CHECK (("form_versions"."state" = 'published') = ("form_versions"."published_at" is not null))
);--> statement-breakpoint
CREATE TABLE "service_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_code" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"state" "version_state" DEFAULT 'draft' NOT NULL,
	"author_id" uuid,
	"editor_ids" uuid[] DEFAULT '{}' NOT NULL,
	"submitted_at" timestamp with time zone,
	"reviewer_id" uuid,
	"reviewed_at" timestamp with time zone,
	"note" text,
	"published_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_versions_days" CHECK ("service_versions"."valid_until" is null or "service_versions"."valid_until" >= "service_versions"."valid_from"),
	CONSTRAINT "service_versions_second_person" CHECK ("service_versions"."reviewer_id" is null or ("service_versions"."reviewer_id" <> "service_versions"."author_id" and not ("service_versions"."reviewer_id" = any("service_versions"."editor_ids")))),
	CONSTRAINT "service_versions_published" CHECK (("service_versions"."state" = 'published') = ("service_versions"."published_at" is not null))
);--> statement-breakpoint
CREATE TABLE "search_misses" (
	"locale" text NOT NULL,
	"query" text NOT NULL,
	"times" integer NOT NULL,
	"first_asked_on" date NOT NULL,
	"last_asked_on" date NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "search_misses_locale_query_pk" PRIMARY KEY("locale","query")
);--> statement-breakpoint
CREATE TABLE "bulk_items" (
	"run_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"outcome" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "bulk_items_run_id_application_id_pk" PRIMARY KEY("run_id","application_id")
);--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"action" "bulk_action" NOT NULL,
	"params" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "simulators"."payments" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_reference" text NOT NULL,
	"amount_qepik" integer NOT NULL,
	"description" text NOT NULL,
	"return_url" text NOT NULL,
	"callback_url" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payments_merchantReference_unique" UNIQUE("merchant_reference")
);--> statement-breakpoint
ALTER TABLE "application_decisions" ALTER COLUMN "decided_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "number" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "application_decisions" DROP CONSTRAINT "application_decisions_pkey";--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_application_id_number_pk" PRIMARY KEY("application_id","number");--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "findings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "automatic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "registry_version" integer;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "family" "application_family" DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "on_silence" "silence_meaning" DEFAULT 'alarm' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "office_code" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "expedited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "term_told_on" date;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "state_seconds" integer;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "signature" jsonb;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "receipt_key" text;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "confirmed_on" date;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "procedure" jsonb;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "notification_forms" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "application_messages" ADD CONSTRAINT "application_messages_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_messages" ADD CONSTRAINT "application_messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_messages" ADD CONSTRAINT "application_messages_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_notes" ADD CONSTRAINT "application_notes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_notes" ADD CONSTRAINT "application_notes_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_objections" ADD CONSTRAINT "application_objections_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_objections" ADD CONSTRAINT "application_objections_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_objections" ADD CONSTRAINT "application_objections_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_objections" ADD CONSTRAINT "application_objections_settled_by_staff_members_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_opinions" ADD CONSTRAINT "application_opinions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_opinions" ADD CONSTRAINT "application_opinions_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_opinions" ADD CONSTRAINT "application_opinions_asked_by_staff_members_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_opinions" ADD CONSTRAINT "application_opinions_answered_by_staff_members_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_proposals" ADD CONSTRAINT "application_proposals_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_proposals" ADD CONSTRAINT "application_proposals_proposed_by_staff_members_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_proposals" ADD CONSTRAINT "application_proposals_settled_by_staff_members_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_revisions" ADD CONSTRAINT "application_revisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_revisions" ADD CONSTRAINT "application_revisions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_viewers" ADD CONSTRAINT "application_viewers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_viewers" ADD CONSTRAINT "application_viewers_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_templates" ADD CONSTRAINT "message_templates_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_templates" ADD CONSTRAINT "message_templates_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_templates" ADD CONSTRAINT "message_templates_author_id_staff_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_agency_code_agencies_code_fk" FOREIGN KEY ("agency_code") REFERENCES "public"."agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_recorded_by_staff_members_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_fee_id_fees_due_id_fk" FOREIGN KEY ("fee_id") REFERENCES "public"."fees_due"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_author_id_staff_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_reviewer_id_staff_members_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_versions" ADD CONSTRAINT "service_versions_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_versions" ADD CONSTRAINT "service_versions_author_id_staff_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_versions" ADD CONSTRAINT "service_versions_reviewer_id_staff_members_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_run_id_bulk_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."bulk_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_messages_once" ON "application_messages" USING btree ("application_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "application_messages_by_application" ON "application_messages" USING btree ("application_id","sent_at");--> statement-breakpoint
CREATE INDEX "application_messages_unread" ON "application_messages" USING btree ("application_id","side") WHERE "application_messages"."read_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "application_notes_once" ON "application_notes" USING btree ("application_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "application_notes_by_application" ON "application_notes" USING btree ("application_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "application_objections_one" ON "application_objections" USING btree ("application_id","decision_number") WHERE "application_objections"."status" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "application_objections_filed" ON "application_objections" USING btree ("agency_code","status","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "application_opinions_one_asked" ON "application_opinions" USING btree ("application_id","agency_code") WHERE "application_opinions"."status" = 'asked';--> statement-breakpoint
CREATE INDEX "application_opinions_of_agency" ON "application_opinions" USING btree ("agency_code","status","answer_by");--> statement-breakpoint
CREATE INDEX "application_opinions_by_application" ON "application_opinions" USING btree ("application_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "application_proposals_one_waiting" ON "application_proposals" USING btree ("application_id") WHERE "application_proposals"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "application_viewers_seen" ON "application_viewers" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_templates_title" ON "message_templates" USING btree ("agency_code","title");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("staff_id","name");--> statement-breakpoint
CREATE INDEX "saved_views_of_agency" ON "saved_views" USING btree ("agency_code") WHERE "saved_views"."agency_code" is not null;--> statement-breakpoint
CREATE INDEX "attachments_by_application" ON "attachments" USING btree ("application_id","field","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_storage_key" ON "attachments" USING btree ("storage_key");--> statement-breakpoint
CREATE INDEX "attachments_removed" ON "attachments" USING btree ("removed_at") WHERE "attachments"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX "uploads_by_person" ON "uploads" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE INDEX "uploads_open" ON "uploads" USING btree ("started_at") WHERE "uploads"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "fees_due_reference" ON "fees_due" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "fees_due_of_application" ON "fees_due" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fees_due_receipt_once" ON "fees_due" USING btree ("channel","receipt_number") WHERE "fees_due"."receipt_number" is not null;--> statement-breakpoint
CREATE INDEX "fees_due_open" ON "fees_due" USING btree ("agency_code","application_id") WHERE "fees_due"."status" = 'due';--> statement-breakpoint
CREATE INDEX "fees_due_by_person" ON "fees_due" USING btree ("person_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_once" ON "payment_attempts" USING btree ("fee_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_of_provider" ON "payment_attempts" USING btree ("provider","provider_payment_id") WHERE "payment_attempts"."provider_payment_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_attempts_open" ON "payment_attempts" USING btree ("started_at") WHERE "payment_attempts"."status" = 'started';--> statement-breakpoint
CREATE UNIQUE INDEX "form_versions_number" ON "form_versions" USING btree ("service_code","version");--> statement-breakpoint
CREATE UNIQUE INDEX "form_versions_one_open" ON "form_versions" USING btree ("service_code") WHERE "form_versions"."state" in ('draft', 'in_review');--> statement-breakpoint
CREATE INDEX "form_versions_by_state" ON "form_versions" USING btree ("state","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "service_versions_number" ON "service_versions" USING btree ("service_code","version");--> statement-breakpoint
CREATE UNIQUE INDEX "service_versions_one_open" ON "service_versions" USING btree ("service_code") WHERE "service_versions"."state" in ('draft', 'in_review');--> statement-breakpoint
CREATE INDEX "service_versions_by_state" ON "service_versions" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "service_versions_in_force" ON "service_versions" USING btree ("service_code","valid_from") WHERE "service_versions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "search_misses_by_times" ON "search_misses" USING btree ("times");--> statement-breakpoint
CREATE INDEX "bulk_runs_by_officer" ON "bulk_runs" USING btree ("staff_id","asked_at");--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_proposed_by_staff_members_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_terms_running" ON "applications" USING btree ("due_on") WHERE "applications"."decided_at" is null and "applications"."due_on" is not null;--> statement-breakpoint
CREATE INDEX "applications_open" ON "applications" USING btree ("agency_code","due_on","id") WHERE "applications"."status" in ('submitted', 'in_review', 'information_requested', 'decision_proposed');--> statement-breakpoint
CREATE INDEX "applications_open_of_officer" ON "applications" USING btree ("assigned_staff_id","due_on","id") WHERE "applications"."status" in ('submitted', 'in_review', 'information_requested', 'decision_proposed');--> statement-breakpoint
CREATE INDEX "applications_sent" ON "applications" USING btree ("agency_code","submitted_at","id") WHERE "applications"."reference" is not null;--> statement-breakpoint
CREATE INDEX "applications_sent_for_service" ON "applications" USING btree ("agency_code","service_code","submitted_at","id") WHERE "applications"."reference" is not null;--> statement-breakpoint
CREATE INDEX "applications_sent_by_status" ON "applications" USING btree ("agency_code","status","submitted_at","id") WHERE "applications"."reference" is not null;--> statement-breakpoint
CREATE INDEX "applications_sent_to_office" ON "applications" USING btree ("agency_code","office_code","submitted_at","id") WHERE "applications"."office_code" is not null;--> statement-breakpoint
CREATE INDEX "applications_of_officer" ON "applications" USING btree ("assigned_staff_id","submitted_at","id") WHERE "applications"."assigned_staff_id" is not null;--> statement-breakpoint
CREATE INDEX "applications_decided_in_agency" ON "applications" USING btree ("agency_code","decided_at") WHERE "applications"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "applications_reference_part" ON "applications" USING gin ("reference" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "applications_decided" ON "applications" USING btree ("service_code","decided_at") WHERE "applications"."state_seconds" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_receipt_key" ON "applications" USING btree ("receipt_key");--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_by_whom" CHECK (("application_decisions"."decided_by" is null) = "application_decisions"."automatic");--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_four_eyes" CHECK ("application_decisions"."proposed_by" is null or "application_decisions"."proposed_by" <> "application_decisions"."decided_by");
