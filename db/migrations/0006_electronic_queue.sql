CREATE TYPE "public"."alarm_kind" AS ENUM('emergency', 'promise_at_risk', 'promise_broken', 'overload', 'line_without_counter', 'device_silent');--> statement-breakpoint
CREATE TYPE "public"."counter_period_kind" AS ENUM('open', 'pause');--> statement-breakpoint
CREATE TYPE "public"."device_kind" AS ENUM('kiosk', 'display', 'feedback');--> statement-breakpoint
CREATE TYPE "public"."line_kind" AS ENUM('counter', 'home');--> statement-breakpoint
CREATE TYPE "public"."line_release" AS ENUM('open', 'draw');--> statement-breakpoint
CREATE TYPE "public"."pause_reason" AS ENUM('break', 'lunch', 'prayer', 'training', 'equipment', 'other');--> statement-breakpoint
CREATE TYPE "public"."booking_channel" AS ENUM('web', 'link', 'mobile', 'phone', 'kiosk', 'reception', 'officer', 'draw', 'waiting_list');--> statement-breakpoint
CREATE TYPE "public"."hold_purpose" AS ENUM('form', 'waiting_list');--> statement-breakpoint
CREATE TYPE "registers"."social_category" AS ENUM('disability_1', 'disability_2', 'disability_3', 'disability_child', 'war_disabled', 'martyr_family', 'veteran', 'pregnancy', 'pensioner');--> statement-breakpoint
CREATE TYPE "public"."leg_outcome" AS ENUM('done', 'documents_missing', 'referred', 'refused_by_visitor', 'not_possible');--> statement-breakpoint
CREATE TYPE "public"."leg_status" AS ENUM('waiting', 'in_service', 'done', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."priority_reason" AS ENUM('disability', 'age', 'pregnancy', 'martyr_family', 'veteran', 'small_child');--> statement-breakpoint
CREATE TYPE "public"."priority_source" AS ENUM('register', 'staff');--> statement-breakpoint
CREATE TYPE "public"."ticket_action" AS ENUM('take', 'call', 'recall', 'return', 'start', 'note', 'add_service', 'change_service', 'finish_service', 'transfer', 'park', 'resume', 'prioritise', 'finish', 'miss', 'leave', 'release');--> statement-breakpoint
CREATE TYPE "public"."ticket_status" AS ENUM('waiting', 'called', 'in_service', 'parked', 'served', 'no_show', 'left');--> statement-breakpoint
CREATE TYPE "public"."complaint_action" AS ENUM('file', 'take', 'release', 'answer');--> statement-breakpoint
CREATE TYPE "public"."complaint_status" AS ENUM('received', 'in_hand', 'answered');--> statement-breakpoint
CREATE TYPE "public"."queue_dimension" AS ENUM('centre', 'hour', 'service', 'channel', 'counter', 'officer', 'booking');--> statement-breakpoint
CREATE TYPE "public"."rating_channel" AS ENUM('sms', 'email', 'kiosk', 'web');--> statement-breakpoint
CREATE TYPE "public"."wait_place" AS ENUM('kiosk', 'phone', 'display', 'centre_page', 'api', 'open_data', 'desk');--> statement-breakpoint
CREATE TYPE "public"."wait_unknown_reason" AS ENUM('closed', 'no_counter', 'too_few_data', 'over_closing');--> statement-breakpoint
CREATE TYPE "public"."draw_entry_status" AS ENUM('entered', 'withdrawn', 'won', 'lost', 'not_possible');--> statement-breakpoint
CREATE TYPE "public"."draw_status" AS ENUM('announced', 'drawn', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."offer_status" AS ENUM('open', 'accepted', 'declined', 'lapsed');--> statement-breakpoint
CREATE TYPE "public"."waiting_status" AS ENUM('waiting', 'offered', 'accepted', 'withdrawn', 'ended');--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'centres.plan';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'queue.assist';--> statement-breakpoint
ALTER TYPE "public"."permission" ADD VALUE 'queue.watch';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'appointment_shifted' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'appointment_displaced' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'appointment_restored' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'appointment_soon' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'visit_fee_due' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'visit_fee_paid' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'earlier_time_offered' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'draw_won' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'draw_lost' BEFORE 'consent_requested';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'visit_rating_asked';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'complaint_received';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'complaint_answered';--> statement-breakpoint
ALTER TYPE "public"."appointment_action" ADD VALUE 'shift';--> statement-breakpoint
ALTER TYPE "public"."appointment_action" ADD VALUE 'displace';--> statement-breakpoint
ALTER TYPE "public"."appointment_action" ADD VALUE 'restore';--> statement-breakpoint
ALTER TYPE "registers"."register_code" ADD VALUE 'social_protection';--> statement-breakpoint
CREATE TABLE "centre_alarms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"kind" "alarm_kind" NOT NULL,
	"line_code" text,
	"counter_number" smallint,
	"staff_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"seen_by" uuid,
	"seen_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "centre_closures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"line_code" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"opens" boolean DEFAULT false NOT NULL,
	"reason" jsonb NOT NULL,
	"created_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "centre_closures_order" CHECK ("centre_closures"."ends_at" > "centre_closures"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "centre_lines" (
	"centre_code" text NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"kind" "line_kind" DEFAULT 'counter' NOT NULL,
	"release" "line_release" DEFAULT 'open' NOT NULL,
	"service_codes" text[] DEFAULT '{}' NOT NULL,
	"agency_codes" text[] DEFAULT '{}' NOT NULL,
	"counters" smallint NOT NULL,
	"public_percent" smallint DEFAULT 40 NOT NULL,
	"reserve_percent" smallint DEFAULT 10 NOT NULL,
	"grid_minutes" smallint DEFAULT 15 NOT NULL,
	"buffer_minutes" smallint DEFAULT 0 NOT NULL,
	"horizon_days" smallint DEFAULT 30 NOT NULL,
	"ticket_letter" text DEFAULT 'A' NOT NULL,
	"anonymous_tickets" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "centre_lines_centre_code_code_pk" PRIMARY KEY("centre_code","code"),
	CONSTRAINT "centre_lines_percent" CHECK ("centre_lines"."public_percent" between 0 and 100 and "centre_lines"."reserve_percent" between 0 and 100),
	CONSTRAINT "centre_lines_grid" CHECK ("centre_lines"."grid_minutes" between 5 and 240 and "centre_lines"."buffer_minutes" between 0 and 120),
	CONSTRAINT "centre_lines_horizon" CHECK ("centre_lines"."horizon_days" between 1 and 180),
	CONSTRAINT "centre_lines_counters" CHECK ("centre_lines"."counters" >= 0),
	CONSTRAINT "centre_lines_letter" CHECK ("centre_lines"."ticket_letter" ~ '^[A-Z]$')
);
--> statement-breakpoint
CREATE TABLE "counter_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"number" smallint NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" "counter_period_kind" NOT NULL,
	"reason" "pause_reason",
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "counter_periods_order" CHECK ("counter_periods"."ended_at" is null or "counter_periods"."ended_at" >= "counter_periods"."started_at"),
	CONSTRAINT "counter_periods_reason" CHECK (("counter_periods"."kind" = 'pause') = ("counter_periods"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "queue_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"kind" "device_kind" NOT NULL,
	"name" text NOT NULL,
	"series" text,
	"pairing_hash" text,
	"pairing_sealed" text,
	"pairing_expires_at" timestamp with time zone,
	"token_hash" text,
	"paired_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "queue_devices_kiosk_series" CHECK ("queue_devices"."kind" <> 'kiosk' or "queue_devices"."series" is not null)
);
--> statement-breakpoint
CREATE TABLE "queue_rules" (
	"scope" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"centre_code" text NOT NULL,
	"line_code" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"breaks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_shifts_order" CHECK ("staff_shifts"."ends_at" > "staff_shifts"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "staff_skills" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"agency_codes" text[] DEFAULT '{}' NOT NULL,
	"service_codes" text[] DEFAULT '{}' NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_delays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"day" date NOT NULL,
	"minutes" smallint NOT NULL,
	"reason" text NOT NULL,
	"announced_by" uuid,
	"announced_at" timestamp with time zone NOT NULL,
	"idempotency_key" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appointment_further_slots" (
	"appointment_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	CONSTRAINT "appointment_further_slots_appointment_id_slot_id_pk" PRIMARY KEY("appointment_id","slot_id")
);
--> statement-breakpoint
CREATE TABLE "slot_hold_places" (
	"hold_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"party_position" smallint NOT NULL,
	"first" boolean NOT NULL,
	CONSTRAINT "slot_hold_places_hold_id_slot_id_party_position_pk" PRIMARY KEY("hold_id","slot_id","party_position")
);
--> statement-breakpoint
CREATE TABLE "slot_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" "hold_purpose" NOT NULL,
	"service_codes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers"."social_categories" (
	"pin" text NOT NULL,
	"category" "registers"."social_category" NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"certificate" text NOT NULL,
	"due_on" date,
	CONSTRAINT "social_categories_pin_category_since_pk" PRIMARY KEY("pin","category","since"),
	CONSTRAINT "social_categories_dates" CHECK ("registers"."social_categories"."until" is null or "registers"."social_categories"."until" >= "registers"."social_categories"."since"),
	CONSTRAINT "social_categories_due" CHECK (("registers"."social_categories"."category" = 'pregnancy') = ("registers"."social_categories"."due_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "ticket_legs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"service_code" text NOT NULL,
	"agency_code" text NOT NULL,
	"line_code" text NOT NULL,
	"appointment_id" uuid,
	"status" "leg_status" DEFAULT 'waiting' NOT NULL,
	"outcome" "leg_outcome",
	"staff_id" uuid,
	"counter_number" smallint,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "ticket_legs_done" CHECK (("ticket_legs"."status" = 'done') = ("ticket_legs"."outcome" is not null))
);
--> statement-breakpoint
CREATE TABLE "ticket_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"centre_code" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"action" "ticket_action" NOT NULL,
	"from_status" "ticket_status",
	"to_status" "ticket_status" NOT NULL,
	"leg_id" uuid,
	"counter_number" smallint,
	"actor_kind" "actor_kind" NOT NULL,
	"staff_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_series" (
	"centre_code" text NOT NULL,
	"day" date NOT NULL,
	"series" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "ticket_series_centre_code_day_series_pk" PRIMARY KEY("centre_code","day","series")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"day" date NOT NULL,
	"number" text NOT NULL,
	"channel" "booking_channel" NOT NULL,
	"person_id" uuid,
	"party_id" uuid,
	"device_id" uuid,
	"offline" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'az' NOT NULL,
	"status" "ticket_status" DEFAULT 'waiting' NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"rank_at" timestamp with time zone NOT NULL,
	"call_after" timestamp with time zone NOT NULL,
	"priority_reason" "priority_reason",
	"priority_source" "priority_source",
	"priority_register" text,
	"priority_at" timestamp with time zone,
	"priority_staff_id" uuid,
	"counter_number" smallint,
	"target_counter" smallint,
	"staff_id" uuid,
	"called_at" timestamp with time zone,
	"call_count" smallint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"note" text,
	"idempotency_key" uuid NOT NULL,
	"link_version" smallint DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tickets_at_counter" CHECK ("tickets"."status" not in ('called', 'in_service') or ("tickets"."counter_number" is not null and "tickets"."staff_id" is not null and "tickets"."called_at" is not null)),
	CONSTRAINT "tickets_priority" CHECK (("tickets"."priority_reason" is null) = ("tickets"."priority_source" is null) and ("tickets"."priority_source" is distinct from 'register' or "tickets"."priority_register" is not null) and ("tickets"."priority_source" is distinct from 'staff' or "tickets"."priority_staff_id" is not null)),
	CONSTRAINT "tickets_over" CHECK (("tickets"."status" in ('served', 'no_show', 'left')) = ("tickets"."finished_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "caller_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"person_id" uuid,
	"pin_hash" text NOT NULL,
	"place" text NOT NULL,
	"questions" text[] NOT NULL,
	"passed" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "caller_checks_passed" CHECK (not "caller_checks"."passed" or "caller_checks"."person_id" is not null),
	CONSTRAINT "caller_checks_place" CHECK ("caller_checks"."place" in ('phone', 'reception'))
);
--> statement-breakpoint
CREATE TABLE "centre_habits" (
	"centre_code" text PRIMARY KEY NOT NULL,
	"habits" jsonb NOT NULL,
	"promise" real DEFAULT 0.8 NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "centre_habits_promise" CHECK ("centre_habits"."promise" between 0.5 and 0.99)
);
--> statement-breakpoint
CREATE TABLE "home_visit_areas" (
	"code" text PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"line_code" text NOT NULL,
	"name" jsonb NOT NULL,
	"places" text[] NOT NULL,
	"region_codes" text[] DEFAULT '{}' NOT NULL,
	"travel_minutes" smallint NOT NULL,
	"fee_qepik" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "home_visit_areas_fee" CHECK ("home_visit_areas"."fee_qepik" >= 0),
	CONSTRAINT "home_visit_areas_travel" CHECK ("home_visit_areas"."travel_minutes" between 0 and 240)
);
--> statement-breakpoint
CREATE TABLE "home_visits" (
	"appointment_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"area_code" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"remark" text,
	"travel_minutes" smallint NOT NULL,
	"fee_qepik" integer NOT NULL,
	"exemption" text,
	"exemption_register" text,
	"exemption_at" timestamp with time zone,
	"exemption_pending" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "home_visits_exempt_is_free" CHECK ("home_visits"."exemption" is null or "home_visits"."fee_qepik" = 0),
	CONSTRAINT "home_visits_exemption" CHECK (("home_visits"."exemption" is null) = ("home_visits"."exemption_register" is null))
);
--> statement-breakpoint
CREATE TABLE "queue_daily" (
	"dimension" "queue_dimension" NOT NULL,
	"centre_code" text NOT NULL,
	"day" date NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"key2" text DEFAULT '' NOT NULL,
	"tickets" integer DEFAULT 0 NOT NULL,
	"served" integer DEFAULT 0 NOT NULL,
	"no_shows" integer DEFAULT 0 NOT NULL,
	"left" integer DEFAULT 0 NOT NULL,
	"parked" integer DEFAULT 0 NOT NULL,
	"transferred" integer DEFAULT 0 NOT NULL,
	"waits" integer DEFAULT 0 NOT NULL,
	"within15" integer DEFAULT 0 NOT NULL,
	"wait_bins" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"starts" integer DEFAULT 0 NOT NULL,
	"start_seconds" integer DEFAULT 0 NOT NULL,
	"services" integer DEFAULT 0 NOT NULL,
	"service_seconds" integer DEFAULT 0 NOT NULL,
	"service_bins" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"open_seconds" integer DEFAULT 0 NOT NULL,
	"pause_seconds" integer DEFAULT 0 NOT NULL,
	"quick_finishes" integer DEFAULT 0 NOT NULL,
	"quick_again" integer DEFAULT 0 NOT NULL,
	"quick_absences" integer DEFAULT 0 NOT NULL,
	"places" integer DEFAULT 0 NOT NULL,
	"places_taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "queue_daily_dimension_centre_code_day_key_key2_pk" PRIMARY KEY("dimension","centre_code","day","key","key2")
);
--> statement-breakpoint
CREATE TABLE "service_times" (
	"centre_code" text NOT NULL,
	"service_code" text NOT NULL,
	"visits" integer NOT NULL,
	"log_mean" real NOT NULL,
	"log_deviation" real NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_times_centre_code_service_code_pk" PRIMARY KEY("centre_code","service_code")
);
--> statement-breakpoint
CREATE TABLE "told_waits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"service_code" text NOT NULL,
	"ticket_id" uuid,
	"place" "wait_place" NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"half_minutes" smallint,
	"most_minutes" smallint,
	"unknown_reason" "wait_unknown_reason",
	"ahead" smallint,
	"naive_minutes" smallint,
	"actual_minutes" real,
	"settled_at" timestamp with time zone,
	CONSTRAINT "told_waits_known" CHECK (("told_waits"."half_minutes" is null) = ("told_waits"."unknown_reason" is not null) and ("told_waits"."half_minutes" is null) = ("told_waits"."most_minutes" is null)),
	CONSTRAINT "told_waits_range" CHECK ("told_waits"."most_minutes" is null or "told_waits"."most_minutes" >= "told_waits"."half_minutes")
);
--> statement-breakpoint
CREATE TABLE "visit_complaint_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" "complaint_action" NOT NULL,
	"from_status" "complaint_status",
	"to_status" "complaint_status" NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"staff_id" uuid
);
--> statement-breakpoint
CREATE TABLE "visit_complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"centre_code" text NOT NULL,
	"ticket_id" uuid,
	"person_id" uuid,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"status" "complaint_status" DEFAULT 'received' NOT NULL,
	"taken_by" uuid,
	"answer" text,
	"answered_at" timestamp with time zone,
	"due_on" date NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_complaints_answered" CHECK (("visit_complaints"."status" = 'answered') = ("visit_complaints"."answered_at" is not null and "visit_complaints"."answer" is not null))
);
--> statement-breakpoint
CREATE TABLE "visit_ratings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"centre_code" text NOT NULL,
	"person_id" uuid,
	"score" smallint NOT NULL,
	"comment" text,
	"channel" "rating_channel" NOT NULL,
	"rated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visit_ratings_score" CHECK ("visit_ratings"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "wait_accuracy" (
	"centre_code" text NOT NULL,
	"day" date NOT NULL,
	"told" integer NOT NULL,
	"held" integer NOT NULL,
	"broken_by_five" integer NOT NULL,
	"error" real NOT NULL,
	"naive_error" real NOT NULL,
	CONSTRAINT "wait_accuracy_centre_code_day_pk" PRIMARY KEY("centre_code","day")
);
--> statement-breakpoint
CREATE TABLE "draw_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draw_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"code" text NOT NULL,
	"days" date[] DEFAULT '{}' NOT NULL,
	"part_of_day" text,
	"status" "draw_entry_status" DEFAULT 'entered' NOT NULL,
	"position" integer,
	"appointment_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draw_entries_part" CHECK ("draw_entries"."part_of_day" in ('morning', 'afternoon'))
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_code" text NOT NULL,
	"line_code" text NOT NULL,
	"service_code" text NOT NULL,
	"title" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"seed_hash" text NOT NULL,
	"seed_sealed" text NOT NULL,
	"seed" text,
	"status" "draw_status" DEFAULT 'announced' NOT NULL,
	"drawn_at" timestamp with time zone,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draws_order" CHECK ("draws"."closes_at" > "draws"."opens_at" and "draws"."until_day" >= "draws"."from_day"),
	CONSTRAINT "draws_seed_after" CHECK (("draws"."status" = 'drawn') = ("draws"."drawn_at" is not null) and ("draws"."status" <> 'drawn' or "draws"."seed" is not null))
);
--> statement-breakpoint
CREATE TABLE "waiting_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"centre_codes" text[] NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"part_of_day" text,
	"status" "waiting_status" DEFAULT 'waiting' NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"missed_offers" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiting_entries_days" CHECK ("waiting_entries"."until_day" >= "waiting_entries"."from_day"),
	CONSTRAINT "waiting_entries_part" CHECK ("waiting_entries"."part_of_day" in ('morning', 'afternoon'))
);
--> statement-breakpoint
CREATE TABLE "waiting_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"status" "offer_status" DEFAULT 'open' NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "slots" DROP CONSTRAINT "slots_never_overbooked";--> statement-breakpoint
DROP INDEX "appointments_one_open_per_service";--> statement-breakpoint
DROP INDEX "slots_by_centre_and_time";--> statement-breakpoint
ALTER TABLE "fees_due" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "centre_stops" ADD COLUMN "cycle" smallint;--> statement-breakpoint
ALTER TABLE "fees_due" ADD COLUMN "appointment_id" uuid;--> statement-breakpoint
ALTER TABLE "fees_due" ADD COLUMN "return_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD COLUMN "channel" "booking_channel";--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "party_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "party_position" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "beneficiary_pin" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "beneficiary_name" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "channel" "booking_channel" DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "booked_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "booked_by_client" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "minutes" smallint DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "displaced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "displaced_reason" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "link_version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "arrived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counters" ADD COLUMN "agency_codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "counters" ADD COLUMN "enabled" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "counters" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counters" ADD COLUMN "pause_reason" "pause_reason";--> statement-breakpoint
ALTER TABLE "counters" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "line_code" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "reserve" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "centre_alarms" ADD CONSTRAINT "centre_alarms_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_alarms" ADD CONSTRAINT "centre_alarms_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_alarms" ADD CONSTRAINT "centre_alarms_seen_by_staff_members_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_alarms" ADD CONSTRAINT "centre_alarms_closed_by_staff_members_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_closures" ADD CONSTRAINT "centre_closures_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_closures" ADD CONSTRAINT "centre_closures_created_by_staff_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_lines" ADD CONSTRAINT "centre_lines_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_periods" ADD CONSTRAINT "counter_periods_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_periods" ADD CONSTRAINT "counter_periods_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_devices" ADD CONSTRAINT "queue_devices_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_devices" ADD CONSTRAINT "queue_devices_created_by_staff_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_rules" ADD CONSTRAINT "queue_rules_changed_by_staff_members_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_shifts" ADD CONSTRAINT "staff_shifts_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_shifts" ADD CONSTRAINT "staff_shifts_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_shifts" ADD CONSTRAINT "staff_shifts_created_by_staff_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_skills" ADD CONSTRAINT "staff_skills_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_delays" ADD CONSTRAINT "unit_delays_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_delays" ADD CONSTRAINT "unit_delays_announced_by_staff_members_id_fk" FOREIGN KEY ("announced_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_further_slots" ADD CONSTRAINT "appointment_further_slots_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_further_slots" ADD CONSTRAINT "appointment_further_slots_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_hold_places" ADD CONSTRAINT "slot_hold_places_hold_id_slot_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."slot_holds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_hold_places" ADD CONSTRAINT "slot_hold_places_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_holds" ADD CONSTRAINT "slot_holds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_legs" ADD CONSTRAINT "ticket_legs_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_legs" ADD CONSTRAINT "ticket_legs_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_legs" ADD CONSTRAINT "ticket_legs_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_legs" ADD CONSTRAINT "ticket_legs_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_moves" ADD CONSTRAINT "ticket_moves_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_moves" ADD CONSTRAINT "ticket_moves_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_series" ADD CONSTRAINT "ticket_series_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_device_id_queue_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."queue_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_priority_staff_id_staff_members_id_fk" FOREIGN KEY ("priority_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_checks" ADD CONSTRAINT "caller_checks_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_checks" ADD CONSTRAINT "caller_checks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre_habits" ADD CONSTRAINT "centre_habits_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_visit_areas" ADD CONSTRAINT "home_visit_areas_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_visits" ADD CONSTRAINT "home_visits_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_visits" ADD CONSTRAINT "home_visits_area_code_home_visit_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."home_visit_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_daily" ADD CONSTRAINT "queue_daily_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_times" ADD CONSTRAINT "service_times_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_times" ADD CONSTRAINT "service_times_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_waits" ADD CONSTRAINT "told_waits_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_waits" ADD CONSTRAINT "told_waits_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_complaint_moves" ADD CONSTRAINT "visit_complaint_moves_complaint_id_visit_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."visit_complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_complaint_moves" ADD CONSTRAINT "visit_complaint_moves_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_complaints" ADD CONSTRAINT "visit_complaints_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_complaints" ADD CONSTRAINT "visit_complaints_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_complaints" ADD CONSTRAINT "visit_complaints_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_complaints" ADD CONSTRAINT "visit_complaints_taken_by_staff_members_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_ratings" ADD CONSTRAINT "visit_ratings_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_ratings" ADD CONSTRAINT "visit_ratings_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wait_accuracy" ADD CONSTRAINT "wait_accuracy_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_entries" ADD CONSTRAINT "draw_entries_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_entries" ADD CONSTRAINT "draw_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_entries" ADD CONSTRAINT "draw_entries_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_centre_code_centres_code_fk" FOREIGN KEY ("centre_code") REFERENCES "public"."centres"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_service_code_services_code_fk" FOREIGN KEY ("service_code") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_created_by_staff_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_offers" ADD CONSTRAINT "waiting_offers_entry_id_waiting_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."waiting_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_offers" ADD CONSTRAINT "waiting_offers_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "centre_alarms_open" ON "centre_alarms" USING btree ("centre_code","raised_at") WHERE "centre_alarms"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "centre_alarms_by_time" ON "centre_alarms" USING btree ("raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "centre_alarms_one_open" ON "centre_alarms" USING btree ("centre_code","kind",coalesce("line_code", ''),coalesce("counter_number", 0)) WHERE "centre_alarms"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "centre_closures_by_centre" ON "centre_closures" USING btree ("centre_code","starts_at");--> statement-breakpoint
CREATE INDEX "counter_periods_by_centre" ON "counter_periods" USING btree ("centre_code","started_at");--> statement-breakpoint
CREATE INDEX "counter_periods_by_staff" ON "counter_periods" USING btree ("staff_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_periods_one_running" ON "counter_periods" USING btree ("centre_code","number","kind") WHERE "counter_periods"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "queue_devices_series" ON "queue_devices" USING btree ("centre_code","series") WHERE "queue_devices"."series" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "queue_devices_token" ON "queue_devices" USING btree ("token_hash") WHERE "queue_devices"."token_hash" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "queue_devices_pairing" ON "queue_devices" USING btree ("pairing_hash") WHERE "queue_devices"."pairing_hash" is not null;--> statement-breakpoint
CREATE INDEX "staff_shifts_by_centre" ON "staff_shifts" USING btree ("centre_code","starts_at");--> statement-breakpoint
CREATE INDEX "staff_shifts_by_staff" ON "staff_shifts" USING btree ("staff_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_delays_once" ON "unit_delays" USING btree ("centre_code","idempotency_key");--> statement-breakpoint
CREATE INDEX "unit_delays_by_day" ON "unit_delays" USING btree ("centre_code","day");--> statement-breakpoint
CREATE INDEX "appointment_further_slots_by_slot" ON "appointment_further_slots" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "slot_hold_places_by_slot" ON "slot_hold_places" USING btree ("slot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_holds_one_form" ON "slot_holds" USING btree ("person_id") WHERE "slot_holds"."purpose" = 'form';--> statement-breakpoint
CREATE INDEX "slot_holds_to_lapse" ON "slot_holds" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_legs_order" ON "ticket_legs" USING btree ("ticket_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_legs_one_in_service" ON "ticket_legs" USING btree ("ticket_id") WHERE "ticket_legs"."status" = 'in_service';--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_legs_of_appointment" ON "ticket_legs" USING btree ("appointment_id") WHERE "ticket_legs"."appointment_id" is not null and "ticket_legs"."status" <> 'dropped';--> statement-breakpoint
CREATE INDEX "ticket_legs_by_service" ON "ticket_legs" USING btree ("service_code","finished_at");--> statement-breakpoint
CREATE INDEX "ticket_legs_by_staff" ON "ticket_legs" USING btree ("staff_id","finished_at") WHERE "ticket_legs"."staff_id" is not null;--> statement-breakpoint
CREATE INDEX "ticket_moves_by_ticket" ON "ticket_moves" USING btree ("ticket_id","at","id");--> statement-breakpoint
CREATE INDEX "ticket_moves_by_centre" ON "ticket_moves" USING btree ("centre_code","at");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_number" ON "tickets" USING btree ("centre_code","day","number");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_once" ON "tickets" USING btree ("centre_code","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_one_visitor_per_counter" ON "tickets" USING btree ("centre_code","counter_number") WHERE "tickets"."status" in ('called', 'in_service');--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_one_live_per_party" ON "tickets" USING btree ("party_id") WHERE "tickets"."status" in ('waiting', 'called', 'in_service', 'parked');--> statement-breakpoint
CREATE INDEX "tickets_to_call" ON "tickets" USING btree ("centre_code","rank_at","id") WHERE "tickets"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "tickets_by_day" ON "tickets" USING btree ("centre_code","day","status");--> statement-breakpoint
CREATE INDEX "tickets_live" ON "tickets" USING btree ("day") WHERE "tickets"."status" in ('waiting', 'called', 'in_service', 'parked');--> statement-breakpoint
CREATE INDEX "tickets_by_person" ON "tickets" USING btree ("person_id","day") WHERE "tickets"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "tickets_finished" ON "tickets" USING btree ("centre_code","finished_at") WHERE "tickets"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "caller_checks_by_staff" ON "caller_checks" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "caller_checks_by_pin" ON "caller_checks" USING btree ("pin_hash","at");--> statement-breakpoint
CREATE INDEX "home_visit_areas_by_centre" ON "home_visit_areas" USING btree ("centre_code");--> statement-breakpoint
CREATE INDEX "home_visits_by_area" ON "home_visits" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "told_waits_by_ticket" ON "told_waits" USING btree ("ticket_id","told_at");--> statement-breakpoint
CREATE INDEX "told_waits_by_centre" ON "told_waits" USING btree ("centre_code","told_at");--> statement-breakpoint
CREATE INDEX "told_waits_by_time" ON "told_waits" USING btree ("told_at");--> statement-breakpoint
CREATE INDEX "told_waits_to_settle" ON "told_waits" USING btree ("ticket_id") WHERE "told_waits"."settled_at" is null and "told_waits"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "visit_complaint_moves_by_complaint" ON "visit_complaint_moves" USING btree ("complaint_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_complaints_reference" ON "visit_complaints" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_complaints_once" ON "visit_complaints" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "visit_complaints_by_centre" ON "visit_complaints" USING btree ("centre_code","status","created_at");--> statement-breakpoint
CREATE INDEX "visit_complaints_by_person" ON "visit_complaints" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_ratings_one_each" ON "visit_ratings" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "visit_ratings_by_centre" ON "visit_ratings" USING btree ("centre_code","rated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "draw_entries_one_each" ON "draw_entries" USING btree ("draw_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "draw_entries_code" ON "draw_entries" USING btree ("draw_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "draw_entries_position" ON "draw_entries" USING btree ("draw_id","position") WHERE "draw_entries"."position" is not null;--> statement-breakpoint
CREATE INDEX "draw_entries_by_person" ON "draw_entries" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "draws_by_time" ON "draws" USING btree ("status","closes_at");--> statement-breakpoint
CREATE INDEX "draws_by_service" ON "draws" USING btree ("service_code");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entries_one_open" ON "waiting_entries" USING btree ("appointment_id") WHERE "waiting_entries"."status" in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "waiting_entries_in_line" ON "waiting_entries" USING btree ("entered_at","id") WHERE "waiting_entries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "waiting_entries_by_person" ON "waiting_entries" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_offers_one_open" ON "waiting_offers" USING btree ("entry_id") WHERE "waiting_offers"."status" = 'open';--> statement-breakpoint
CREATE INDEX "waiting_offers_to_lapse" ON "waiting_offers" USING btree ("expires_at") WHERE "waiting_offers"."status" = 'open';--> statement-breakpoint
CREATE INDEX "waiting_offers_by_slot" ON "waiting_offers" USING btree ("slot_id");--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_booked_by_staff_id_staff_members_id_fk" FOREIGN KEY ("booked_by_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "fees_due_of_appointment" ON "fees_due" USING btree ("appointment_id") WHERE "fees_due"."appointment_id" is not null;--> statement-breakpoint
CREATE INDEX "appointments_by_party" ON "appointments" USING btree ("party_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_by_line_and_time" ON "slots" USING btree ("centre_code","line_code","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_one_open_per_service" ON "appointments" USING btree ("person_id","service_code",coalesce("company_tin", ''),coalesce("beneficiary_pin", '')) WHERE "appointments"."status" in ('booked', 'arrived', 'called', 'in_service');--> statement-breakpoint
CREATE INDEX "slots_by_centre_and_time" ON "slots" USING btree ("centre_code","starts_at");--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_for_one" CHECK (num_nonnulls("fees_due"."application_id", "fees_due"."appointment_id") = 1);--> statement-breakpoint
ALTER TABLE "fees_due" ADD CONSTRAINT "fees_due_returned_was_paid" CHECK ("fees_due"."return_due_at" is null or "fees_due"."status" = 'paid');--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_beneficiary_has_name" CHECK (("appointments"."beneficiary_pin" is null) = ("appointments"."beneficiary_name" is null));--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_minutes_positive" CHECK ("appointments"."minutes" > 0);--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_displaced_why" CHECK (("appointments"."displaced_at" is null) = ("appointments"."displaced_reason" is null));--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_pause" CHECK (("counters"."paused_at" is null) = ("counters"."pause_reason" is null) and ("counters"."paused_at" is null or "counters"."staff_id" is not null));--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_reserve_not_negative" CHECK ("slots"."reserve" >= 0);--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_never_overbooked" CHECK ("slots"."taken" >= 0 and "slots"."taken" <= "slots"."capacity" + "slots"."reserve");