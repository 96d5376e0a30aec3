'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction } from '@/lib/gate/action'
import { holdsOf, takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { joinQueue } from './commands/join-queue'
import { leaveQueue } from './commands/leave-queue'
import { entryInput, joinQueueInput, learnerBox } from './schema'

const queue = { part: 'mon-compte/attente', refusals: 'waitingLists.refusals' } as const

const join = memberAction({ ...queue, schema: joinQueueInput }, async ({ input, actor, structure, formData }) => {
  const bounded = await takeAttempts(holdsOf(actor.accountId, (await readFrom()).ipAddress))
  if (!bounded.ok) return bounded
  const boxes = [...formData.keys()].filter((name) => name.startsWith(learnerBox))
  const learnerIds = boxes.map((name) => name.slice(learnerBox.length))
  const joined = await joinQueue(actor, { offerId: input.offer, sessionId: input.session, learnerIds })
  if (!joined.ok) return joined
  redirect(`/${structure.slug}/mon-compte/suivi?attente=inscrit`)
})

/** 'Rejoindre la liste' ([1.G10]). */
export async function joinQueueAction(state: FormState, formData: FormData): Promise<FormState> {
  return join(state, formData)
}

const leave = memberAction({ ...queue, schema: entryInput }, async ({ input, actor, structure }) => {
  const left = await leaveQueue(actor, input.entry)
  if (!left.ok) return left
  redirect(`/${structure.slug}/mon-compte/suivi?attente=quittee`)
})

/** 'Quitter la liste', or 'Laisser ma place' while places are kept ([1.G10]). */
export async function leaveQueueAction(state: FormState, formData: FormData): Promise<FormState> {
  return leave(state, formData)
}
