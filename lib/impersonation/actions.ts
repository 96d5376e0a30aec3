'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { getContext } from '@/lib/gate/actor'
import { isOwnOrigin } from '@/lib/gate/origin'
import { loginPath, staffHome } from '@/lib/gate/return-path'
import { forgetCartCount } from '@/lib/gate/visitor-cart'
import { rights } from '@/lib/staff/types'
import { beginImpersonation } from './commands/begin'
import { leavePortal } from './commands/end'
import { beginInput } from './schema'

const begin = staffAction(
  { schema: beginInput, refusals: 'impersonation.refusals', roles: rights['files.impersonate'] },
  async ({ input, actor, structure }) => {
    const begun = await beginImpersonation(actor, { clientFileId: input.client, reason: input.reason })
    if (!begun.ok) return begun
    // The figure beside 'Panier' on public pages was the staff's own.
    await forgetCartCount()
    redirect(`/${structure.slug}/mon-compte` as never)
  },
)

/** 'Se connecter en tant que…' ([2.B1]). */
export async function beginImpersonationAction(state: FormState, form: FormData): Promise<FormState> {
  return begin(state, form)
}

/** 'Revenir à l'administration' ([2.B3]): a plain form; over already, it leads to the office all the same. */
export async function leavePortalAction(form: FormData): Promise<void> {
  if (!isOwnOrigin(await headers())) return
  const { actor, staff, structure, impersonation } = await getContext(String(form.get('structure') ?? ''))
  const { slug } = structure
  if (actor.kind === 'staffAs') {
    await leavePortal(actor)
    await forgetCartCount()
  }
  if (!staff) redirect(loginPath(slug) as never)
  redirect((impersonation ? `${staffHome(slug)}/dossiers/${impersonation.fileNumber}` : staffHome(slug)) as never)
}
