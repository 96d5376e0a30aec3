import 'server-only'
import { Resend } from 'resend'
import { env } from '@/lib/core/env'
import { assertNoOpenTransaction } from '@/lib/core/locks'
import type { MailEvent } from '@/lib/core/mail-event'

export type Mail = {
  from: string
  to: string
  replyTo?: string
  subject: string
  html: string
  text: string
  /** `content` in base64. */
  attachments?: readonly { filename: string; contentType: string; content: string }[]
  headers?: Record<string, string>
  /** Comes back with every event about this mail. */
  messageId: string
}

/**
 * refused: the provider will never take this mail as it is · limited: it took nothing, and may later (it may say when; a key
 * that it doesn't know is ours to repair) · unknown: nobody knows whether it took it; the same idempotency key tells, for 24 h.
 */
export type SendFailure = 'refused' | 'limited' | 'unknown'

export class SendError extends Error {
  constructor(
    readonly failure: SendFailure,
    message: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message)
  }
}

const timeoutMs = 15_000
const refusals = new Set([400, 404, 405, 413, 422])
const notTaken = new Set([401, 403, 429])

let client: { resend: Resend; key: string } | undefined

function connect(): Resend {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env()
  const key = `${RESEND_API_KEY} ${RESEND_BASE_URL}`
  if (client?.key !== key) {
    client = { key, resend: new Resend(RESEND_API_KEY, RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : {}) }
  }
  return client.resend
}

const classify = (status: number | null | undefined): SendFailure =>
  status && notTaken.has(status) ? 'limited' : status && refusals.has(status) ? 'refused' : 'unknown'

/** Sends one mail, once for its idempotency key. The SDK returns errors and doesn't retry: here they are thrown. */
export async function sendMail(
  { messageId, attachments, ...mail }: Mail,
  idempotencyKey: string,
): Promise<{ id: string }> {
  assertNoOpenTransaction()
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new SendError('unknown', `no answer within ${timeoutMs} ms`)), timeoutMs).unref()
  })
  const tags = [{ name: 'message_id', value: messageId }]
  const files = attachments?.map((file) => ({ ...file }))
  const sending = connect().emails.send({ ...mail, attachments: files, tags }, { idempotencyKey })
  const { data, error, headers } = await Promise.race([sending, timeout])
  if (data) return data
  const retryAfter = Number(headers?.['retry-after'])
  throw new SendError(
    classify(error?.statusCode),
    `${error?.name}: ${error?.message}`,
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  )
}

type EventData = {
  email_id?: string
  tags?: Record<string, string>
  bounce?: { type?: string; subType?: string; message?: string; diagnosticCode?: string[] }
  failed?: { reason?: string }
  suppressed?: { type?: string; message?: string }
}

/** What went wrong in the provider's own words, every line of it. */
const wordsOf = ({ bounce, failed, suppressed }: EventData): string =>
  [bounce?.message, ...(bounce?.diagnosticCode ?? []), failed?.reason, suppressed?.message].filter(Boolean).join('\n')

/** An event of the provider, its signature (svix) checked; null when it is forged or too old. Without ids: not about a mail. */
export function readMailEvent(payload: string, headers: Headers): MailEvent | null {
  const secret = env().RESEND_WEBHOOK_SECRET
  if (!secret) return null
  const signed = {
    id: headers.get('svix-id') ?? '',
    timestamp: headers.get('svix-timestamp') ?? '',
    signature: headers.get('svix-signature') ?? '',
  }
  try {
    const event = connect().webhooks.verify({ payload, headers: signed, webhookSecret: secret })
    const data = event.data as EventData
    return {
      event: event.type,
      key: signed.id,
      providerId: data.email_id ?? '',
      messageId: data.tags?.message_id ?? null,
      bounceType: data.bounce?.type ?? '',
      bounceSubType: data.bounce?.subType ?? data.suppressed?.type ?? '',
      detail: wordsOf(data),
      happenedAt: new Date(event.created_at),
    }
  } catch {
    return null
  }
}
