'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { staffAction, visitorAction } from '@/lib/gate/action'
import { staffRoles } from '@/lib/staff/types'
import { steerMailing } from './commands/steer'
import { setSubscription } from './commands/unsubscribe'
import { steerSchema, subscriptionSchema } from './schema'

const refusals = 'mailings.refusals'

const subscribe = visitorAction({ schema: subscriptionSchema, refusals }, async ({ input, actor, structure }) => {
  const outcome = await setSubscription(actor, { structureId: structure.id, ...input })
  if (!outcome.ok) return outcome
  revalidatePath(`/${structure.slug}/desabonnement/${input.token}`)
  const t = await getTranslations('mailings.unsubscribe')
  return { ok: true, message: t(input.wants ? 'startedDone' : 'stoppedDone') }
})

/** The one button of a link to unsubscribe, which needs no login ([2.C6]). */
export async function subscriptionAction(state: FormState, form: FormData): Promise<FormState> {
  return subscribe(state, form)
}

/** Whose it is is asked by the command: an author of any role, or an admin. */
const steer = staffAction(
  { schema: steerSchema, refusals, roles: staffRoles, part: 'gestion/envois' },
  async ({ input, actor, structure }) => {
    const outcome = await steerMailing(actor, input.mailing, input.move)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/envois`, 'layout')
    const t = await getTranslations('mailings.progress')
    return {
      ok: true,
      message: t(({ pause: 'pausedDone', resume: 'resumedDone', cancel: 'cancelledDone' } as const)[input.move]),
    }
  },
)

/** Pause, resume, cancel ([2.C6]). */
export async function steerAction(state: FormState, form: FormData): Promise<FormState> {
  return steer(state, form)
}
