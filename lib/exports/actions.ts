'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { Member, Staff } from '@/lib/core/actor'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { takeAttempts } from '@/lib/gate/limits'
import { rights } from '@/lib/staff/types'
import { askExport } from './commands/ask-export'
import { exportInput } from './schema'

const refusals = 'exports.refusals'

/** Asked for so many times an hour at most; said when it is. */
async function ask(actor: Member | Staff) {
  const bounded = await takeAttempts([['export-account', actor.accountId]])
  if (!bounded.ok) return bounded
  const asked = await askExport(actor)
  if (!asked.ok) return asked
  refresh()
  return { ok: true as const, message: (await getTranslations('exports'))('asked') }
}

const askMine = memberAction({ schema: exportInput, refusals }, ({ actor }) => ask(actor))

/** 'Télécharger mes données' ([2.A7]). */
export async function askMyDataAction(state: FormState, form: FormData): Promise<FormState> {
  return askMine(state, form)
}

const askAll = staffAction({ schema: exportInput, refusals, roles: rights['exports.make'] }, ({ actor }) => ask(actor))

/** 'Préparer un export complet' ([1.H10]). */
export async function askStructureExportAction(state: FormState, form: FormData): Promise<FormState> {
  return askAll(state, form)
}
