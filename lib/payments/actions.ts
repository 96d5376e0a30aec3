'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { countCartLines } from '@/lib/cart/queries'
import type { Member } from '@/lib/core/actor'
import type { FormState } from '@/lib/core/outcome'
import { memberAction } from '@/lib/gate/action'
import { writeCartCount } from '@/lib/gate/cart-cookies'
import { holdsOf, takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { checkoutInput, orderInput } from '@/lib/orders/schema'
import { checkOut, deleteOrder, startCardPayment } from './flows'

const refusals = 'payments.refusals'

const checkOutCart = memberAction(
  { part: 'panier', schema: checkoutInput, refusals },
  async ({ input, actor, structure }) => {
    const { seen, immediate, means, cardTimes, chequeTimes, billing } = input
    const from = await readFrom()
    const bounded = await takeAttempts(holdsOf(actor.accountId, from.ipAddress))
    if (!bounded.ok) return bounded
    const placed = await checkOut(actor, {
      seen,
      requestsImmediateStart: immediate === 'on',
      means,
      billing,
      instalments: { card: cardTimes, cheque: chequeTimes, transfer: 1 }[means],
      ...from,
    })
    if (placed.ok) {
      await recount(actor)
      redirect(`/${structure.slug}/paiement/${placed.value.orderId}` as never)
    }
    if (placed.refusal === 'order_paid')
      redirect(`/${structure.slug}/paiement/${placed.detail?.orderId}/merci` as never)
    // Whatever changed is shown with the reason ([1.C9]).
    refresh()
    return placed
  },
)

/** An order by transfer or cheque has taken its lines out of the cart, whose figure stands on every page. */
async function recount({ structureId, clientFileId }: Member): Promise<void> {
  await writeCartCount(await countCartLines({ kind: 'file', structureId, clientFileId }))
}

/** 'Valider ma commande' ([6.L3]). */
export async function validateOrder(state: FormState, formData: FormData): Promise<FormState> {
  return checkOutCart(state, formData)
}

const start = memberAction({ part: 'paiement', schema: orderInput, refusals }, async ({ input, actor, structure }) => {
  const started = await startCardPayment(actor, input.order)
  if (started.ok) return { ok: true, message: '', value: started.value }
  const isKnownLater = started.refusal === 'order_paid' || started.refusal === 'payment_under_way'
  if (isKnownLater) redirect(`/${structure.slug}/paiement/${input.order}/merci?essai=1` as never)
  return started
})

/** Called by the payment page once it runs: the intent is made by this call, never by opening the page. */
export async function startPayment(formData: FormData): Promise<FormState> {
  return start(null, formData)
}

const remove = memberAction({ part: 'panier', schema: orderInput, refusals }, async ({ input, actor, structure }) => {
  const deleted = await deleteOrder(actor, input.order)
  if (!deleted.ok) return deleted
  redirect(`/${structure.slug}/panier?commande=supprimee` as never)
})

/** 'Supprimer la commande', while nothing was received ([1.D7]). */
export async function deleteWaitingOrder(formData: FormData): Promise<void> {
  const state = await remove(null, formData)
  const code = state && !state.ok && 'refusal' in state ? state.refusal : 'not_found'
  redirect(`/${encodeURIComponent(String(formData.get('structure') ?? ''))}/panier?commande=${code}` as never)
}
