import { createHash } from 'node:crypto'
import type { Sql, Tx } from '../store'
import type { Email } from './email'
import type { Mail } from './tables'
import { type BounceKind, saveEvent } from './webhooks'

/** As the real service: it forgets a key after 24 h. */
const keyLife = '24 hours'

export type Keyed = { id: string } | { data: { id: string }[] }
export type KeyVerdict = { kind: 'new' } | { kind: 'same'; answer: Keyed } | { kind: 'different' }

const fingerprintOf = (emails: readonly Email[]): string =>
  createHash('sha256').update(JSON.stringify(emails)).digest('hex')

/** Also takes the key for this transaction, so that two sends at once with one key are one mail. */
export async function findKey(tx: Tx, key: string, emails: readonly Email[]): Promise<KeyVerdict> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`mail ${key}`}, 0))`
  await tx`delete from sandbox.mail_keys where created_at < now() - ${keyLife}::interval`
  const [row] = await tx<{ fingerprint: string; answer: Keyed }[]>`
    select fingerprint, answer from sandbox.mail_keys where key = ${key}`
  if (!row) return { kind: 'new' }
  return row.fingerprint === fingerprintOf(emails) ? { kind: 'same', answer: row.answer } : { kind: 'different' }
}

export async function saveKey(tx: Tx, key: string, emails: readonly Email[], answer: Keyed): Promise<void> {
  await tx`
    insert into sandbox.mail_keys (key, fingerprint, answer) values (${key}, ${fingerprintOf(emails)}, ${tx.json(answer)})`
}

export async function saveMail(tx: Tx, email: Email, state: Mail['state']): Promise<{ id: string }> {
  const [row] = await tx<{ id: string }[]>`
    insert into sandbox.mails (sender, recipients, cc, bcc, reply_to, subject, html, body, headers, tags, attachments, state)
    values (${email.from}, ${email.to}, ${email.cc}, ${email.bcc}, ${email.reply_to}, ${email.subject},
      ${email.html ?? null}, ${email.text ?? null}, ${tx.json(email.headers ?? {})}, ${tx.json(email.tags ?? [])},
      ${tx.json(email.attachments)}, ${state})
    returning id`
  return row!
}

const columns = (sql: Sql) => sql`
  id, seq, sender as "from", recipients as "to", cc, bcc, reply_to as "replyTo", subject, html, body as "text", headers,
  tags, attachments, state, created_at as "createdAt"`

export type MailFilter = { to?: string; since?: Date; limit: number }

/** Newest first. `to` finds the address itself, with or without a name around it. */
export const listMails = (sql: Sql, { to, since, limit }: MailFilter): Promise<Mail[]> => sql<Mail[]>`
  select ${columns(sql)} from sandbox.mails
  where ${to ? sql`exists (select from unnest(recipients || cc || bcc) as r where lower(r) = lower(${to}) or lower(r) like '%<' || lower(${to}) || '>')` : sql`true`}
  and ${since ? sql`created_at >= ${since}` : sql`true`}
  order by seq desc limit ${limit}`

export async function findMail(sql: Sql, id: string): Promise<Mail | null> {
  const [row] = await sql<Mail[]>`select ${columns(sql)} from sandbox.mails where id::text = ${id}`
  return row ?? null
}

export const deleteMails = async (sql: Sql): Promise<number> => (await sql`delete from sandbox.mails where true`).count

/** What becomes of a mail after it was delivered, as its reader or their provider decides: the application is told. */
export const endMail = (sql: Sql, mail: Mail, ending: BounceKind | 'complain'): Promise<void> =>
  sql.begin(async (tx) => {
    const state: Mail['state'] = ending === 'complain' ? 'complained' : 'bounced'
    await tx`update sandbox.mails set state = ${state} where id = ${mail.id}`
    const about = { from: mail.from, to: mail.to, subject: mail.subject, tags: mail.tags }
    if (ending === 'complain') await saveEvent(tx, mail.id, 'email.complained', about)
    else await saveEvent(tx, mail.id, 'email.bounced', about, ending)
  }) as Promise<void>
