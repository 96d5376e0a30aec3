'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Member } from '@/lib/core/actor'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, visitorAction } from '@/lib/gate/action'
import { ensureCartOwner, readCartOwner, writeCartCount } from '@/lib/gate/cart-cookies'
import { giftInput } from '@/lib/gifts/schema'
import { entryInput } from '@/lib/places/schema'
import type { Structure } from '@/lib/structures/queries'
import { acceptPlaces } from './commands/accept-places'
import { type Added, addLine } from './commands/add-line'
import { acceptChanges, removeLine, setLineLearner } from './commands/change-line'
import { setGift } from './commands/set-gift'
import { setLineStart } from './commands/set-start'
import { acceptChangesInput, addLineInput, addToCartInput, lineInput, lineLearnerInput, lineStartInput } from './schema'

const ours = { part: 'panier', refusals: 'cart.refusals' } as const

/** Back to the cart, which says in a sentence why nothing was done; the codes are a closed list, checked there. */
function showRefusal(state: FormState, formData: FormData): never {
  const path = `/${encodeURIComponent(String(formData.get('structure') ?? ''))}/panier`
  const refused = state && !state.ok && 'refusal' in state ? state : null
  if (refused?.refusal === 'session_ended') redirect(`${path.replace(/panier$/, 'connexion')}?retour=${path}` as never)
  const search = new URLSearchParams({ refus: refused?.refusal ?? 'invalid' })
  const detail = refused?.detail
  const age = detail?.minAge ?? detail?.maxAge
  if (age !== undefined && age !== null) search.set('age', String(age))
  if (detail?.reference) search.set('reference', String(detail.reference))
  redirect(`${path}?${search}` as never)
}

const add = visitorAction({ ...ours, schema: addToCartInput }, async ({ input, actor, structure }) => {
  const added = await addLine(await ensureCartOwner(structure.id, actor), { offerId: input.offer, learnerId: null })
  if (!added.ok) return added
  await writeCartCount(added.value.count)
  redirect(pathAfter(structure, added.value) as never)
})

/** A package of a group course asks first where it starts ([1.C6]). */
const pathAfter = ({ slug }: Structure, { startOfLineId, version }: Added): string =>
  startOfLineId ? `/${slug}/panier/date/${startOfLineId}` : `/${slug}/panier?ajout=${version}`

/** 'Ajouter au panier' on public pages: a plain form, without a script ([1.A2] [1.C2]). Ends in the cart either way. */
export async function addToCart(formData: FormData): Promise<void> {
  showRefusal(await add(null, formData), formData)
}

type Adding = { input: z.output<typeof addLineInput>; actor: Member; structure: Structure }

async function addForLearner({ input, actor, structure }: Adding) {
  const owner = await ensureCartOwner(structure.id, actor)
  const added = await addLine(owner, { offerId: input.offer, learnerId: input.learner })
  if (added.ok) await writeCartCount(added.value.count)
  return added
}

const addFor = memberAction({ ...ours, schema: addLineInput }, async (call) => {
  const added = await addForLearner(call)
  if (!added.ok) return added
  if (added.value.startOfLineId) redirect(pathAfter(call.structure, added.value) as never)
  refresh()
  return { ok: true, message: (await getTranslations('orders.shop'))('added') }
})

const addAndShow = memberAction({ ...ours, schema: addLineInput }, async (call) => {
  const added = await addForLearner(call)
  if (!added.ok) return added
  redirect(`/${call.structure.slug}/panier?ajout=${added.value.version}` as never)
})

/** 'Ajouter au panier' in the member's shop: for whom is asked, an age outside the offer's refused there and then ([1.C2]). */
export async function addToCartFor(state: FormState, formData: FormData): Promise<FormState> {
  return addFor(state, formData)
}

/** The one click that adds the membership a package asks for ([1.C4]). */
export async function addMembershipToCart(formData: FormData): Promise<void> {
  showRefusal(await addAndShow(null, formData), formData)
}

