'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { type FormState, refuse } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { countGuess, guessesAtCode, takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { moneyDesk } from '@/lib/staff/types'
import { redeemVoucher } from './commands/redeem-voucher'
import { sendVoucherNow } from './commands/send-voucher'
import { findShownVoucher, findVoucherOfCode, sealVoucher } from './queries/find-voucher'
import { codeFormInput, officeRedeemInput, redeemInput, sendingInput } from './schema'

const refusals = 'gifts.refusals'

const show = memberAction(
  { part: 'mon-compte/cadeau', schema: codeFormInput, refusals, beside: { voucher_unknown: 'code' } },
  async ({ input, actor, structure }) => {
    const { ipAddress } = await readFrom()
    const guesses = guessesAtCode(actor.accountId, ipAddress)
    const found = await countGuess(guesses, () => findVoucherOfCode(structure.id, input.code))
    if (!found.ok) return found
    redirect(`/${structure.slug}/mon-compte/cadeau?bon=${sealVoucher(actor, found.value.id)}` as never)
  },
)

/** 'Voir le bon' ([1.C7]): a wrong code counts as a guess; a right one never does, whatever became of its voucher. */
export async function showVoucherAction(state: FormState, form: FormData): Promise<FormState> {
  return show(state, form)
}

const redeem = memberAction(
  { part: 'mon-compte/cadeau', schema: redeemInput, refusals, beside: { voucher_learner_unknown: 'learner' } },
  async ({ input, actor, structure }) => {
    const voucher = await findShownVoucher(actor, input.bon)
    if (!voucher) return refuse('voucher_unknown')
    const { clientFileId } = actor
    const used = await redeemVoucher(actor, { voucherId: voucher.id, clientFileId, learnerId: input.learner })
    if (!used.ok) return used
    redirect(`/${structure.slug}/mon-compte/reserver?cadeau=1` as never)
  },
)

/** 'Utiliser ce bon' ([1.C7]): goes on to the booking of the first lesson. */
export async function redeemVoucherAction(state: FormState, form: FormData): Promise<FormState> {
  return redeem(state, form)
}

const beside = { voucher_without_address: 'email' }

const send = memberAction(
  { part: 'mon-compte/achats', schema: sendingInput, refusals, beside },
  async ({ input, actor, structure }) => {
    const bounded = await takeAttempts([['gift-account', actor.accountId]])
    if (!bounded.ok) return bounded
    const sent = await sendVoucherNow(actor, { voucherId: input.voucher, email: input.email })
    if (!sent.ok) return sent
    revalidatePath(`/${structure.slug}/mon-compte/achats`)
    return { ok: true, message: (await getTranslations('gifts.mine'))('sent', sent.value) }
  },
)

/** 'Envoyer maintenant' and 'Renvoyer', by whoever bought the gift ([1.C7]). */
export async function sendVoucherAction(state: FormState, form: FormData): Promise<FormState> {
  return send(state, form)
}

const sendByOffice = staffAction(
  { part: 'gestion/cadeaux', schema: sendingInput, refusals, roles: moneyDesk, beside },
  async ({ input, actor, structure }) => {
    const sent = await sendVoucherNow(actor, { voucherId: input.voucher, email: input.email })
    if (!sent.ok) return sent
    revalidatePath(`/${structure.slug}/gestion/cadeaux/${input.voucher}`)
    return { ok: true, message: (await getTranslations('gifts.mine'))('sent', sent.value) }
  },
)

/** The same, asked on the telephone. */
export async function sendVoucherByOffice(state: FormState, form: FormData): Promise<FormState> {
  return sendByOffice(state, form)
}

const redeemByOffice = staffAction(
  {
    part: 'gestion/cadeaux',
    schema: officeRedeemInput,
    refusals,
    roles: moneyDesk,
    beside: { voucher_learner_unknown: 'learner' },
  },
  async ({ input, actor, structure }) => {
    const { voucher: voucherId, client: clientFileId, learner: learnerId } = input
    const used = await redeemVoucher(actor, { voucherId, clientFileId, learnerId })
    if (!used.ok) return used
    redirect(`/${structure.slug}/gestion/cadeaux/${voucherId}?utilise=1` as never)
  },
)

/** The office uses a voucher for a client on the telephone ([1.C7] [1.H8]). */
export async function redeemVoucherByOffice(state: FormState, form: FormData): Promise<FormState> {
  return redeemByOffice(state, form)
}
