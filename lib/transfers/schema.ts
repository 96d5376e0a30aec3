import { z } from 'zod'
import { isId } from '@/lib/core/ids'
import { parseAmount } from '@/lib/core/money'
import { transfersAtOnce } from './types'

/** A transfer, the orders that it is for and the plan that the page showed, as one box to tick ([1.H3]). */
const matching = z
  .string()
  .max(4_000)
  .regex(/^[0-9a-f-]{36}:[0-9a-f]{64}:[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
  .transform((text) => {
    const [transferId, seen, orderIds] = text.split(':')
    return { transferId: transferId!, seen: seen!, orderIds: [...new Set(orderIds!.split(','))] }
  })
  .refine(({ transferId, orderIds }) => [transferId, ...orderIds].every(isId))

/** How a page writes one. */
export const describeMatching = (transferId: string, seen: string, orderIds: readonly string[]): string =>
  `${transferId}:${seen}:${orderIds.join(',')}`

export const matchInput = z.object({
  match: z.preprocess(
    (ticked) => (Array.isArray(ticked) ? ticked : ticked === undefined ? [] : [ticked]),
    z.array(matching).min(1, { error: 'transfers.fields.nothing_ticked' }).max(transfersAtOnce),
  ),
})

export const transferInput = z.object({ transfer: z.uuid() })

/** A transfer recorded by hand, with what was due on the page ([1.D8]). */
export const recordInput = z.object({
  order: z.uuid(),
  seen: z.coerce.number().int().nonnegative(),
  amount: z
    .string()
    .transform((text) => parseAmount(text))
    .refine((amount) => amount !== null && amount > 0, { error: 'transfers.fields.amount' })
    .transform((amount) => amount!),
  reference: z.string().trim().max(120),
})

/** What the address of the page tells: orders typed for one transfer, or what was just done. */
export const transferFilter = z.object({
  commandes: z.string().max(200).optional().catch(undefined),
  lus: z.coerce.number().int().nonnegative().optional().catch(undefined),
  connus: z.coerce.number().int().nonnegative().optional().catch(undefined),
  faits: z.coerce.number().int().nonnegative().optional().catch(undefined),
  changes: z.coerce.number().int().nonnegative().optional().catch(undefined),
})
