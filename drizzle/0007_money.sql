CREATE TABLE "account_credit_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"business_key" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"actor" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "account_credit_entries_once" UNIQUE("business_key"),
	CONSTRAINT "account_credit_entries_kind" CHECK ("account_credit_entries"."kind" in ('surplus', 'grant', 'use', 'release', 'payout')),
	CONSTRAINT "account_credit_entries_sign" CHECK (case when "account_credit_entries"."kind" in ('use', 'payout') then "account_credit_entries"."amount_cents" < 0 else "account_credit_entries"."amount_cents" > 0 end)
);
--> statement-breakpoint
CREATE TABLE "cheques" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"bank" text DEFAULT '' NOT NULL,
	"drawer" text DEFAULT '' NOT NULL,
	"amount_cents" integer NOT NULL,
	"dated_on" date NOT NULL,
	"received_on" date NOT NULL,
	"deposit_on" date NOT NULL,
	"problem" text,
	"slip_id" uuid,
	"deposited_at" timestamp with time zone,
	"bounced_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "cheques_problem" CHECK ("cheques"."problem" in ('wrong_amount', 'wrong_date', 'wrong_payee', 'not_signed', 'unreadable')),
	CONSTRAINT "cheques_amount" CHECK ("cheques"."amount_cents" > 0),
	CONSTRAINT "cheques_deposit" CHECK (("cheques"."slip_id" is null) = ("cheques"."deposited_at" is null)),
	CONSTRAINT "cheques_bounce" CHECK ("cheques"."bounced_at" is null or "cheques"."deposited_at" is not null),
	CONSTRAINT "cheques_refused" CHECK ("cheques"."problem" is null or "cheques"."slip_id" is null)
);
--> statement-breakpoint
CREATE TABLE "deposit_slips" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"deposited_on" date NOT NULL,
	"total_cents" integer NOT NULL,
	"cheque_count" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "deposit_slips_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "document_contents" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"business_key" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_count" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "documents_once" UNIQUE("business_key"),
	CONSTRAINT "documents_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('invoice', 'credit_note', 'receipt', 'statement', 'payment_attestation', 'enrolment_attestation', 'proof')),
	CONSTRAINT "documents_bytes" CHECK ("documents"."byte_count" > 0),
	CONSTRAINT "documents_hash" CHECK ("documents"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "invoice_counters" (
	"structure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"value" integer DEFAULT 0 NOT NULL,
	"last_issued_on" date NOT NULL,
	CONSTRAINT "invoice_counters_structure_id_kind_year_pk" PRIMARY KEY("structure_id","kind","year")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"corrects_id" uuid,
	"business_key" text NOT NULL,
	"issued_on" date NOT NULL,
	"total_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "invoices_once" UNIQUE("business_key"),
	CONSTRAINT "invoices_number" UNIQUE("structure_id","kind","year","number"),
	CONSTRAINT "invoices_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "invoices_kind" CHECK ("invoices"."kind" in ('invoice', 'credit_note')),
	CONSTRAINT "invoices_sign" CHECK (case when "invoices"."kind" = 'invoice' then "invoices"."total_cents" >= 0 else "invoices"."total_cents" <= 0 end),
	CONSTRAINT "invoices_correction" CHECK (("invoices"."kind" = 'credit_note') = ("invoices"."corrects_id" is not null)),
	CONSTRAINT "invoices_year" CHECK ("invoices"."year" = extract(year from "invoices"."issued_on"))
);
--> statement-breakpoint
CREATE TABLE "reduced_rate_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"grant_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "reduced_rate_requests_status" CHECK ("reduced_rate_requests"."status" in ('pending', 'granted', 'refused')),
	CONSTRAINT "reduced_rate_requests_decided" CHECK (("reduced_rate_requests"."status" = 'pending') = ("reduced_rate_requests"."decided_at" is null)),
	CONSTRAINT "reduced_rate_requests_grant" CHECK (("reduced_rate_requests"."status" = 'granted') = ("reduced_rate_requests"."grant_id" is not null)),
	CONSTRAINT "reduced_rate_requests_reason" CHECK ("reduced_rate_requests"."status" <> 'refused' or "reduced_rate_requests"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"structure_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"status" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "disputes_status" CHECK ("disputes"."status" in ('open', 'won', 'lost')),
	CONSTRAINT "disputes_closed" CHECK (("disputes"."status" = 'open') = ("disputes"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"refund_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"credits_revoked" integer DEFAULT 0 NOT NULL,
	"retained_cents" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "refund_lines_refund_id_order_line_id_pk" PRIMARY KEY("refund_id","order_line_id"),
	CONSTRAINT "refund_lines_amounts" CHECK ("refund_lines"."amount_cents" >= 0 and "refund_lines"."retained_cents" >= 0 and "refund_lines"."credits_revoked" >= 0)
);
--> statement-breakpoint
CREATE TABLE "refund_parts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"refund_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"means" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"provider_id" text,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "refund_parts_provider" UNIQUE("provider_id"),
	CONSTRAINT "refund_parts_once" UNIQUE("refund_id","payment_id"),
	CONSTRAINT "refund_parts_status" CHECK ("refund_parts"."status" in ('requested', 'processing', 'succeeded', 'failed')),
	CONSTRAINT "refund_parts_means" CHECK ("refund_parts"."means" in ('card', 'transfer', 'cheque', 'cash', 'holiday_voucher', 'culture_pass', 'account_credit', 'free')),
	CONSTRAINT "refund_parts_amount" CHECK ("refund_parts"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"request_key" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"actor" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "refunds_once" UNIQUE("request_key"),
	CONSTRAINT "refunds_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "refunds_reason" CHECK ("refunds"."reason" in ('staff', 'withdrawal', 'double')),
	CONSTRAINT "refunds_status" CHECK ("refunds"."status" in ('requested', 'processing', 'succeeded', 'failed')),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"refund_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"ip_address" text NOT NULL,
	"user_agent" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "withdrawals_line" UNIQUE("order_line_id")
);
--> statement-breakpoint
CREATE TABLE "bank_allocations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bank_allocations_once" UNIQUE("transaction_id","order_id"),
	CONSTRAINT "bank_allocations_amount" CHECK ("bank_allocations"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"imported_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bank_statements_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "bank_statements_once" UNIQUE("structure_id","sha256"),
	CONSTRAINT "bank_statements_format" CHECK ("bank_statements"."format" in ('camt053', 'csv'))
);
--> statement-breakpoint
CREATE TABLE "bank_transactions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"booked_on" date NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"payer_name" text DEFAULT '' NOT NULL,
	"payer_iban" text DEFAULT '' NOT NULL,
	"remittance" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'unmatched' NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bank_transactions_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "bank_transactions_once" UNIQUE("structure_id","fingerprint"),
	CONSTRAINT "bank_transactions_status" CHECK ("bank_transactions"."status" in ('unmatched', 'matched', 'ignored'))
);
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_means";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_means";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_status";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_received";--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "cart_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "cart_version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "sale_key" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "sold_by" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "instalments" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "card_customer_id" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "card_method_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "grace_until" date;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_scope" UNIQUE("structure_id","id");--> statement-breakpoint
ALTER TABLE "account_credit_entries" ADD CONSTRAINT "account_credit_entries_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cheques" ADD CONSTRAINT "cheques_payment" FOREIGN KEY ("structure_id","payment_id") REFERENCES "public"."payments"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cheques" ADD CONSTRAINT "cheques_slip" FOREIGN KEY ("structure_id","slip_id") REFERENCES "public"."deposit_slips"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_slips" ADD CONSTRAINT "deposit_slips_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_contents" ADD CONSTRAINT "document_contents_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_counters" ADD CONSTRAINT "invoice_counters_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order" FOREIGN KEY ("structure_id","order_id") REFERENCES "public"."orders"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_correction_of" FOREIGN KEY ("structure_id","corrects_id") REFERENCES "public"."invoices"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reduced_rate_requests" ADD CONSTRAINT "reduced_rate_requests_grant_id_reduced_rate_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."reduced_rate_grants"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reduced_rate_requests" ADD CONSTRAINT "reduced_rate_requests_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reduced_rate_requests" ADD CONSTRAINT "reduced_rate_requests_learner" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reduced_rate_requests" ADD CONSTRAINT "reduced_rate_requests_proof" FOREIGN KEY ("structure_id","document_id") REFERENCES "public"."documents"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment" FOREIGN KEY ("structure_id","payment_id") REFERENCES "public"."payments"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_parts" ADD CONSTRAINT "refund_parts_refund" FOREIGN KEY ("structure_id","refund_id") REFERENCES "public"."refunds"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_parts" ADD CONSTRAINT "refund_parts_payment" FOREIGN KEY ("structure_id","payment_id") REFERENCES "public"."payments"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order" FOREIGN KEY ("structure_id","order_id") REFERENCES "public"."orders"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD CONSTRAINT "bank_allocations_transaction" FOREIGN KEY ("structure_id","transaction_id") REFERENCES "public"."bank_transactions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD CONSTRAINT "bank_allocations_order" FOREIGN KEY ("structure_id","order_id") REFERENCES "public"."orders"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_statement" FOREIGN KEY ("structure_id","statement_id") REFERENCES "public"."bank_statements"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_credit_entries_of_file" ON "account_credit_entries" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "cheques_to_deposit" ON "cheques" USING btree ("structure_id","deposit_on") WHERE slip_id is null and problem is null;--> statement-breakpoint
CREATE INDEX "cheques_of_payment" ON "cheques" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "documents_of_file" ON "documents" USING btree ("client_file_id","created_at");--> statement-breakpoint
CREATE INDEX "invoices_of_order" ON "invoices" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reduced_rate_requests_open" ON "reduced_rate_requests" USING btree ("learner_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "reduced_rate_requests_pending" ON "reduced_rate_requests" USING btree ("structure_id","created_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "refund_lines_of_line" ON "refund_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "refund_parts_of_payment" ON "refund_parts" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_of_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("created_at") WHERE status in ('requested', 'processing');--> statement-breakpoint
CREATE INDEX "bank_allocations_of_order" ON "bank_allocations" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "bank_transactions_unmatched" ON "bank_transactions" USING btree ("structure_id","booked_on") WHERE status = 'unmatched';--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_replaces_id_payments_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_due" ON "payments" USING btree ("structure_id","due_on") WHERE status in ('expected', 'bounced');--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_sale_key" UNIQUE("sale_key");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_replacement" UNIQUE("replaces_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_origin" CHECK (("orders"."cart_id" is null) = ("orders"."cart_version" is null) and ("orders"."cart_id" is null) = ("orders"."sale_key" is not null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_instalments" CHECK ("orders"."instalments" between 1 and 4);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_means" CHECK ("orders"."means" in ('card', 'transfer', 'cheque', 'cash', 'holiday_voucher', 'culture_pass', 'account_credit', 'free'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_means" CHECK ("payments"."means" in ('card', 'transfer', 'cheque', 'cash', 'holiday_voucher', 'culture_pass', 'account_credit', 'free'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_status" CHECK ("payments"."status" in ('expected', 'processing', 'received', 'succeeded', 'bounced', 'failed', 'cancelled'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_received" CHECK (("payments"."status" in ('received', 'succeeded', 'bounced')) = ("payments"."received_at" is not null));