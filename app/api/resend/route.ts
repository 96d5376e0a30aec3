import { recordMailEvent } from '@/lib/deliveries/commands/record-event'
import { readMailEvent } from '@/lib/services/resend'

/** What the mail provider tells of a mail: delivered, bounced, complained. An error here makes it tell again. */
export async function POST(request: Request): Promise<Response> {
  const event = readMailEvent(await request.text(), request.headers)
  if (!event) return new Response(null, { status: 400 })
  const outcome = await recordMailEvent(event)
  return new Response(null, { status: outcome.ok ? 200 : 503 })
}

export const dynamic = 'force-dynamic'