const remove = visitorAction({ ...ours, schema: lineInput }, async ({ input, actor, structure }) => {
  const owner = await readCartOwner(structure.id, actor)
  if (!owner) redirect(`/${structure.slug}/panier` as never)
  const removed = await removeLine(owner, input.line)
  if (!removed.ok) return removed
  await writeCartCount(removed.value.count)
  const { version, noLongerHold } = removed.value
  const said = noLongerHold.length > 0 ? `retrait=${version}&adhesion=1` : `retrait=${version}`
  redirect(`/${structure.slug}/panier?${said}` as never)
})

/** 'Supprimer': the cart then says which lines no longer hold ([1.C4]). */
export async function removeFromCart(formData: FormData): Promise<void> {
  showRefusal(await remove(null, formData), formData)
}

const choose = memberAction({ ...ours, schema: lineLearnerInput }, async ({ input, actor, structure }) => {
  const owner = await ensureCartOwner(structure.id, actor)
  const chosen = await setLineLearner(owner, input.line, input.learner)
  if (!chosen.ok) return chosen
  redirect(`/${structure.slug}/panier?pour=${chosen.value.version}` as never)
})

/** Says for whom a line is ([1.C8]). */
export async function chooseLearner(formData: FormData): Promise<void> {
  showRefusal(await choose(null, formData), formData)
}

const setDetails = visitorAction(
  { ...ours, schema: giftInput, beside: { gift_day_past: 'sendOn', gift_day_too_late: 'sendOn' } },
  async ({ input: { line, ...gift }, actor, structure }) => {
    const owner = await ensureCartOwner(structure.id, actor)
    const kept = await setGift(owner, line, gift)
    if (!kept.ok) return kept
    redirect(`/${structure.slug}/panier?cadeau=${kept.value.version}` as never)
  },
)

/** For whom a gift is, what its voucher says and when it leaves ([1.C7]). */
export async function setGiftDetails(state: FormState, formData: FormData): Promise<FormState> {
  return setDetails(state, formData)
}

const start = visitorAction({ ...ours, schema: lineStartInput }, async ({ input, actor, structure }) => {
  const owner = await readCartOwner(structure.id, actor)
  const chosen = owner ? await setLineStart(owner, input.line, input.session) : null
  if (!chosen) redirect(`/${structure.slug}/panier` as never)
  if (!chosen.ok) return chosen
  redirect(`/${structure.slug}/panier?debut=${chosen.value.version}` as never)
})

/** 'Garder cette date': where a package of a group course starts ([1.C6]). */
export async function chooseStart(state: FormState, formData: FormData): Promise<FormState> {
  return start(state, formData)
}

const accept = memberAction({ ...ours, schema: acceptChangesInput }, async ({ input, actor, structure }) => {
  const owner = await ensureCartOwner(structure.id, actor)
  const accepted = await acceptChanges(owner, input.seen)
  if (!accepted.ok) return accepted
  redirect(`/${structure.slug}/panier?accepte=${accepted.value.version}` as never)
})

/** The buyer accepts the changes that the cart shows ([1.C9]). */
export async function acceptCartChanges(formData: FormData): Promise<void> {
  showRefusal(await accept(null, formData), formData)
}

const takePlaces = memberAction(
  { ...ours, schema: entryInput, refusals: 'waitingLists.refusals' },
  async ({ input, actor, structure }) => {
    const taken = await acceptPlaces(actor, input.entry)
    if (!taken.ok) return taken
    await writeCartCount(taken.value.count)
    redirect(`/${structure.slug}/panier?ajout=${taken.value.version}` as never)
  },
)

/** 'Prendre ces places': what the waiting list offers, in the cart ([1.G10]). */
export async function acceptQueueOffer(state: FormState, formData: FormData): Promise<FormState> {
  return takePlaces(state, formData)
}
