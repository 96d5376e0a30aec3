export const DDL = `
  create table if not exists sandbox.mails (
    id uuid primary key default uuidv7(), seq bigint generated always as identity unique,
    sender text not null, recipients text[] not null, cc text[] not null, bcc text[] not null, reply_to text[] not null,
    subject text not null, html text, body text, headers jsonb not null, tags jsonb not null, attachments jsonb not null,
    state text not null default 'sent', created_at timestamptz not null default now()
  );
  create index if not exists mails_to on sandbox.mails using gin (recipients);
  create table if not exists sandbox.mail_keys (
    key text primary key, fingerprint text not null, answer jsonb not null, created_at timestamptz not null default now()
  );
  create table if not exists sandbox.mail_events (
    id text primary key, seq bigint generated always as identity unique, mail_id uuid not null references sandbox.mails on delete cascade,
    type text not null, body jsonb not null, state text not null default 'pending', attempts integer not null default 0,
    last_answer text, next_attempt_at timestamptz not null default now(), created_at timestamptz not null default now()
  );
  create index if not exists mail_events_due on sandbox.mail_events (next_attempt_at) where state = 'pending'`

export type Attachment = { filename: string; contentType: string; content: string; size: number }

/** A mail as the sandbox shows it; `attachments` carry their content in base64. */
export type Mail = {
  id: string
  seq: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  tags: { name: string; value: string }[]
  attachments: Attachment[]
  state: 'sent' | 'delivered' | 'bounced' | 'complained'
  createdAt: Date
}
