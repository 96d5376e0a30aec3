import type { Member } from '@/lib/core/actor'
import { checkOut } from '@/lib/payments/flows'
import { showCheckout } from './payments'

/** 'Valider ma commande' by transfer or cheque, in so many times. @returns the id of the order that waits */
export async function placeOffline(actor: Member, means: 'transfer' | 'cheque', instalments = 1): Promise<string> {
  const placed = await checkOut(actor, await showCheckout(actor, { means, instalments }))
  if (!placed.ok) throw new Error(placed.refusal)
  return placed.value.orderId
}
