'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { memberAction } from '@/lib/gate/action'
import { updateProfile } from './commands/update-profile'
import { profileSchema } from './schema'

const save = memberAction(
  { schema: profileSchema, refusals: 'accounts.refusals', beside: { too_young: 'birthOn' } },
  async ({ input, actor, structure }) => {
    const outcome = await updateProfile(actor, structure.timeZone, input)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/mon-compte`, 'layout')
    const t = await getTranslations('accounts.profile')
    return { ok: true, message: t('saved') }
  },
)

/** 'Mon profil' ([1.B5]). */
export async function saveProfileAction(state: FormState, form: FormData): Promise<FormState> {
  return save(state, form)
}
