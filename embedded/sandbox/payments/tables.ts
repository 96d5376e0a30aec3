import type Stripe from 'stripe'
import type { Sql, Tx } from '../store'
import type { Card } from './cards'

export const DDL = `
  create table if not exists sandbox.payment_intents (
    id text primary key, seq bigint generated always as identity unique,
    body jsonb not null, private jsonb not null default '{}'
  );
  create table if not exists sandbox.objects (
    id text primary key, seq bigint generated always as identity unique, kind text not null,
    payment_intent text, body jsonb not null, private jsonb not null default '{}'
  );
  create index if not exists objects_of_intent on sandbox.objects (payment_intent, kind);
  create table if not exists sandbox.events (
    id text primary key, seq bigint generated always as identity unique,
    type text not null, object_id text not null, body jsonb not null,
    state text not null, copies integer not null default 1, attempts integer not null default 0,
    created_at timestamptz not null default now(), next_attempt_at timestamptz not null default now()
  );
  create index if not exists events_due on sandbox.events (next_attempt_at) where state in ('pending', 'behind', 'sending');
  create table if not exists sandbox.event_deliveries (
    seq bigint generated always as identity primary key,
    event_id text not null references sandbox.events on delete cascade,
    attempt integer not null, at timestamptz not null default now(),
    status integer, answer text, milliseconds integer not null
  );
  create index if not exists deliveries_of_event on sandbox.event_deliveries (event_id);
  create table if not exists sandbox.idempotency (
    key text primary key, request_id text not null, endpoint text not null, fingerprint text not null,
    status integer not null, body text not null, created_at timestamptz not null default now()
  );
  create table if not exists sandbox.challenges (
    token text primary key, payment_intent text not null, payment_method text not null, return_url text
  );
  create table if not exists sandbox.requests (
    seq bigint generated always as identity primary key, id text not null, at timestamptz not null default now(),
    method text not null, path text not null, params jsonb not null, key_kind text, idempotency_key text,
    replayed boolean not null, status integer, fault text, milliseconds integer not null
  )`

/** What the sandbox knows of an intent and never shows. */
export type IntentPrivate = {
  challenge?: { token: string; method: string }
  returnUrl?: string
}
export type IntentRow = { intent: Stripe.PaymentIntent; hidden: IntentPrivate }

type RawIntent = { body: Stripe.PaymentIntent; private: IntentPrivate }

/** Reads an intent and keeps it for this transaction, as a provider handles one request for an object at a time. */
export async function lockIntent(tx: Tx, id: string): Promise<IntentRow | null> {
  const [row] = await tx<RawIntent[]>`select body, private from sandbox.payment_intents where id = ${id} for update`
  return row ? { intent: row.body, hidden: row.private } : null
}

export async function findIntent(sql: Sql | Tx, id: string): Promise<IntentRow | null> {
  const [row] = await sql<RawIntent[]>`select body, private from sandbox.payment_intents where id = ${id}`
  return row ? { intent: row.body, hidden: row.private } : null
}

export async function saveIntent(tx: Tx, { intent, hidden }: IntentRow): Promise<void> {
  await tx`
    insert into sandbox.payment_intents (id, body, private)
    values (${intent.id}, ${tx.json(intent as never)}, ${tx.json(hidden)})
    on conflict (id) do update set body = excluded.body, private = excluded.private`
}

/** The bank's page outlives its answer, so that a second click or a step back still leads somewhere. */
export async function saveChallenge(tx: Tx, intent: string, token: string, method: string, returnUrl: string | null) {
  await tx`
    insert into sandbox.challenges (token, payment_intent, payment_method, return_url)
    values (${token}, ${intent}, ${method}, ${returnUrl})`
}

/** `isSetUp`: its holder agreed, before the bank, to later payments without them. */
export type MethodPrivate = { card: Card; isSetUp?: boolean }

type Kinds = {
  payment_method: { body: Stripe.PaymentMethod; private: MethodPrivate }
  customer: { body: Stripe.Customer; private: Record<string, never> }
  charge: { body: Stripe.Charge; private: Record<string, never> }
  refund: { body: Stripe.Refund; private: Record<string, never> }
  dispute: { body: Stripe.Dispute; private: Record<string, never> }
}

export async function saveObject<K extends keyof Kinds>(
  tx: Tx,
  kind: K,
  body: Kinds[K]['body'],
  hidden: Kinds[K]['private'],
  intent: string | null = null,
): Promise<void> {
  await tx`
    insert into sandbox.objects (id, kind, payment_intent, body, private)
    values (${body.id}, ${kind}, ${intent}, ${tx.json(body as never)}, ${tx.json(hidden as never)})
    on conflict (id) do update set body = excluded.body, private = excluded.private`
}

export async function findObject<K extends keyof Kinds>(sql: Sql | Tx, kind: K, id: string): Promise<Kinds[K] | null> {
  const [row] = await sql<Kinds[K][]>`select body, private from sandbox.objects where id = ${id} and kind = ${kind}`
  return (row as Kinds[K] | undefined) ?? null
}
