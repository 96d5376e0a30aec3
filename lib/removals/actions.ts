'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { countGuess } from '@/lib/gate/limits'
import { closeSession } from '@/lib/gate/session'
import { forgetCartCount } from '@/lib/gate/visitor-cart'
import { rights } from '@/lib/staff/types'
import { removeFileByOffice, removeOwnFile } from './commands/remove-file'
import { restoreFile } from './commands/restore-file'
import { officeRemovalInput, ownRemovalInput, restorationInput } from './schema'

const refusals = 'removals.refusals'

const leave = memberAction(
  { schema: ownRemovalInput, refusals, beside: { wrong_password: 'password' } },
  async ({ input, actor, structure }) => {
    const removed = await countGuess([['password-change', actor.accountId]], () => removeOwnFile(actor, input.password))
    if (!removed.ok) {
      // The list of what stands against it may have changed.
      if (removed.refusal !== 'wrong_password') refresh()
      return removed
    }
    await closeSession()
    await forgetCartCount()
    redirect(`/${structure.slug}/retrait/${removed.value === 'deleted' ? 'supprime' : 'desactive'}`)
  },
)

/** 'Demander à être retiré', by the holder of the file ([2.A6]). */
export async function leaveAction(state: FormState, form: FormData): Promise<FormState> {
  return leave(state, form)
}

const removeClient = staffAction(
  { schema: officeRemovalInput, refusals, roles: rights['files.remove'] },
  async ({ input, actor, structure, formData }) => {
    const removed = await removeFileByOffice(actor, input.file, input.reason)
    if (!removed.ok) {
      refresh()
      return removed
    }
    const files = `/${structure.slug}/gestion/dossiers`
    redirect(
      removed.value === 'deleted' ? files : `${files}/${encodeURIComponent(String(formData.get('number') ?? ''))}`,
    )
  },
)

/** The same by the office, at the client's request ([2.A6]). */
export async function removeClientAction(state: FormState, form: FormData): Promise<FormState> {
  return removeClient(state, form)
}

const restore = staffAction(
  { schema: restorationInput, refusals, roles: rights['files.remove'] },
  async ({ input, actor, structure }) => {
    const { file, ...regained } = input
    const restored = await restoreFile(actor, file, regained)
    if (restored.ok) redirect(`/${structure.slug}/gestion/dossiers/${restored.value.number}`)
    return restored
  },
)

/** 'Restaurer ce client' ([2.A6]). */
export async function restoreClientAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form)
}
