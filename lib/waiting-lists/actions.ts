'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction } from '@/lib/gate/action'
import { stopAlert } from './commands/answer-alert'
import { askAlert } from './commands/ask-alert'
import { alertIdInput, alertInput } from './schema'

const refusals = 'waitingLists.refusals'

const ask = memberAction(
  {
    part: 'mon-compte/reserver',
    schema: alertInput,
    refusals,
    beside: { alert_days: 'untilOn', alert_too_long: 'untilOn', alert_hours: 'latestAt' },
  },
  async ({ input: { teacher, ...input }, actor, structure }) => {
    const asked = await askAlert(actor, { ...input, teacherId: teacher })
    if (!asked.ok) return asked
    redirect(`/${structure.slug}/mon-compte/suivi?attente=prevenir`)
  },
)

/** 'Prévenez-moi' ([1.F2]). */
export async function askAlertAction(state: FormState, formData: FormData): Promise<FormState> {
  return ask(state, formData)
}

const stop = memberAction(
  { part: 'mon-compte/suivi', schema: alertIdInput, refusals },
  async ({ input, actor, structure }) => {
    const stopped = await stopAlert(actor, input.alert)
    if (!stopped.ok) return stopped
    redirect(`/${structure.slug}/mon-compte/suivi?attente=arretee`)
  },
)

/** 'Arrêter' a 'Prévenez-moi' ([1.F2]). */
export async function stopAlertAction(state: FormState, formData: FormData): Promise<FormState> {
  return stop(state, formData)
}
