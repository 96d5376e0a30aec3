'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { askExport } from './commands/ask-export'
import { exportInput } from './schema'

const refusals = 'exports.refusals'

async function said(): Promise<FormState> {
  refresh()
  return { ok: true, message: (await getTranslations('exports'))('asked') }
}

const askMine = memberAction({ schema: exportInput, refusals }, async ({ actor }) => {
  const asked = await askExport(actor)
  return asked.ok ? said() : asked
})

/** 'Télécharger mes données' ([2.A7]). */
export async function askMyDataAction(state: FormState, form: FormData): Promise<FormState> {
  return askMine(state, form)
}

const askAll = staffAction({ schema: exportInput, refusals, roles: rights['exports.make'] }, async ({ actor }) => {
  const asked = await askExport(actor)
  return asked.ok ? said() : asked
})

/** 'Préparer un export complet' ([1.H10]). */
export async function askStructureExportAction(state: FormState, form: FormData): Promise<FormState> {
  return askAll(state, form)
}
